package dev.hush.customer;

import dev.hush.address.AddressForms;
import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import dev.hush.contact.Contact;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.FieldProblem;
import dev.hush.event.HouseEvents;
import dev.hush.plan.FollowUp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a customer's state learns from an event: a pure function of the two and the instant of arrival.
 *
 * <p>What cannot be read teaches nothing: an unknown zone leaves the zone unknown, an unknown channel gives no consent.
 */
public record Learning(
        EventCatalog catalog,
        Map<String, FactDeclaration> declarations,
        List<FreezeRule> freezeRules,
        Sources sources,
        AddressForms forms) {
    /** In a house that trusts no source more than another, with plain addresses. */
    public Learning(EventCatalog catalog, Map<String, FactDeclaration> declarations, List<FreezeRule> freezeRules) {
        this(catalog, declarations, freezeRules, Sources.NONE, AddressForms.PLAIN);
    }

    public Learning {
        declarations = Map.copyOf(declarations);
        freezeRules = List.copyOf(freezeRules);
    }

    /** The state after the event; its follow-ups that the event answers are gone. */
    public CustomerState learn(CustomerState before, CustomerEvent event, Hearing hearing) {
        Instant now = hearing.now();
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
        type.basis().ifPresent(basis -> proveBasis(before, state, basis, event, now));
        type.facts()
                .forEach((fact, field) -> Optional.ofNullable(event.data().get(field))
                        .ifPresent(value -> learnFact(state, fact, value, event.time())));
        houseEvent(before, state, event, hearing);
        new FreezeLearning(freezeRules, sources, hearing).learn(before, state, event, type.occasionKeyOf(event));
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
        return catalog.typeOf(event)
                .problem(event)
                .or(() -> new FieldChecks(forms).problem(event))
                .or(() -> event.type().equals(HouseEvents.CUSTOMER_IDENTIFIED) ? identified(event) : Optional.empty());
    }

    private Optional<FieldProblem> identified(CustomerEvent event) {
        if (Statements.same(event).isEmpty()) {
            return Optional.of(new FieldProblem(
                    "data.same",
                    "a list of other identities of the customer",
                    event.text("same").map(it -> '"' + it + '"').orElse("nothing")));
        }
        return sources.identifies(event.source())
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        "source",
                        "a source that may say who is who (identifies = yes in rules/house/sources.csv)",
                        '"' + event.source() + '"'));
    }

    /** The other identities that the event says are the customer's. */
    public static List<CustomerId> same(CustomerEvent event) {
        return event.type().equals(HouseEvents.CUSTOMER_IDENTIFIED) ? Statements.same(event) : List.of();
    }

    /** The fact as it would be remembered from now on. */
    public Fact fact(String name, Object value, Instant at) {
        return declarations.getOrDefault(name, FactDeclaration.undeclared(name)).learned(value, at);
    }

    private void learnFact(CustomerStateEditor state, String name, Object value, Instant at) {
        state.fact(name, fact(name, value, at));
    }

    private static void proveBasis(
            CustomerState before, CustomerStateEditor state, LawfulBasis basis, CustomerEvent event, Instant now) {
        if (before.consents().records().stream().noneMatch(known -> known.basis() == basis)) {
            Said said = new Said(event.source(), event.time(), now);
            state.consent(new ConsentRecord(
                    Purpose.SERVICE,
                    Channel.EMAIL,
                    basis,
                    true,
                    said,
                    Optional.empty(),
                    false,
                    Statements.proof(event),
                    Optional.empty(),
                    false,
                    false));
        }
    }

    private void houseEvent(CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        AddressLearning addresses = new AddressLearning(sources, hearing);
        switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED -> declare(before, state, event, addresses);
            case HouseEvents.CONSENT_REQUESTED -> {
                if (before.addresses().isEmpty()) { // whoever asks must not turn a person's mail to another address
                    addresses.learn(before, state, event);
                }
            }
            case HouseEvents.CONSENT_GIVEN -> {
                addresses.learn(before, state, event);
                Statements.given(before, state, event, hearing).forEach(it -> given(state, it));
            }
            case HouseEvents.CONSENT_WITHDRAWN ->
                Statements.withdrawn(before, state, event, hearing).forEach(it -> state.consent(it, sources));
            case HouseEvents.CUSTOMER_PAUSED -> pause(before, state, event, hearing);
            case HouseEvents.CUSTOMER_RESUMED -> resume(before, state, event, hearing);
            case HouseEvents.MESSAGE_BOUNCED -> bounce(before, state, event, hearing);
            case HouseEvents.MESSAGE_COMPLAINED -> complain(before, state, event, hearing);
            default -> {
                // every other type teaches what its declaration says
            }
        }
    }

    private void given(CustomerStateEditor state, ConsentRecord statement) {
        state.consent(statement, sources);
        if (statement.byHand()) {
            state.unsuppress(statement.channel(), Suppressions.OPTED_OUT); // of a store from before addresses had keys
        }
    }

    private void pause(CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        Said no = hearing.no(before, event);
        if (before.resumed().map(yes -> sources.holds(no, yes)).orElse(true)) {
            state.pause(new Pause(Statements.pausedUntil(event), no));
        }
    }

    private void resume(CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        Said yes = hearing.yes(before, event);
        state.resumed(yes);
        if (before.pause().filter(it -> sources.holds(it.said(), yes)).isEmpty()) {
            state.resume();
        }
    }

    /** The address that bounced is the one that the event names, else the customer's. */
    private static void bounce(CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        Statements.channel(event.text("channel").orElse(""))
                .ifPresent(channel -> FieldChecks.said(event, "address")
                        .map(text -> hearing.keys().of(channel, text, event.text("country")))
                        .or(() -> before.reach().key(channel))
                        .ifPresentOrElse(
                                key -> state.dead(key, Suppressions.BOUNCE, hearing.heard(before)),
                                () -> state.suppress(channel, Suppressions.BOUNCE)));
    }

    private static void complain(
            CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        Stream.of(Channel.values()).forEach(channel -> state.suppress(channel, Suppressions.COMPLAINT));
        complaining(before, event).forEach(key -> state.dead(key, Suppressions.COMPLAINT, hearing.heard(before)));
    }

    /**
     * The addresses that a complaint speaks for: where the message went that it names, else wherever messages went; the
     * customer's own where we know of none.
     */
    private static Collection<String> complaining(CustomerState before, CustomerEvent event) {
        List<Contact> sent = before.contacts().contacts().stream()
                .filter(it -> it.handedOver().isPresent() && it.address().isPresent())
                .toList();
        List<Contact> named = sent.stream()
                .filter(it -> event.cause().filter(it.key()::equals).isPresent())
                .toList();
        Set<String> keys = new HashSet<>();
        (named.isEmpty() ? sent : named).forEach(it -> it.address().ifPresent(keys::add));
        keys.retainAll(before.reach().known()); // who else has the others is not looked up for a complaint
        return keys.isEmpty() ? before.reach().keys().values() : keys;
    }

    /** A statement that comes late fills gaps, and takes nothing back that was said after it. */
    private void declare(
            CustomerState before, CustomerStateEditor state, CustomerEvent event, AddressLearning addresses) {
        boolean newest = before.memoryOf(event.type())
                .last()
                .filter(last -> last.isAfter(event.time()))
                .isEmpty();
        if (newest || before.zone().isEmpty()) {
            FieldChecks.said(event, "zone")
                    .ifPresent(text -> FieldChecks.readZone(text).ifPresent(state::zone));
        }
        if (newest || before.language().isEmpty()) {
            FieldChecks.said(event, "language").ifPresent(state::language);
        }
        if (newest || before.country().isEmpty()) {
            FieldChecks.said(event, "country").ifPresent(code -> state.country(code.toUpperCase(Locale.ROOT)));
        }
        if (newest || before.addresses().isEmpty()) {
            addresses.learn(before, state, event);
        }
        event.data().forEach((name, value) -> {
            if (declarations.containsKey(name)) {
                learnFact(state, name, value, event.time());
            }
        });
    }
}
