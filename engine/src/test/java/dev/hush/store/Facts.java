package dev.hush.store;

import dev.hush.consent.Purpose;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import java.util.Optional;
import java.util.Set;

/** Facts as tests need them. */
final class Facts {
    private Facts() {}

    static Fact observed(Object value) {
        return new Fact(value, Provenance.OBSERVED, Set.of(Purpose.CARE), StoreContractTest.NOW, Optional.empty());
    }
}
