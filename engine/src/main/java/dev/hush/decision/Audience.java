package dev.hush.decision;

import dev.hush.customer.CustomerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a campaign asks: those who have all of the keys and none of the excluded ones.
 *
 * @param has index keys such as {@code consent:PROMOTION/EMAIL}, {@code country:BR}, {@code tag:vip}
 * @param seenWithin only those of whom an event came within this time
 */
public record Audience(List<String> has, List<String> hasNot, Optional<Duration> seenWithin) {
    /** Whether the customer belongs to it at the instant. */
    public boolean includes(CustomerState state, Instant now) {
        Set<String> keys = state.indexKeys(now);
        boolean seen = seenWithin
                .map(window -> state.lastSeen()
                        .filter(at -> at.isAfter(now.minus(window)))
                        .isPresent())
                .orElse(true);
        return seen && keys.containsAll(has) && hasNot.stream().noneMatch(keys::contains);
    }
}
