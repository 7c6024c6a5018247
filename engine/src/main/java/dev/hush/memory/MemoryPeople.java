package dev.hush.memory;

import dev.hush.customer.CustomerState;
import dev.hush.engine.People;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Identities, merges and erasures in memory. */
final class MemoryPeople implements People {
    private final MemoryStore store;
    private final Map<CustomerId, CustomerId> identities = new TreeMap<>();
    private final Map<CustomerId, Merged> merges = new HashMap<>();
    private final Set<String> suppressed = new HashSet<>();
    private final Map<String, String> proofs = new HashMap<>();

    MemoryPeople(MemoryStore store) {
        this.store = store;
    }

    @Override
    public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> wanted) {
        synchronized (store) {
            Map<CustomerId, CustomerId> resolved = new HashMap<>(identities);
            resolved.keySet().retainAll(new HashSet<>(wanted));
            return resolved;
        }
    }

    @Override
    public List<CustomerId> identitiesOf(CustomerId customer) {
        synchronized (store) {
            return identities.entrySet().stream()
                    .filter(it -> it.getValue().equals(customer))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public boolean merge(Merged merged, Collection<CustomerState> others, Collection<Holders> holders) {
        synchronized (store) {
            CustomerId loser = merged.loser().id();
            CustomerId survivor = merged.after().id();
            if (!store.areNext(others, holders) || !store.replace(merged.loser(), merged.after(), merged.at())) {
                return false;
            }
            identities.replaceAll((identity, customer) -> customer.equals(loser) ? survivor : customer);
            identities.put(loser, survivor);
            store.moveJournal(loser, survivor);
            store.write(others, holders, merged.at());
            merges.put(loser, merged);
            return true;
        }
    }

    @Override
    public Optional<Merged> lastMergeOf(CustomerId loser) {
        synchronized (store) {
            return Optional.ofNullable(merges.get(loser));
        }
    }

    @Override
    public boolean undo(
            Merged merged,
            CustomerState loser,
            Collection<CustomerId> names,
            Collection<CustomerState> others,
            Collection<Holders> holders) {
        synchronized (store) {
            if (!store.areNext(others, holders) || !store.add(loser, merged.at())) {
                return false;
            }
            identities.remove(loser.id());
            store.moveJournalBack(merged.after().id(), loser.id(), loser.id(), merged.at());
            names.forEach(name -> {
                identities.put(name, loser.id());
                store.moveJournalBack(merged.after().id(), loser.id(), name, merged.at());
            });
            store.write(others, holders, merged.at());
            merges.remove(loser.id());
            return true;
        }
    }

    @Override
    public boolean erase(Erasure erasure, Collection<CustomerState> others, Collection<Holders> holders) {
        synchronized (store) {
            CustomerState stored = store.load(List.of(erasure.customer())).get(erasure.customer());
            if ((stored == null ? 0 : stored.version()) != erasure.version() || !store.areNext(others, holders)) {
                return false;
            }
            store.write(others, holders, erasure.at());
            erasure.identities().forEach(identity -> {
                store.erase(identity);
                identities.remove(identity);
                merges.values()
                        .removeIf(it -> it.loser().id().equals(identity)
                                || it.after().id().equals(identity));
            });
            suppressed.addAll(erasure.addressHashes());
            erasure.identityHashes().forEach(hash -> proofs.put(hash, erasure.proof()));
            return true;
        }
    }

    @Override
    public Set<String> suppressed(Collection<String> hashes) {
        synchronized (store) {
            Set<String> known = new HashSet<>(hashes);
            known.retainAll(suppressed);
            return known;
        }
    }

    @Override
    public boolean erased(String hash) {
        synchronized (store) {
            return proofs.containsKey(hash);
        }
    }
}
