package dev.hush.plan;

import dev.hush.offer.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A quiet that a rule asked for: kindness and promotion wait until it is over.
 *
 * @param rule the rule that asked; what it says itself of the same occasion may still go out
 * @param since the time of the event that the rule answered
 * @param ends the first instant at which it is over, whatever happens
 * @param until the type of a later event that ends it before
 */
public record Rest(String rule, Occasion occasion, Instant since, Instant ends, Optional<String> until) {
    /** Each quiet once, the known ones first. */
    public static List<Rest> all(List<Rest> known, List<Rest> more) {
        return Stream.concat(known.stream(), more.stream()).distinct().toList();
    }

    public boolean openAt(Instant at) {
        return at.isBefore(ends);
    }

    public boolean binds(String speaker, Occasion about) {
        return !(rule.equals(speaker) && occasion.equals(about));
    }

    /** Whether an event of the type, which happened then, ends it. */
    public boolean isEndedBy(String eventType, Instant time) {
        return until.filter(eventType::equals).isPresent() && time.isAfter(since);
    }
}
