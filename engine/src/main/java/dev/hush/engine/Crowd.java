package dev.hush.engine;

import dev.hush.address.AddressKeys;
import dev.hush.customer.AddressLearning;
import dev.hush.customer.CustomerState;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Batch.Request;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The customers of a batch: who the arrivals are about, as they are stored, and whose address is suppressed. */
final class Crowd implements Households.Directory {
    private final Store store;
    private final AddressKeys keys;

    Crowd(Store store, AddressKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    List<Timeline> timelines(List<Request> news, Desk desk) {
        List<Arrival> arrivals = news.stream().map(Request::arrival).toList();
        Set<CustomerId> named = arrivals.stream().map(Arrival::customer).collect(Collectors.toSet());
        Map<CustomerId, CustomerId> identities = resolve(named);
        Map<CustomerId, CustomerState> states = new HashMap<>(
                load(named.stream().map(it -> identities.getOrDefault(it, it)).collect(Collectors.toSet())));
        for (Arrival arrival : arrivals) {
            // whoever was erased while a message was on its way does not come back by what became of it
            if (arrival instanceof EventArrived) {
                states.computeIfAbsent(
                        identities.getOrDefault(arrival.customer(), arrival.customer()), CustomerState::unknown);
            }
        }
        // asked after the holders: an erasure in between is seen here, one after this changes a version that the commit
        // checks
        var shares = new Households(this, keys).of(arrivals, identities, states);
        Desk careful = desk.suppressing(suppressed(arrivals, identities, states));
        return shares.stream()
                .map(share -> new Timeline(careful, share.household(), share.arrivals(), Optional.empty()))
                .toList();
    }

    /** Whether the address of a key, which one of the events brings, is that of someone who was erased. */
    private Predicate<String> suppressed(
            List<Arrival> arrivals, Map<CustomerId, CustomerId> identities, Map<CustomerId, CustomerState> states) {
        Map<String, Set<String>> hashes = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof EventArrived it) {
                CustomerState state = states.get(identities.getOrDefault(it.customer(), it.customer()));
                AddressLearning.named(it.event()).forEach((channel, text) -> {
                    if (state == null || !text.equals(state.addresses().get(channel))) {
                        String key = AddressLearning.key(keys, it.event(), channel, text);
                        hashes.computeIfAbsent(key, any -> new HashSet<>()).addAll(List.of(key, keys.former(text)));
                    }
                });
            }
        }
        Set<String> known = store.people()
                .suppressed(hashes.values().stream().flatMap(Set::stream).toList());
        return known.isEmpty()
                ? key -> false
                : key -> hashes.getOrDefault(key, Set.of(key)).stream().anyMatch(known::contains);
    }

    @Override
    public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> identities) {
        return store.people().resolve(identities);
    }

    @Override
    public Map<CustomerId, CustomerState> load(Collection<CustomerId> ids) {
        return store.load(ids);
    }

    @Override
    public Map<String, Holders> holders(Collection<String> addresses) {
        return store.holders(addresses);
    }
}
