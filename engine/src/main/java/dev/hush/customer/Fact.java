package dev.hush.customer;

import dev.hush.consent.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something known about a customer, with where it came from and what it may be used for.
 *
 * @param value String, Boolean, Integer, Long, BigDecimal, Double or List
 * @param expires the first instant at which it is gone; empty for never
 */
public record Fact(
        Object value, Provenance provenance, Set<Purpose> purposes, Instant since, Optional<Instant> expires) {

    public Fact {
        purposes = Set.copyOf(purposes);
    }

    /** Whether a rule of the purpose may see it at the instant. */
    public boolean visibleFor(Purpose purpose, Instant at) {
        return purposes.contains(purpose) && livesAt(at);
    }

    public boolean livesAt(Instant at) {
        return expires.map(at::isBefore).orElse(true);
    }
}
