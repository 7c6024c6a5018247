package dev.hush.customer;

import dev.hush.event.CustomerEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One row of freeze.csv: which event opens or ends the freeze for a cause.
 *
 * @param field the data field that must have one of the values; empty for any event of the type
 * @param coolDown how long the freeze outlasts a confirmed repair; zero for other effects
 */
public record FreezeRule(
        String cause, Effect effect, String eventType, Optional<String> field, Set<String> values, Duration coolDown) {

    /** What the event does to the freeze. */
    public enum Effect {
        OPENS,
        /** A sign of content: it ends with it. */
        ENDS,
        /** The customer confirms the repair: it ends after the cool-down, for that occasion alone. */
        REPAIRED
    }

    public FreezeRule {
        values = Set.copyOf(values);
    }

    boolean fits(CustomerEvent event) {
        return event.type().equals(eventType)
                && field.map(name -> event.text(name).filter(values::contains).isPresent())
                        .orElse(true);
    }
}
