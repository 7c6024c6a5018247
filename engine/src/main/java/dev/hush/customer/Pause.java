package dev.hush.customer;

import dev.hush.consent.Said;
import java.time.Instant;

/**
 * The customer's own pause.
 *
 * @param until the first instant at which it is over
 * @param said who told it last, and when
 */
public record Pause(Instant until, Said said) {
    /** Both: as long as the longer, and as hard to end as the one that was heard last. */
    static Pause stricter(Pause one, Pause other) {
        return new Pause(
                one.until.isAfter(other.until) ? one.until : other.until,
                one.said.heard().isAfter(other.said.heard()) ? one.said : other.said);
    }
}
