package dev.hush.customer;

import dev.hush.event.CustomerEvent;
import dev.hush.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the state keeps of the events of one type.
 *
 * @param lifetime how many there ever were, 0 or more
 * @param kept the newest of them, oldest first, within the declared window
 */
public record EventMemory(long lifetime, Optional<Instant> first, Optional<Instant> last, List<Happening> kept) {
    public static final EventMemory NONE = new EventMemory(0, Optional.empty(), Optional.empty(), List.of());

    public EventMemory {
        kept = List.copyOf(kept);
    }

    /** As if there had been so many, of which nothing else is known. */
    public EventMemory counting(long times) {
        return new EventMemory(times, first, last, kept);
    }

    /** Without the single events of before the instant; how many there were stays. */
    public EventMemory since(Instant horizon) {
        List<Happening> left =
                kept.stream().filter(it -> it.time().isAfter(horizon)).toList();
        return left.size() == kept.size() ? this : new EventMemory(lifetime, first, last, left);
    }

    EventMemory with(CustomerEvent event, EventType type, Instant now) {
        return new EventMemory(
                lifetime + 1, earlier(first, event.time()), later(last, event.time()), remember(event, type, now));
    }

    private List<Happening> remember(CustomerEvent event, EventType type, Instant now) {
        if (type.keepAtMost() == 0) {
            return kept;
        }
        Instant horizon = now.minus(type.keep());
        List<Happening> all = new ArrayList<>();
        for (Happening happening : kept) {
            if (happening.time().isAfter(horizon)) {
                all.add(happening);
            }
        }
        if (event.time().isAfter(horizon)) {
            all.add(new Happening(event.id(), event.time(), declaredFields(event, type)));
            all.sort(Comparator.comparing(Happening::time).thenComparing(Happening::id));
        }
        return all.size() > type.keepAtMost() ? all.subList(all.size() - type.keepAtMost(), all.size()) : all;
    }

    private static Map<String, Object> declaredFields(CustomerEvent event, EventType type) {
        Map<String, Object> fields = new HashMap<>();
        event.data().forEach((name, value) -> {
            if (type.fields().containsKey(name)) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static Optional<Instant> earlier(Optional<Instant> known, Instant time) {
        return Optional.of(known.filter(time::isAfter).orElse(time));
    }

    private static Optional<Instant> later(Optional<Instant> known, Instant time) {
        return Optional.of(known.filter(time::isBefore).orElse(time));
    }
}
