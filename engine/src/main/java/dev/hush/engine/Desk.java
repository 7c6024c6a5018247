package dev.hush.engine;

import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.customer.Hearing;
import dev.hush.decision.Chance;
import dev.hush.decision.Decider;
import dev.hush.decision.Decider.Deliberation;
import dev.hush.decision.Guards;
import dev.hush.decision.Objection;
import dev.hush.decision.Reason;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.event.CustomerEvent;
import dev.hush.event.EventCatalog;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.offer.Budget.Account;
import dev.hush.plan.Deferral;
import dev.hush.plan.FollowUp;
import dev.hush.plan.Outreach;
import dev.hush.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks at one customer once: decide, plan, apply. Pure, and the same in production, replay and cases. */
public final class Desk {
    private final Rulebook book;
    private final Chance chance;
    private final Decider decider;
    private final Planner planner;
    private final Guards guards = Guards.atDispatch();
    private final AddressKeys keys;
    private final Predicate<String> suppressed;

    public Desk(Rulebook book, Chance chance) {
        this(book, chance, new AddressKeys(chance.hash(), book.learning().forms()));
    }

    /** @param keys the names of addresses, under the same secret */
    Desk(Rulebook book, Chance chance, AddressKeys keys) {
        this(book, chance, keys, key -> false);
    }

    private Desk(Rulebook book, Chance chance, AddressKeys keys, Predicate<String> suppressed) {
        this.keys = keys;
        this.suppressed = suppressed;
        this.book = book;
        this.chance = chance;
        this.decider = new Decider(book.rules());
        this.planner = new Planner(book.version(), book.house(), book.learning());
    }

    /** The names of addresses. */
    AddressKeys keys() {
        return keys;
    }

    /**
     * An event is learned and decided upon; one that the customer did not agree to is let go unseen.
     *
     * @param household knows who shares an address with the customer, now and once the event is learned
     */
    Step event(CustomerState before, Household household, CustomerEvent event, Instant now, Map<Account, Long> left) {
        if (!mayCollect(before, event, now)) {
            return Step.notCollected(before, event, now);
        }
        List<FollowUp> answered = book.learning().answered(before, event);
        Hearing hearing = new Hearing(now, keys, household.sharers(before));
        CustomerState heard = withoutSuppressed(before, book.learning().learn(before, event, hearing), now);
        CustomerState learned = household.joined(before, heard);
        Look look = Look.EVENT;
        return look(
                new Company(learned, household.sharers(learned)), event, now, left, look, answered, Optional.empty());
    }

    /** A customer and those who share an address. */
    private record Company(CustomerState state, Collection<CustomerState> sharers) {}

    /** The same desk, which knows addresses that nobody may write to any more, by their keys. */
    Desk suppressing(Predicate<String> addresses) {
        return new Desk(book, chance, keys, addresses);
    }

    /** A new address that belonged to someone who was erased stays silent until it says yes itself. */
    private CustomerState withoutSuppressed(CustomerState before, CustomerState learned, Instant now) {
        if (learned.reach() == before.reach()) {
            return learned;
        }
        CustomerStateEditor state = learned.edit();
        learned.reach().keys().forEach((channel, key) -> {
            if (!before.reach().key(channel).filter(key::equals).isPresent() && suppressed.test(key)) {
                state.dead(key, Reason.OPTED_OUT.name(), now);
            }
        });
        return state.done();
    }

    private boolean mayCollect(CustomerState state, CustomerEvent event, Instant now) {
        return book.learning()
                .catalog()
                .typeOf(event)
                .collectedFor()
                .map(purpose -> Stream.of(Channel.values())
                        .anyMatch(channel -> state.consents().allows(purpose, channel, now)))
                .orElse(true);
    }

    /** The follow-ups and deferrals that are due, the weightiest first; looking at one may change the others. */
    List<Due> due(CustomerState state, Instant now) {
        List<Due> due = new ArrayList<>();
        state.followUps().stream().filter(it -> !it.due().isAfter(now)).forEach(it -> due.add(new Due(it)));
        state.deferrals().stream().filter(it -> !it.until().isAfter(now)).forEach(it -> due.add(new Due(it)));
        if (due.size() > 1) {
            due.sort(Comparator.comparing((Due it) -> rank(state, it, now)).thenComparing(Due::key));
        }
        return due;
    }

    /** Something due: a question to come back to, or a proposal that waited. */
    record Due(Optional<FollowUp> followUp, Optional<Deferral> deferral) {
        Due(FollowUp it) {
            this(Optional.of(it), Optional.empty());
        }

        Due(Deferral it) {
            this(Optional.empty(), Optional.of(it));
        }

        String key() {
            return followUp.map(FollowUp::key)
                    .orElseGet(() -> deferral.orElseThrow().key());
        }

        /** What the rules are asked about. */
        CustomerEvent event() {
            return followUp.map(Occasions::due)
                    .orElseGet(() -> deferral.orElseThrow().event());
        }

        CustomerState dropFrom(CustomerState state) {
            return followUp.map(it -> state.edit().dropFollowUp(it.key()).done())
                    .orElseGet(() -> state.edit().dropDeferral(key()).done());
        }
    }

    Step due(CustomerState before, Household household, Due due, Instant now, Map<Account, Long> left) {
        Company company = new Company(due.dropFrom(before), household.sharers(before));
        return due.followUp()
                .map(it -> followUp(company, it, now, left))
                .orElseGet(() -> deferral(company, due.deferral().orElseThrow(), now, left));
    }

    private Step followUp(Company company, FollowUp followUp, Instant now, Map<Account, Long> left) {
        return look(company, Occasions.due(followUp), now, left, Look.FOLLOW_UP, List.of(), Optional.empty());
    }

    private Step deferral(Company company, Deferral deferral, Instant now, Map<Account, Long> left) {
        Step step = look(company, deferral.event(), now, left, Look.DEFERRAL, List.of(), Optional.of(deferral.rule()));
        boolean proposedAgain =
                step.entry().filter(entry -> !entry.receipt().lines().isEmpty()).isPresent();
        return proposedAgain ? step : step.withReceipt(Receipts.ofStale(deferral.proposal()));
    }

    /** How weighty something due is: the rank of the best that would be proposed on it now. */
    private int rank(CustomerState state, Due due, Instant now) {
        return wishes(state, due.event(), now).proposals().stream()
                .filter(proposal -> due.deferral()
                        .map(it -> it.rule().equals(proposal.rule()))
                        .orElse(true))
                .mapToInt(proposal -> proposal.kind().ordinal() * 1000 - proposal.worth())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Nothing where the rules fail, which is told when it is looked at. */
    private Wishes wishes(CustomerState state, CustomerEvent event, Instant now) {
        try {
            return book.rules().consider(situation(new Company(state, List.of()), event, now, Map.of()));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return Wishes.NONE;
        }
    }

    private Step look(
            Company company,
            CustomerEvent event,
            Instant now,
            Map<Account, Long> left,
            Look look,
            List<FollowUp> answered,
            Optional<String> again) {
        Situation situation = situation(company, event, now, left);
        Deliberation deliberation =
                again.map(rule -> decider.decideAgain(situation, rule)).orElseGet(() -> decider.decide(situation));
        Plan plan = planner.plan(situation, deliberation, answered, look != Look.DEFERRAL);
        CustomerState after = planner.apply(company.state(), situation, deliberation, plan);
        return Step.decided(
                after,
                entry(situation, look, Receipts.of(deliberation, plan)),
                look == Look.EVENT,
                plan,
                deliberation.wishes().fired());
    }

    private JournalEntry entry(Situation situation, Look look, Receipt receipt) {
        return new JournalEntry(
                situation.customer().id(), look, situation.event(), situation.now(), book.version(), receipt);
    }

    private Situation situation(Company company, CustomerEvent event, Instant now, Map<Account, Long> left) {
        EventCatalog catalog = book.learning().catalog();
        return new Situation(
                company.state(),
                company.sharers(),
                event,
                Occasions.typeOf(event, catalog),
                Occasions.of(event, catalog),
                now,
                book.house(),
                chance,
                left);
    }

    // ---- dispatch: the law twice

    /**
     * What law, freeze, pause, caps, attention and fatigue say to a committed outreach now, on today's state as it is
     * ahead of its own reservation; past its day it is decided again.
     *
     * <p>A not yet that lasts beyond the day is no end either: whether it is still kind then, the rules are asked then.
     */
    Optional<Objection> objectionAtDispatch(
            CustomerState state, Collection<CustomerState> sharers, Outreach outreach, Instant now) {
        CustomerState own = state.edit()
                .contacts(history -> history.aheadOf(outreach.key()))
                .done();
        List<CustomerState> others = state.contacts()
                .reserved(outreach.key())
                .map(reservation -> sharers.stream()
                        .map(it -> it.edit()
                                .contacts(history -> history.aheadOf(reservation))
                                .done())
                        .toList())
                .orElseGet(() -> List.copyOf(sharers));
        Situation situation = situation(new Company(own, others), outreach.event(), now, Map.of());
        Optional<Objection> objection = guards.strictest(Outcomes.proposal(outreach), situation);
        boolean dayIsOver = !now.isBefore(outreach.handOverBy());
        return objection.isEmpty() && dayIsOver
                ? Objection.notYet(Reason.STALE, now, "not handed over on its day")
                : objection;
    }

    /** What became of a message on its way. */
    Step dispatched(CustomerState before, Arrival.Dispatched arrival) {
        Outreach outreach = arrival.outreach();
        int attention = situation(new Company(before, List.of()), outreach.event(), arrival.at(), Map.of())
                .price(Outcomes.proposal(outreach), arrival.at());
        return Outcomes.apply(before, arrival, attention);
    }
}
