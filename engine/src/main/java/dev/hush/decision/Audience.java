package dev.hush.decision;

import java.time.Duration;
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
    public boolean includes(Set<String> indexKeys) {
        return indexKeys.containsAll(has) && hasNot.stream().noneMatch(indexKeys::contains);
    }
}
