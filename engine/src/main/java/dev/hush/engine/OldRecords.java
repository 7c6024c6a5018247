package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: what retention lets go of; a part of the store. */
public interface OldRecords {
    /** What is let go of by its age alone. */
    enum Kind {
        SEEN_EVENTS,
        /** Messages that are done: sent, stopped or dead. */
        OUTBOX,
        DEAD_LETTERS,
        TASKS,
        CAMPAIGN_RUNS
    }

    long countBefore(Kind kind, Instant horizon);

    /** Lets go of them; how many. */
    long forgetBefore(Kind kind, Instant horizon);

    /** The journal's oldest entries behind the number, in the order they were written, up to the first that is not old. */
    List<Numbered> journalBefore(Instant horizon, long afterNumber, int most);

    /** An entry and its place in the journal. */
    record Numbered(long number, JournalEntry entry) {}

    /** The states from which replays of these customers start; none for one whose journal was never cut. */
    Map<CustomerId, StateAtCut> statesAtCut(Collection<CustomerId> customers);

    /** Deletes the entries and keeps the states, in one transaction. */
    void cut(List<Long> numbers, Collection<StateAtCut> states);

    /**
     * A customer as the deleted part of the journal made them.
     *
     * @param number of the last journal entry that it has learned
     * @param at the instant of that entry
     */
    record StateAtCut(CustomerState state, long number, Instant at) {}
}
