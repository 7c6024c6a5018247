package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up who shares an address with a customer, under the names that they have now. */
public final class Sharers {
    private Sharers() {}

    /** The states of all who have or had an address of the customer's, without the customer. */
    public static Collection<CustomerState> of(CustomerState customer, Store store) {
        Set<CustomerId> names = customer.reach().sharers();
        if (names.isEmpty()) {
            return List.of();
        }
        Map<CustomerId, CustomerId> resolved = store.people().resolve(names);
        Set<CustomerId> ids = new HashSet<>();
        names.forEach(it -> ids.add(resolved.getOrDefault(it, it)));
        ids.remove(customer.id());
        return store.load(ids).values();
    }
}
