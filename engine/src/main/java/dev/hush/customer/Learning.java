package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.event.CustomerEvent;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.FieldProblem;
import dev.hush.event.HouseEvents;
import dev.hush.plan.FollowUp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a customer's state learns from an event: a pure function of the two and the instant of arrival.
 *
 * <p>What cannot be read teaches nothing: an unknown zone leaves the zone unknown, an unknown channel gives no consent.
 */
public record Learning(EventCatalog catalog, Map<String, FactDeclaration> declarations, List<FreezeRule> freezeRules) {
    public Learning {
        declarations = Map.copyOf(declarations);
        freezeRules = List.copyOf(freezeRules);
    }

    /** The state after the event, heard of at {@code now}; its follow-ups that the event answers are gone. */
    public CustomerState learn(CustomerState before, CustomerEvent event, Instant now) {
        EventType type = catalog.typeOf(event);
        CustomerStateEditor state = before.edit();
        if (!event.type().equals(HouseEvents.CAMPAIGN_ASKED)) {
            state.seenAt(event.time()); // our own question is no sign of life
        }
        if (type.countAs().isPresent() || type.keepAtMost() > 0) {
            state.event(event.type(), memory -> memory.with(event, type, now));
        }
        if (type.byCustomer()) {
            state.engagedAt(event.time().isAfter(now) ? now : event.time());
        }
        type.basis().ifPresent(basis -> proveBasis(before, state, basis, event));
        type.facts()
                .forEach((fact, field) -> Optional.ofNullable(event.data().get(field))
                        .ifPresent(value -> learnFact(state, fact, value, event.time())));
        houseEvent(before, state, event, now);
        state.freezes(freezes -> freeze(freezes, event, type.occasionKeyOf(event), now));
        state.rests(rests -> rests.stream()
                .filter(rest -> rest.openAt(now) && !rest.isEndedBy(event.type(), event.time()))
                .toList());
        answered(before, event).forEach(followUp -> state.dropFollowUp(followUp.key()));
        return state.done();
    }

    /** The follow-ups of the state that the event answers. */
    public List<FollowUp> answered(CustomerState state, CustomerEvent event) {
        if (state.followUps().isEmpty()) {
            return List.of();
        }
        String occasionKey = catalog.typeOf(event).occasionKeyOf(event);
        return state.followUps().stream()
                .filter(followUp -> followUp.isCancelledBy(event.type(), occasionKey))
                .toList();
    }

    /** What is wrong with the event's data, so that it would teach nothing or something else; empty where all is good. */
    public Optional<FieldProblem> problem(CustomerEvent event) {
        return catalog.typeOf(event).problem(event).or(() -> switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED ->
                event.text("zone")
                        .filter(zone -> readZone(zone).isEmpty())
                        .map(zone -> new FieldProblem("data.zone", "a zone such as Asia/Taipei", '"' + zone + '"'));
            case HouseEvents.CONSENT_GIVEN -> Statements.problem(event);
            default -> Optional.empty();
        });
    }

    /** The fact as it would be remembered from now on. */
    public Fact fact(String name, Object value, Instant at) {
        return declarations.getOrDefault(name, FactDeclaration.undeclared(name)).learned(value, at);
    }

    private void learnFact(CustomerStateEditor state, String name, Object value, Instant at) {
        state.fact(name, fact(name, value, at));
    }

    private static void proveBasis(
            CustomerState before, CustomerStateEditor state, LawfulBasis basis, CustomerEvent event) {
        if (before.consents().records().stream().noneMatch(known -> known.basis() == basis)) {
            state.consent(ConsentRecord.of(
                    Purpose.SERVICE, Channel.EMAIL, basis, true, event.time(), Statements.proof(event)));
        }
    }

    private void houseEvent(CustomerState before, CustomerStateEditor state, CustomerEvent event, Instant now) {
        switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED -> declare(before, state, event);
            case HouseEvents.CONSENT_GIVEN ->
                Statements.given(event, now).forEach(statement -> given(state, statement));
            case HouseEvents.CONSENT_WITHDRAWN -> Statements.withdrawn(event).forEach(state::consent);
            case HouseEvents.CUSTOMER_PAUSED -> state.pauseUntil(Statements.pausedUntil(event));
            case HouseEvents.CUSTOMER_RESUMED -> state.resume();
            case HouseEvents.MESSAGE_BOUNCED ->
                Statements.channel(event.text("channel").orElse(""))
                        .ifPresent(channel -> state.suppress(channel, Suppressions.BOUNCE));
            case HouseEvents.MESSAGE_COMPLAINED ->
                Stream.of(Channel.values()).forEach(channel -> state.suppress(channel, Suppressions.COMPLAINT));
            default -> {
                // every other type teaches what its declaration says
            }
        }
        boolean asked = event.type().equals(HouseEvents.CONSENT_REQUESTED);
        if (event.type().equals(HouseEvents.CONSENT_GIVEN)
                || (asked && before.addresses().isEmpty())) {
            addresses(state, event); // whoever asks for somebody must not turn that person's mail to another address
        }
    }

    /** Who confirmed from the address itself may be written to there again. */
    private static void given(CustomerStateEditor state, ConsentRecord statement) {
        state.consent(statement);
        if (statement.proof().method() == Method.DOUBLE_OPT_IN) {
            state.unsuppress(statement.channel(), "OPTED_OUT");
        }
    }

    /** A statement that comes late fills gaps, and takes nothing back that was said after it. */
    private void declare(CustomerState before, CustomerStateEditor state, CustomerEvent event) {
        boolean newest = before.memoryOf(event.type())
                .last()
                .filter(last -> last.isAfter(event.time()))
                .isEmpty();
        if (newest || before.zone().isEmpty()) {
            event.text("zone").ifPresent(text -> readZone(text).ifPresent(state::zone));
        }
        if (newest || before.language().isEmpty()) {
            event.text("language").ifPresent(state::language);
        }
        if (newest || before.country().isEmpty()) {
            event.text("country").ifPresent(code -> state.country(code.toUpperCase(Locale.ROOT)));
        }
        if (newest || before.addresses().isEmpty()) {
            addresses(state, event);
        }
        event.data().forEach((name, value) -> {
            if (declarations.containsKey(name)) {
                learnFact(state, name, value, event.time());
            }
        });
    }

    private static void addresses(CustomerStateEditor state, CustomerEvent event) {
        address(event, "email", address -> state.address(Channel.EMAIL, address));
        address(event, "phone", address -> state.address(Channel.SMS, address).address(Channel.PHONE, address));
        address(event, "webhook", address -> state.address(Channel.WEBHOOK, address));
        address(event, "push", address -> state.address(Channel.PUSH, address));
    }

    private static void address(CustomerEvent event, String field, Consumer<String> keep) {
        event.text(field).filter(text -> !text.isBlank()).ifPresent(keep);
    }

    private List<Freeze> freeze(List<Freeze> freezes, CustomerEvent event, String occasionKey, Instant now) {
        List<Freeze> after = freezes;
        for (FreezeRule rule : freezeRules) {
            if (rule.fits(event)) {
                after = rule.effect() == FreezeRule.Effect.OPENS
                        ? open(after, rule, event, occasionKey, now)
                        : end(after, rule, event, occasionKey);
            }
        }
        return after.stream().filter(freeze -> freeze.openAt(now)).toList();
    }

    private static List<Freeze> open(
            List<Freeze> freezes, FreezeRule rule, CustomerEvent event, String occasionKey, Instant now) {
        List<Freeze> after = new ArrayList<>(freezes);
        after.add(new Freeze(rule.cause(), occasionKey, event.time(), now, Optional.empty()));
        return after;
    }

    private static List<Freeze> end(List<Freeze> freezes, FreezeRule rule, CustomerEvent event, String occasionKey) {
        List<Freeze> after = new ArrayList<>();
        for (Freeze freeze : freezes) {
            boolean meant = freeze.cause().equals(rule.cause()) && event.time().isAfter(freeze.causedAt());
            if (!meant) {
                after.add(freeze);
            } else if (rule.effect() == FreezeRule.Effect.REPAIRED) {
                after.add(
                        freeze.occasionKey().equals(occasionKey)
                                ? freeze.endingAt(event.time().plus(rule.coolDown()))
                                : freeze);
            }
        }
        return after;
    }

    private static Optional<ZoneId> readZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
