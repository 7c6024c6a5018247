package dev.hush.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How long the house keeps what, as rules/house/retention.csv says. */
public record RetentionTimes(Map<What, Duration> times) {
    /** What is kept for a time. */
    public enum What {
        JOURNAL(400, 1),
        SEEN_EVENTS(90, 1),
        /** Caps and sentences look back so far, so that a shorter time would let too much go out. */
        CONTACTS(400, 400),
        OUTBOX(90, 5),
        DEAD_LETTERS(90, 1),
        TASKS(400, 1),
        CAMPAIGN_RUNS(400, 2);

        private final Duration usual;
        private final Duration least;

        What(int usualDays, int leastDays) {
            usual = Duration.ofDays(usualDays);
            least = Duration.ofDays(leastDays);
        }

        /** The shortest time with which the engine still works. */
        public Duration least() {
            return least;
        }

        /** The name in a file, such as {@code seen-events}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final RetentionTimes USUAL = new RetentionTimes(Map.of());

    public RetentionTimes {
        Map<What, Duration> all = new EnumMap<>(What.class);
        for (What what : What.values()) {
            all.put(what, times.getOrDefault(what, what.usual));
        }
        times = Map.copyOf(all);
    }

    public Duration of(What what) {
        return times.getOrDefault(what, what.usual);
    }
}
