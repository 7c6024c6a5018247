package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.OutboxChange;
import dev.hush.event.CustomerEvent;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Receipt;
import dev.hush.plan.Outreach;
import dev.hush.plan.Plan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at one customer came to: the state after it and all that is to be written.
 *
 * @param at the instant of looking
 * @param notCollected whether the customer did not agree to the event being kept, so that it is counted and no more
 * @param fired the rules whose conditions held
 * @param onItsWay the message whose hand-over or end it tells of
 * @param about the event that was looked at, for the order in which shared budgets are settled
 */
public record Step(
        CustomerState after,
        Instant at,
        CustomerEvent about,
        boolean newEvent,
        Plan plan,
        Optional<JournalEntry> entry,
        List<OutboxChange> outboxChanges,
        Optional<DeadLetter> deadLetter,
        boolean notCollected,
        List<String> fired,
        Optional<Outreach> onItsWay) {

    /** A step of which nothing is told but this. */
    Step(
            CustomerState after,
            Instant at,
            CustomerEvent about,
            boolean newEvent,
            Plan plan,
            Optional<JournalEntry> entry,
            List<OutboxChange> outboxChanges,
            Optional<DeadLetter> deadLetter,
            boolean notCollected) {
        this(
                after,
                at,
                about,
                newEvent,
                plan,
                entry,
                outboxChanges,
                deadLetter,
                notCollected,
                List.of(),
                Optional.empty());
    }

    /** The order of settling: the instant of looking, then time, source and id of the event. */
    static final Comparator<Step> ORDER =
            Comparator.comparing(Step::at).thenComparing(Step::about, CustomerEvent.ORDER);

    static Step decided(CustomerState after, JournalEntry entry, boolean newEvent, Plan plan, List<String> fired) {
        return new Step(
                after,
                entry.decidedAt(),
                entry.event(),
                newEvent,
                plan,
                Optional.of(entry),
                List.of(),
                Optional.empty(),
                false,
                fired,
                Optional.empty());
    }

    /** An event that could not be decided, new or due: set aside, the customer otherwise untouched. */
    static Step setAside(CustomerState after, CustomerEvent event, Instant at, boolean newEvent, String reason) {
        return new Step(
                after,
                at,
                event,
                newEvent,
                Plan.NOTHING,
                Optional.empty(),
                List.of(),
                Optional.of(new DeadLetter(event, reason)),
                false);
    }

    /** An event that the customer did not agree to: the customer untouched, and nothing of it kept. */
    static Step notCollected(CustomerState before, CustomerEvent event, Instant at) {
        return new Step(before, at, event, false, Plan.NOTHING, Optional.empty(), List.of(), Optional.empty(), true);
    }

    /** What was past its time is gone from the state; nothing is decided and nothing told. */
    static Step tidied(CustomerState after, Instant at) {
        CustomerEvent about = new CustomerEvent(
                "tidied", "hush:retention", "hush.tidied", after.id(), at, Map.of(), Optional.empty());
        return new Step(after, at, about, false, Plan.NOTHING, Optional.empty(), List.of(), Optional.empty(), false);
    }

    Step withPlan(Plan other) {
        return new Step(
                after, at, about, newEvent, other, entry, outboxChanges, deadLetter, notCollected, fired, onItsWay);
    }

    Step withReceipt(Receipt receipt) {
        return new Step(
                after,
                at,
                about,
                newEvent,
                plan,
                entry.map(it -> new JournalEntry(
                        it.customer(), it.look(), it.event(), it.decidedAt(), it.rulesVersion(), receipt)),
                outboxChanges,
                deadLetter,
                notCollected,
                fired,
                onItsWay);
    }
}
