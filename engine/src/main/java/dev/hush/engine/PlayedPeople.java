package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The customers of virtual time: their states, their other names, and who has which address. */
final class PlayedPeople implements Households.Directory {
    private final Map<CustomerId, CustomerState> states = new HashMap<>();
    private final Map<CustomerId, CustomerId> identities = new HashMap<>();
    private final Map<String, Holders> holders = new HashMap<>();

    CustomerId resolve(CustomerId identity) {
        return identities.getOrDefault(identity, identity);
    }

    Map<CustomerId, CustomerId> identities() {
        return identities;
    }

    CustomerState state(CustomerId id) {
        return states.getOrDefault(id, CustomerState.unknown(id));
    }

    Collection<CustomerState> states() {
        return states.values();
    }

    int count() {
        return states.size();
    }

    void put(CustomerState state) {
        states.put(state.id(), state);
    }

    void put(List<Holders> changed) {
        changed.forEach(it -> holders.put(it.address(), it));
    }

    /** The loser goes up into the one customer. */
    void merge(CustomerId loser, CustomerState one) {
        CustomerState gone = state(loser);
        states.remove(loser);
        states.put(one.id(), one);
        identities.replaceAll((identity, customer) -> customer.equals(loser) ? one.id() : customer);
        identities.put(loser, one.id());
        gone.reach().sharers().stream()
                .map(this::resolve)
                .filter(states::containsKey)
                .forEach(id -> states.compute(
                        id,
                        (any, it) -> it == null
                                ? null
                                : it.edit().sharedWith(Set.of(one.id())).done()));
    }

    /** The customer and all who have an address of theirs. */
    Household meeting(CustomerState customer) {
        Map<String, Holders> known = holders(customer.reach().known());
        Set<CustomerId> ids = new HashSet<>();
        known.values().forEach(it -> it.customers().forEach(name -> ids.add(resolve(name))));
        ids.remove(customer.id());
        List<CustomerState> members = new ArrayList<>(load(ids).values());
        members.add(customer);
        Map<CustomerId, CustomerId> names = new HashMap<>(identities);
        names.put(customer.id(), customer.id());
        return new Household(members, names, known);
    }

    @Override
    public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> wanted) {
        Map<CustomerId, CustomerId> resolved = new HashMap<>();
        wanted.stream().filter(identities::containsKey).forEach(it -> resolved.put(it, resolve(it)));
        return resolved;
    }

    @Override
    public Map<CustomerId, CustomerState> load(Collection<CustomerId> ids) {
        Map<CustomerId, CustomerState> loaded = new HashMap<>();
        ids.stream().filter(states::containsKey).forEach(it -> loaded.put(it, state(it)));
        return loaded;
    }

    @Override
    public Map<String, Holders> holders(Collection<String> addresses) {
        Map<String, Holders> found = new HashMap<>();
        addresses.stream().filter(holders::containsKey).forEach(it -> found.put(it, holders.get(it)));
        return found;
    }
}
