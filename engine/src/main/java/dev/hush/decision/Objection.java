package dev.hush.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A guard's no, or not yet.
 *
 * @param until the first instant at which this guard would agree; empty for a no
 * @param bound what was measured against what, such as {@code 1 of 1 within 30d}; no personal data
 */
public record Objection(Reason reason, Optional<Instant> until, String bound) {
    /** A no before a not yet, then the reason that stands first in {@link Reason}; the later instant first. */
    public static final Comparator<Objection> STRICTEST = Comparator.comparing(
                    (Objection o) -> o.until().isPresent())
            .thenComparing(o -> o.until().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(Objection::reason)
            .thenComparing(Objection::bound);

    public static Optional<Objection> no(Reason reason, String bound) {
        return Optional.of(new Objection(reason, Optional.empty(), bound));
    }

    public static Optional<Objection> notYet(Reason reason, Instant until, String bound) {
        return Optional.of(new Objection(reason, Optional.of(until), bound));
    }
}
