package dev.hush.engine;

import dev.hush.address.AddressKeys;
import dev.hush.address.KeyedHash;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.customer.Merge;
import dev.hush.decision.Reason;
import dev.hush.engine.People.Erasure;
import dev.hush.engine.People.Merged;
import dev.hush.engine.Store.Holders;
import dev.hush.engine.Store.StoreException;
import dev.hush.event.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Merges customers, takes merges back and erases people; each is one transaction, between two batches of the engine. */
public final class Registry {
    private static final int MOST_CONFLICTS = 20;

    private final Store store;
    private final KeyedHash hash;
    private final AddressKeys keys;

    Registry(Store store, KeyedHash hash, AddressKeys keys) {
        this.store = store;
        this.hash = hash;
        this.keys = keys;
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
            Merged merged = new Merged(was, stays, after, now);
            if (store.people().merge(merged, meeting(was, Set.of(loser, survivor), survivor), joining(was, survivor))) {
                return true;
            }
        }
        throw restless("a merge");
    }

    private static StoreException restless(String what) {
        return new StoreException(
                "Expected customers who keep still for " + what + ", found others changing them.", null);
    }

    /** Those who share an address with the customer, once they know of a newcomer, too. */
    private List<CustomerState> meeting(CustomerState customer, Set<CustomerId> but, CustomerId newcomer) {
        return Sharers.of(customer, store).stream()
                .filter(it -> !but.contains(it.id()))
                .map(it -> next(it.edit().sharedWith(Set.of(newcomer))))
                .toList();
    }

    private static CustomerState next(CustomerStateEditor edited) {
        CustomerState state = edited.done();
        return state.edit().version(state.version() + 1).done();
    }

    /** The customer's addresses once they are the newcomer's, too. */
    private List<Holders> joining(CustomerState customer, CustomerId newcomer) {
        List<Holders> joining = new ArrayList<>();
        Map<String, Holders> known = store.holders(customer.reach().known());
        customer.reach().known().forEach(key -> {
            Holders before = known.getOrDefault(key, new Holders(key, 0, Set.of()));
            Set<CustomerId> customers = new HashSet<>(before.customers());
            if (customers.size() <= Household.MOST_SHARERS && customers.add(newcomer)) {
                joining.add(new Holders(key, before.version() + 1, customers));
            }
        });
        return joining;
    }

    /** Takes the last merge of the customer back; false where there is none. */
    boolean unmerge(CustomerId loser) {
        for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
            Optional<Merged> merged = store.people().lastMergeOf(loser);
            if (merged.isEmpty()) {
                return false;
            }
            CustomerState was = complete(merged.get().loser());
            CustomerState survivor = state(resolve(loser));
            CustomerState undone = Merge.undone(was, survivor);
            Set<CustomerId> sharers = new HashSet<>();
            store.holders(undone.reach().known()).values().forEach(it -> sharers.addAll(it.customers()));
            CustomerState again = undone.edit().sharedWith(sharers).version(1).done();
            List<CustomerState> others = new ArrayList<>(meeting(again, Set.of(survivor.id()), loser));
            others.add(next(Merge.survives(survivor, was, survivorsBefore(merged.get()))
                    .edit()
                    .sharedWith(Set.of(loser))));
            Merged of = new Merged(
                    was, merged.get().survivor(), survivor, merged.get().at());
            if (store.people().undo(of, again, names(loser, survivor.id()), others, joining(again, loser))) {
                return true;
            }
            if (!store.load(List.of(loser)).isEmpty()) {
                return false; // somebody of that name is there already
            }
        }
        throw restless("an undone merge");
    }

    /** The identities of the survivor's that were the loser's when they became one. */
    private List<CustomerId> names(CustomerId loser, CustomerId survivor) {
        return store.people().identitiesOf(survivor).stream()
                .filter(it -> !it.equals(loser) && wentInto(it, loser))
                .toList();
    }

    /** The survivor as it was before, and those that it became one with since, each as they were before that. */
    private List<CustomerState> survivorsBefore(Merged merged) {
        List<CustomerState> before = new ArrayList<>();
        Set<CustomerId> met = new HashSet<>();
        Optional<Merged> next = Optional.of(merged);
        while (next.isPresent() && met.add(next.get().loser().id())) {
            before.add(complete(next.get().survivor()));
            next = store.people().lastMergeOf(next.get().after().id());
        }
        return before;
    }

    private boolean wentInto(CustomerId identity, CustomerId loser) {
        Set<CustomerId> met = new HashSet<>();
        Optional<CustomerId> next = Optional.of(identity);
        while (next.isPresent() && met.add(next.get())) {
            next = store.people().lastMergeOf(next.get()).map(it -> it.after().id());
            if (next.filter(loser::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A state that was kept before addresses had keys. */
    private CustomerState complete(CustomerState state) {
        return AddressUpgrade.withKeys(state, keys);
    }

    /** Erases the person behind the identity; what is kept, for telling. */
    Erasure erase(CustomerId identity, Instant now) {
        for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
            CustomerId customer = resolve(identity);
            CustomerState state = state(customer);
            Set<CustomerId> identities = new LinkedHashSet<>(store.people().identitiesOf(customer));
            identities.add(customer);
            Set<String> addresses = complete(state).reach().all();
            Erasure erasure = new Erasure(
                    customer,
                    state.version(),
                    List.copyOf(identities),
                    identities.stream().map(id -> hash.of(id.value())).toList(),
                    addresses.stream().sorted().toList(),
                    ConsentProof.json(state.consents()),
                    now);
            List<CustomerState> others = Sharers.of(state, store).stream()
                    .map(it -> next(silenced(it, addresses, identities, now)))
                    .toList();
            if (store.people().erase(erasure, others, without(state.reach().known(), identities))) {
                return erasure;
            }
        }
        throw restless("an erasure");
    }

    /** Whoever shares an address with an erased person: it is silent now, and the person is not named any more. */
    private static CustomerStateEditor silenced(
            CustomerState sharer, Set<String> addresses, Set<CustomerId> erased, Instant now) {
        CustomerStateEditor silenced = sharer.edit().notSharedWith(erased);
        Instant heard = sharer.hears(now);
        sharer.reach().all().stream()
                .filter(addresses::contains)
                .forEach(key -> silenced.dead(key, Reason.OPTED_OUT.name(), heard));
        return silenced;
    }

    private List<Holders> without(Set<String> addresses, Set<CustomerId> erased) {
        return store.holders(addresses).values().stream()
                .map(it -> {
                    Set<CustomerId> left = new HashSet<>(it.customers());
                    left.removeAll(erased);
                    return new Holders(it.address(), it.version() + 1, left);
                })
                .toList();
    }
}
