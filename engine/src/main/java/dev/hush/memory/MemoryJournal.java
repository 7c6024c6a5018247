package dev.hush.memory;

import dev.hush.engine.OldRecords.Numbered;
import dev.hush.engine.OldRecords.StateAtCut;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was seen and decided, numbered as it was written, and the states from which it begins. */
final class MemoryJournal {
    private final NavigableMap<Long, JournalEntry> entries = new TreeMap<>();
    private final Map<CustomerId, NavigableMap<Long, JournalEntry>> byCustomer = new HashMap<>();
    private final Map<CustomerId, StateAtCut> statesAtCut = new HashMap<>();
    private long written;

    void add(JournalEntry entry) {
        long number = written++;
        entries.put(number, entry);
        byCustomer.computeIfAbsent(entry.customer(), id -> new TreeMap<>()).put(number, entry);
    }

    /** The customer's entries, the oldest first. */
    Stream<JournalEntry> of(CustomerId customer) {
        return byCustomer.getOrDefault(customer, new TreeMap<>()).values().stream()
                .sorted(Comparator.comparing(JournalEntry::decidedAt));
    }

    /** The entries that fit are another customer's from now on. */
    void move(CustomerId from, CustomerId into, Predicate<JournalEntry> which) {
        NavigableMap<Long, JournalEntry> theirs = byCustomer.getOrDefault(from, new TreeMap<>());
        NavigableMap<Long, JournalEntry> moved = new TreeMap<>(theirs);
        moved.values().removeIf(which.negate());
        moved.forEach((number, entry) -> {
            JournalEntry now = entry.of(into);
            theirs.remove(number);
            entries.put(number, now);
            byCustomer.computeIfAbsent(into, id -> new TreeMap<>()).put(number, now);
        });
    }

    void erase(CustomerId customer) {
        byCustomer.getOrDefault(customer, new TreeMap<>()).keySet().forEach(entries::remove);
        byCustomer.remove(customer);
        statesAtCut.remove(customer);
    }

    List<Numbered> before(Instant horizon, long afterNumber, int most) {
        return entries.tailMap(afterNumber, false).entrySet().stream()
                .takeWhile(entry -> entry.getValue().decidedAt().isBefore(horizon))
                .limit(most)
                .map(entry -> new Numbered(entry.getKey(), entry.getValue()))
                .toList();
    }

    Map<CustomerId, StateAtCut> statesAtCut(Collection<CustomerId> customers) {
        Map<CustomerId, StateAtCut> found = new HashMap<>(statesAtCut);
        found.keySet().retainAll(customers);
        return found;
    }

    void cut(List<Long> numbers, Collection<StateAtCut> states) {
        states.forEach(state ->
                statesAtCut.merge(state.state().id(), state, (old, next) -> old.number() < next.number() ? next : old));
        for (Long number : numbers) {
            JournalEntry entry = entries.remove(number);
            if (entry != null) {
                byCustomer.getOrDefault(entry.customer(), new TreeMap<>()).remove(number);
            }
        }
    }
}
