package dev.hush.plan;

import dev.hush.offer.Occasion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A quiet that a rule asked for: kindness and promotion wait until it is over.
 *
 * @param rule the rule that asked, when it spoke of the occasion
 * @param since the time of the event that the rule answered
 * @param ends the first instant at which it is over, whatever happens
 * @param until the type of a later event that ends it before
 */
public record Rest(String rule, Occasion occasion, Instant since, Instant ends, Optional<String> until) {
    /** So many of one rule are kept, those that last longest. */
    private static final int MOST = 8;

    /** Each quiet once, and of each rule no more than say something. */
    public static List<Rest> all(List<Rest> known, List<Rest> more) {
        if (more.isEmpty()) {
            return known;
        }
        Map<String, List<Rest>> byRule = Stream.concat(known.stream(), more.stream())
                .distinct()
                .sorted(Comparator.comparing(Rest::ends)
                        .thenComparing(Rest::since)
                        .thenComparing(it -> it.occasion().toString())
                        .reversed())
                .collect(Collectors.groupingBy(it -> it.rule() + it.until(), TreeMap::new, Collectors.toList()));
        return byRule.values().stream().flatMap(it -> it.stream().limit(MOST)).toList();
    }

    public boolean openAt(Instant at) {
        return at.isBefore(ends);
    }

    /** Whether the rule asked for it when it spoke of the occasion. */
    public boolean isOf(String speaker, Occasion about) {
        return rule.equals(speaker) && occasion.equals(about);
    }

    /** Whether an event of the type, which happened then, ends it. */
    public boolean isEndedBy(String eventType, Instant time) {
        return until.filter(eventType::equals).isPresent() && time.isAfter(since);
    }
}
