package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.KeyedHash;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Batch.Request;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The customers of a batch: who the arrivals are about, as they are stored, and whose address is suppressed. */
final class Crowd {
    private static final List<String> ADDRESSES = List.of("email", "phone", "webhook", "push");

    private final Store store;
    private final KeyedHash hash;

    Crowd(Store store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
    }

    List<Timeline> timelines(List<Request> news, Desk desk) {
        Map<CustomerId, List<Arrival>> byCustomer = byCustomer(news);
        Map<CustomerId, CustomerState> states = store.load(byCustomer.keySet());
        Desk careful = desk.suppressing(suppressed(news));
        List<Timeline> timelines = new ArrayList<>(byCustomer.size());
        byCustomer.forEach((id, arrivals) -> {
            Optional<CustomerState> state = Optional.ofNullable(states.get(id));
            // whoever was erased while a message was on its way does not come back by what became of it
            if (state.isPresent() || arrivals.stream().anyMatch(EventArrived.class::isInstance)) {
                timelines.add(new Timeline(
                        careful, state.orElseGet(() -> CustomerState.unknown(id)), arrivals, Optional.empty()));
            }
        });
        return timelines;
    }

    private Map<CustomerId, List<Arrival>> byCustomer(List<Request> news) {
        Set<CustomerId> identities =
                news.stream().map(it -> it.arrival().customer()).collect(Collectors.toSet());
        Map<CustomerId, CustomerId> resolved = store.people().resolve(identities);
        Map<CustomerId, List<Arrival>> byCustomer = new LinkedHashMap<>();
        for (Request request : news) {
            CustomerId identity = request.arrival().customer();
            byCustomer
                    .computeIfAbsent(resolved.getOrDefault(identity, identity), id -> new ArrayList<>())
                    .add(request.arrival());
        }
        return byCustomer;
    }

    /** Whether an address that one of the events brings is that of someone who was erased. */
    private Predicate<String> suppressed(List<Request> news) {
        Map<String, String> hashes = new HashMap<>();
        news.stream()
                .flatMap(request ->
                        request.arrival() instanceof EventArrived it ? addresses(it.event()) : Stream.<String>empty())
                .forEach(address -> hashes.put(address, hash.ofAddress(address)));
        Set<String> known = store.people().suppressed(hashes.values());
        return address -> known.contains(hashes.getOrDefault(address, ""));
    }

    private static Stream<String> addresses(CustomerEvent event) {
        return ADDRESSES.stream().flatMap(field -> event.text(field).stream());
    }
}
