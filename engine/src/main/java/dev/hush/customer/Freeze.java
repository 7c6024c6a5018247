package dev.hush.customer;

import dev.hush.consent.Said;
import java.time.Instant;
import java.util.Optional;

/**
 * A cause for which promotion and kindness rest until the customer is content again.
 *
 * @param cause the row of freeze.csv, such as {@code bad-score}
 * @param occasionKey the occasion of the event that opened it
 * @param causedAt the time of the event that opened it; a sign of content has to be later
 * @param openedAt when we heard of it
 * @param ends the end of the cool-down once the customer confirmed the repair; empty while it is open-ended
 * @param source the source of the event that opened it
 */
public record Freeze(
        String cause, String occasionKey, Instant causedAt, Instant openedAt, Optional<Instant> ends, String source) {

    public boolean openAt(Instant at) {
        return ends.map(at::isBefore).orElse(true);
    }

    Said said() {
        return new Said(source, causedAt, openedAt);
    }

    Freeze endingAt(Instant end) {
        return new Freeze(cause, occasionKey, causedAt, openedAt, Optional.of(end), source);
    }
}
