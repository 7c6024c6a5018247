package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.customer.Merge;
import dev.hush.decision.KeyedHash;
import dev.hush.engine.People.Erasure;
import dev.hush.engine.People.Merged;
import dev.hush.engine.Store.StoreException;
import dev.hush.event.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merges customers, takes merges back and erases people; each is one transaction, between two batches of the engine. */
public final class Registry {
    private static final int MOST_CONFLICTS = 20;

    private final Store store;
    private final KeyedHash hash;

    Registry(Store store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
    }

    /** The customer that an identity belongs to. */
    public CustomerId resolve(CustomerId identity) {
        return store.people().resolve(List.of(identity)).getOrDefault(identity, identity);
    }

    /** The state of a customer; that of someone unknown where there is none. */
    public CustomerState state(CustomerId customer) {
        return Optional.ofNullable(store.load(List.of(customer)).get(customer))
                .orElseGet(() -> CustomerState.unknown(customer));
    }

    /** Makes one customer of two; false where they are one already. */
    boolean merge(CustomerId from, CustomerId into, Instant now) {
        for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
            CustomerId loser = resolve(from);
            CustomerId survivor = resolve(into);
            if (loser.equals(survivor)) {
                return false;
            }
            CustomerState was = state(loser);
            CustomerState stays = state(survivor);
            CustomerState one = Merge.of(was, stays);
            CustomerState after = one.edit().version(stays.version() + 1).done();
            if (store.people().merge(new Merged(was, stays, after, now))) {
                return true;
            }
        }
        throw new StoreException(
                "Expected two customers who keep still for a merge, found others changing them.", null);
    }

    /** Takes the last merge of the customer back; false where there is none. */
    boolean unmerge(CustomerId loser) {
        Optional<Merged> merged = store.people().lastMergeOf(loser);
        if (merged.isEmpty()) {
            return false;
        }
        CustomerState survivor = state(merged.get().after().id());
        CustomerState again = Merge.undone(merged.get().loser(), survivor);
        return store.people().undo(merged.get(), again.edit().version(1).done());
    }

    /** Erases the person behind the identity; what is kept, for telling. */
    Erasure erase(CustomerId identity, Instant now) {
        CustomerId customer = resolve(identity);
        CustomerState state = state(customer);
        List<CustomerId> identities = new ArrayList<>(store.people().identitiesOf(customer));
        identities.add(customer);
        Erasure erasure = new Erasure(
                identities,
                identities.stream().map(id -> hash.of(id.value())).toList(),
                state.addresses().values().stream()
                        .distinct()
                        .map(hash::ofAddress)
                        .toList(),
                ConsentProof.json(state.consents()),
                now);
        store.people().erase(erasure);
        return erasure;
    }
}
