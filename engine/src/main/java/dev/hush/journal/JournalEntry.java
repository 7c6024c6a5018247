package dev.hush.journal;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.time.Instant;

/**
 * One thing seen and what was decided on it.
 *
 * @param event the event; for a deferral its first event
 * @param rulesVersion the version of rules and tables that decided
 */
public record JournalEntry(
        CustomerId customer, Look look, CustomerEvent event, Instant decidedAt, String rulesVersion, Receipt receipt) {

    /** The entry with its receipt as it is stored. */
    public JournalEntry brief() {
        return new JournalEntry(customer, look, event, decidedAt, rulesVersion, receipt.brief());
    }

    /** The same entry in another customer's journal. */
    public JournalEntry of(CustomerId other) {
        return new JournalEntry(other, look, event, decidedAt, rulesVersion, receipt);
    }

    /** What made us look. */
    public enum Look {
        /** The event came in. */
        EVENT,
        /** A follow-up was due. */
        FOLLOW_UP,
        /** A deferral was due. */
        DEFERRAL,
        /** A channel took a message, or failed to for good, or the law stopped it at dispatch. */
        DISPATCH
    }
}
