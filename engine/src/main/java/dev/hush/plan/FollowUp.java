package dev.hush.plan;

import dev.hush.event.CustomerEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A question to come back to: when due, the rules are asked again with that day's facts.
 *
 * @param key event/rule/name, unique for the customer
 * @param occasionKey the key of the first event's occasion
 * @param unless the event type that cancels it where the occasion key is equal
 * @param of the first event
 */
public record FollowUp(
        String key,
        String name,
        String rule,
        String occasionKey,
        Instant due,
        Optional<String> unless,
        CustomerEvent of) {

    /** Whether an event of this type and occasion answers the question before it is asked. */
    public boolean isCancelledBy(String eventType, String eventOccasionKey) {
        return unless.filter(eventType::equals).isPresent() && occasionKey.equals(eventOccasionKey);
    }
}
