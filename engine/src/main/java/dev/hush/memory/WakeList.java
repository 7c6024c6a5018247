package dev.hush.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Who or what is to be woken when; whoever claims one has it until the end of the lease. */
final class WakeList<K extends Comparable<K>> {
    private final Map<K, Entry<K>> entries = new HashMap<>();
    private final NavigableSet<Entry<K>> queue = new TreeSet<>(
            Comparator.comparing((Entry<K> entry) -> entry.wakeAt()).thenComparing(Entry::key));

    /** @param wakeAt the due instant, or the end of the lease */
    private record Entry<K>(K key, Instant due, Instant wakeAt) {}

    /** Sets or clears when the key is due; a lease on it ends. */
    void set(K key, Optional<Instant> due) {
        Entry<K> old = entries.remove(key);
        if (old != null) {
            queue.remove(old);
        }
        due.ifPresent(at -> put(new Entry<>(key, at, at)));
    }

    private void put(Entry<K> entry) {
        entries.put(entry.key(), entry);
        queue.add(entry);
    }

    Optional<Instant> earliest() {
        return queue.isEmpty() ? Optional.empty() : Optional.of(queue.first().wakeAt());
    }

    /** Up to so many that are due, the earliest due first, each leased. */
    List<K> claim(Instant now, int most, Duration lease) {
        List<Entry<K>> claimed = new ArrayList<>();
        while (claimed.size() < most
                && earliest().filter(at -> !at.isAfter(now)).isPresent()) {
            claimed.add(queue.pollFirst());
        }
        claimed.forEach(entry -> put(new Entry<>(entry.key(), entry.due(), now.plus(lease))));
        claimed.sort(Comparator.comparing((Entry<K> entry) -> entry.due()).thenComparing(Entry::key));
        return claimed.stream().map(Entry::key).toList();
    }

    /** Ends all leases. */
    void release() {
        List<Entry<K>> leased = entries.values().stream()
                .filter(entry -> entry.wakeAt().isAfter(entry.due()))
                .toList();
        leased.forEach(entry -> set(entry.key(), Optional.of(entry.due())));
    }
}
