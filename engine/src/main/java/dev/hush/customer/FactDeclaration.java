package dev.hush.customer;

import dev.hush.consent.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How {@code rules/vocabulary/facts.yaml} declares a fact.
 *
 * @param lifetime how long it is known after it was learned; empty for as long as the customer is
 */
public record FactDeclaration(String name, Provenance provenance, Set<Purpose> purposes, Optional<Duration> lifetime) {
    public FactDeclaration {
        purposes = Set.copyOf(purposes);
    }

    /** A fact that nobody declared: kept, and for nobody's eyes. */
    public static FactDeclaration undeclared(String name) {
        return new FactDeclaration(name, Provenance.OBSERVED, Set.of(), Optional.empty());
    }

    public Fact learned(Object value, Instant at) {
        return new Fact(value, provenance, purposes, at, lifetime.map(at::plus));
    }
}
