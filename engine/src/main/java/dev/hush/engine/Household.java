package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.customer.Reach.DeadAddress;
import dev.hush.decision.Reason;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Customers who share addresses, as they become while a batch is decided: one after the other, each seeing what became of
 * those before.
 *
 * <p>For one thread. What was changed can be taken back step by step.
 */
final class Household {
    /** Customers that an address may have and still be taken for one mailbox's; more are not weighed one by one. */
    static final int MOST_SHARERS = 100;

    private final Map<CustomerId, CustomerState> stored = new LinkedHashMap<>();
    private final Map<CustomerId, CustomerState> states = new LinkedHashMap<>();
    private final Map<CustomerId, CustomerId> identities;
    private final Map<String, Holders> storedHolders;
    private final Map<String, Set<CustomerId>> holders = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** One thing that was changed: a state as it was before, or a customer who came to an address. */
    private record Change(Optional<CustomerState> before, String address, CustomerId who) {}

    /**
     * @param identities what some of them were called before they became one
     * @param holders who has, or had, the addresses that a member may come to
     */
    Household(Collection<CustomerState> members, Map<CustomerId, CustomerId> identities, Map<String, Holders> holders) {
        members.forEach(it -> stored.put(it.id(), it));
        states.putAll(stored);
        this.identities = identities;
        this.storedHolders = holders;
        holders.forEach((key, it) -> this.holders.put(key, new HashSet<>(it.customers())));
    }

    /** Of one customer who shares no address, and nobody asks whether. */
    static Household of(CustomerState only) {
        return new Household(List.of(only), Map.of(), Map.of());
    }

    /** What the customer is called now; of a household of one it is that one, whatever it was called. */
    CustomerId resolve(CustomerId identity) {
        return stored.size() == 1 && identities.isEmpty()
                ? stored.keySet().iterator().next()
                : identities.getOrDefault(identity, identity);
    }

    CustomerState state(CustomerId customer) {
        return Optional.ofNullable(states.get(customer)).orElseThrow();
    }

    /** The members as they are now. */
    Collection<CustomerState> members() {
        return states.values();
    }

    /** Those who share an address with the customer. */
    Collection<CustomerState> sharers(CustomerState customer) {
        Set<CustomerId> named = customer.reach().sharers();
        if (named.isEmpty()) {
            return List.of();
        }
        Map<CustomerId, CustomerState> sharers = new LinkedHashMap<>();
        for (CustomerId name : named) {
            CustomerId id = resolve(name);
            CustomerState state = states.get(id);
            if (state != null && !id.equals(customer.id())) {
                sharers.put(id, state);
            }
        }
        return sharers.values();
    }

    /** The customer once it is known who has the addresses that are new; those get to know it, too. */
    CustomerState joined(CustomerState before, CustomerState after) {
        if (before.reach() == after.reach()) {
            return after;
        }
        Set<String> news = after.reach().known();
        news.removeAll(before.reach().known());
        CustomerState joined = after;
        for (String key : news.stream().sorted().toList()) {
            joined = joined(joined, key);
        }
        return joined;
    }

    private CustomerState joined(CustomerState customer, String key) {
        Set<CustomerId> names = holders.computeIfAbsent(key, it -> new HashSet<>());
        Set<CustomerId> others = new HashSet<>();
        names.forEach(it -> others.add(resolve(it)));
        others.remove(customer.id());
        DeadAddress bounced = customer.reach().dead().get(key);
        if (bounced != null
                && !customer.reach().all().contains(key)
                && others.stream().anyMatch(states::containsKey)) {
            others.forEach(it -> change(
                    it,
                    state -> state.edit()
                            .dead(key, bounced.reason(), bounced.heard())
                            .done()));
            return customer.edit()
                    .forgetDead(key)
                    .done(); // a bounce that was told under another name than the address's
        }
        boolean crowded = others.size() >= MOST_SHARERS;
        if (names.size() <= MOST_SHARERS && names.add(customer.id())) {
            changes.add(new Change(Optional.empty(), key, customer.id()));
        }
        if (crowded) {
            others.forEach(it -> change(it, state -> crowded(state, key)));
            return crowded(customer, key);
        }
        others.forEach(it -> change(
                it, state -> state.edit().sharedWith(Set.of(customer.id())).done()));
        return customer.edit().sharedWith(others).done();
    }

    private static CustomerState crowded(CustomerState state, String key) {
        return state.edit()
                .dead(key, Reason.SHARED_ADDRESS.name(), java.time.Instant.EPOCH)
                .done();
    }

    private void change(CustomerId id, java.util.function.UnaryOperator<CustomerState> how) {
        CustomerState state = states.get(id);
        if (state != null) {
            CustomerState after = how.apply(state);
            if (!after.reach().equals(state.reach())) {
                put(after);
            }
        }
    }

    /** One of them as it is from now on. */
    void put(CustomerState after) {
        CustomerState before = states.put(after.id(), after);
        changes.add(new Change(Optional.ofNullable(before), "", after.id()));
    }

    /** How much was changed so far, so that it can be taken back to here. */
    int mark() {
        return changes.size();
    }

    /** Takes back what was changed since the mark. */
    void takeBack(int mark) {
        while (changes.size() > mark) {
            Change change = changes.remove(changes.size() - 1);
            change.before()
                    .ifPresentOrElse(
                            state -> states.put(state.id(), state),
                            () -> Optional.ofNullable(holders.get(change.address()))
                                    .ifPresent(it -> it.remove(change.who())));
        }
    }

    // ---- for the commit

    /** The members who were looked at, or came to know of a new sharer. */
    List<CustomerState> changed() {
        Set<CustomerId> ids = changedIds();
        return states.values().stream().filter(it -> ids.contains(it.id())).toList();
    }

    private Set<CustomerId> changedIds() {
        Set<CustomerId> ids = new HashSet<>();
        changes.stream().filter(it -> it.before().isPresent()).forEach(it -> ids.add(it.who()));
        return ids;
    }

    /** The versions of stored members who are what they were, and whom the others' decisions may rest on. */
    Map<CustomerId, Long> unchanged() {
        if (states.size() == 1) {
            return Map.of();
        }
        Set<CustomerId> changed = changedIds();
        Map<CustomerId, Long> unchanged = new HashMap<>();
        states.values().stream()
                .filter(it -> !changed.contains(it.id()) && it.version() > 0)
                .forEach(it -> unchanged.put(it.id(), it.version()));
        return unchanged;
    }

    /** The addresses to which somebody came, each with its next version. */
    List<Holders> newHolders() {
        List<Holders> news = new ArrayList<>();
        holders.forEach((key, customers) -> {
            Holders before = storedHolders.getOrDefault(key, new Holders(key, 0, Set.of()));
            if (!customers.equals(before.customers())) {
                news.add(new Holders(key, before.version() + 1, customers));
            }
        });
        return news;
    }
}
