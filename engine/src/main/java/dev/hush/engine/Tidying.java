package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.engine.RetentionTimes.What;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets go of what a customer's state has kept past its time; suppressions and consents stay. Pure. */
record Tidying(EventCatalog catalog, Duration contacts) {
    static final Map<String, Long> NOTHING =
            difference(CustomerState.unknown(new CustomerId("")), CustomerState.unknown(new CustomerId("")));

    Tidying(EventCatalog catalog, RetentionTimes times) {
        this(catalog, times.of(What.CONTACTS));
    }

    CustomerState tidy(CustomerState state, Instant now) {
        CustomerStateEditor after = state.edit();
        state.facts().forEach((name, fact) -> {
            if (!fact.livesAt(now)) {
                after.forget(name);
            }
        });
        state.events().keySet().forEach(type -> after.event(type, memory -> memory.since(now.minus(keep(type)))));
        after.rests(rests -> rests.stream().filter(it -> it.openAt(now)).toList());
        return after.contacts(history -> history.since(now.minus(contacts))).done();
    }

    /** How long single events are remembered; of a type that is no longer declared, not at all. */
    private Duration keep(String type) {
        return Optional.ofNullable(catalog.types().get(type))
                .map(EventType::keep)
                .orElse(Duration.ZERO);
    }

    /** How much less there is in the one than in the other. */
    static Map<String, Long> difference(CustomerState before, CustomerState after) {
        Map<String, Long> gone = new LinkedHashMap<>();
        gone.put("facts", (long) before.facts().size() - after.facts().size());
        gone.put("remembered-events", remembered(before) - remembered(after));
        gone.put(
                What.CONTACTS.label(),
                (long) before.contacts().contacts().size()
                        - after.contacts().contacts().size());
        return gone;
    }

    private static long remembered(CustomerState state) {
        return state.events().values().stream()
                .mapToLong(it -> it.kept().size())
                .sum();
    }
}
