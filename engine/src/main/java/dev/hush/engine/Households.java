package dev.hush.engine;

import dev.hush.address.AddressKeys;
import dev.hush.customer.AddressLearning;
import dev.hush.customer.CustomerState;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts what arrives into households: customers who share an address, or come to share one by what arrives, are decided
 * together, all others alone.
 */
final class Households {
    private final Directory directory;
    private final AddressKeys keys;

    /** Where customers and the holders of addresses are looked up. */
    interface Directory {
        Map<CustomerId, CustomerId> resolve(Collection<CustomerId> identities);

        /** The states of those who have one. */
        Map<CustomerId, CustomerState> load(Collection<CustomerId> ids);

        /** Who has, or had, the addresses of these keys, where anybody did. */
        Map<String, Holders> holders(Collection<String> addresses);
    }

    /** A household and what arrives for its members, in order. */
    record Share(Household household, List<Arrival> arrivals) {}

    Households(Directory directory, AddressKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /**
     * The households, in the order of their first arrivals.
     *
     * @param arrivals of customers in {@code states}, in order
     * @param identities the names under which they arrive, where they are called otherwise now
     * @param states of all whom something arrives for
     */
    List<Share> of(
            List<Arrival> arrivals, Map<CustomerId, CustomerId> identities, Map<CustomerId, CustomerState> states) {
        Map<CustomerId, Set<String>> coming = coming(arrivals, identities, states);
        Map<CustomerId, CustomerState> sharing = new LinkedHashMap<>();
        states.forEach((id, state) -> {
            if (coming.containsKey(id) || !state.reach().sharers().isEmpty()) {
                sharing.put(id, state);
            }
        });
        if (sharing.isEmpty()) {
            return alone(arrivals, identities, states);
        }
        Set<String> addresses = new HashSet<>();
        coming.values().forEach(addresses::addAll);
        Map<String, Holders> holders = addresses.isEmpty() ? Map.of() : directory.holders(addresses);
        Map<CustomerId, CustomerId> names = new HashMap<>(identities);
        meet(sharing, names, states, holders);
        List<Arrival> ofSharers = new ArrayList<>();
        List<Arrival> ofOthers = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            CustomerId id = names.getOrDefault(arrival.customer(), arrival.customer());
            (sharing.containsKey(id) ? ofSharers : ofOthers).add(arrival);
        }
        List<Share> shares = new ArrayList<>(together(ofSharers, names, sharing, coming, holders));
        shares.addAll(alone(ofOthers, identities, states));
        return shares;
    }

    /** The addresses that each may come to by what arrives. */
    private Map<CustomerId, Set<String>> coming(
            List<Arrival> arrivals, Map<CustomerId, CustomerId> identities, Map<CustomerId, CustomerState> states) {
        Map<CustomerId, Set<String>> coming = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof EventArrived it) {
                CustomerId id = identities.getOrDefault(it.customer(), it.customer());
                CustomerState state = states.get(id);
                if (state != null) {
                    Set<String> news = coming(it.event(), state);
                    if (!news.isEmpty()) {
                        coming.computeIfAbsent(id, any -> new HashSet<>()).addAll(news);
                    }
                }
            }
        }
        return coming;
    }

    private Set<String> coming(CustomerEvent event, CustomerState state) {
        Set<String> coming = new HashSet<>();
        AddressLearning.link(event).ifPresent(coming::add);
        AddressLearning.bounced(event)
                .ifPresent(it -> coming.add(AddressLearning.key(keys, event, it.getKey(), it.getValue())));
        AddressLearning.named(event).forEach((channel, text) -> {
            if (!text.equals(state.addresses().get(channel))
                    || state.reach().key(channel).isEmpty()) {
                coming.add(AddressLearning.key(keys, event, channel, text));
            }
        });
        coming.removeAll(state.reach().known());
        return coming;
    }

    private static List<Share> alone(
            List<Arrival> arrivals, Map<CustomerId, CustomerId> identities, Map<CustomerId, CustomerState> states) {
        Map<CustomerId, Share> shares = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            CustomerId id = identities.getOrDefault(arrival.customer(), arrival.customer());
            CustomerState state = states.get(id);
            if (state != null) {
                shares.computeIfAbsent(
                                id,
                                any -> new Share(
                                        new Household(List.of(state), identities, Map.of()), new ArrayList<>()))
                        .arrivals()
                        .add(arrival);
            }
        }
        return List.copyOf(shares.values());
    }

    private static List<Share> together(
            List<Arrival> arrivals,
            Map<CustomerId, CustomerId> names,
            Map<CustomerId, CustomerState> all,
            Map<CustomerId, Set<String>> coming,
            Map<String, Holders> holders) {
        Groups groups = new Groups();
        Set<String> addresses = new HashSet<>();
        all.forEach((id, state) -> {
            state.reach()
                    .sharers()
                    .forEach(it ->
                            groups.join(id.value(), names.getOrDefault(it, it).value()));
            coming.getOrDefault(id, Set.of()).forEach(key -> {
                addresses.add(key);
                groups.join(id.value(), ADDRESS + key);
                holdersOf(key, holders)
                        .forEach(it -> groups.join(
                                ADDRESS + key, names.getOrDefault(it, it).value()));
            });
        });
        Map<String, List<CustomerState>> members = new LinkedHashMap<>();
        all.forEach((id, state) -> members.computeIfAbsent(groups.of(id.value()), any -> new ArrayList<>())
                .add(state));
        Map<String, Map<String, Holders>> known = new HashMap<>();
        addresses.forEach(key -> known.computeIfAbsent(groups.of(ADDRESS + key), any -> new HashMap<>())
                .put(key, holders.getOrDefault(key, new Holders(key, 0, Set.of()))));

        Map<String, Share> shares = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            CustomerId id = names.getOrDefault(arrival.customer(), arrival.customer());
            if (all.containsKey(id)) {
                String group = groups.of(id.value());
                shares.computeIfAbsent(
                                group,
                                any -> new Share(
                                        new Household(
                                                members.getOrDefault(group, List.of()),
                                                names,
                                                known.getOrDefault(group, Map.of())),
                                        new ArrayList<>()))
                        .arrivals()
                        .add(arrival);
            }
        }
        return List.copyOf(shares.values());
    }

    /** No id of a customer begins so: it holds a control character. */
    private static final String ADDRESS = "\u0000";

    private static Set<CustomerId> holdersOf(String key, Map<String, Holders> holders) {
        Holders known = holders.get(key);
        return known == null ? Set.of() : known.customers();
    }

    /** Adds all who share an address with them, or will, under the names that they have now. */
    private void meet(
            Map<CustomerId, CustomerState> sharing,
            Map<CustomerId, CustomerId> names,
            Map<CustomerId, CustomerState> known,
            Map<String, Holders> holders) {
        Set<CustomerId> named = new HashSet<>();
        sharing.values().forEach(it -> named.addAll(it.reach().sharers()));
        holders.values().forEach(it -> named.addAll(it.customers()));
        if (named.isEmpty()) {
            return;
        }
        names.putAll(directory.resolve(named));
        Set<CustomerId> missing = new HashSet<>();
        for (CustomerId name : named) {
            CustomerId id = names.getOrDefault(name, name);
            CustomerState state = known.get(id);
            if (state == null) {
                missing.add(id);
            } else {
                sharing.putIfAbsent(id, state);
            }
        }
        if (!missing.isEmpty()) {
            sharing.putAll(directory.load(missing));
        }
    }

    /** Who belongs together, by their names. */
    private static final class Groups {
        private final Map<String, String> leaders = new HashMap<>();

        void join(String one, String other) {
            leaders.put(of(one), of(other));
        }

        String of(String name) {
            String leader = name;
            for (String next = leaders.get(leader); next != null && !next.equals(leader); next = leaders.get(leader)) {
                leader = next;
            }
            if (!leader.equals(name)) {
                leaders.put(name, leader);
            }
            return leader;
        }
    }
}
