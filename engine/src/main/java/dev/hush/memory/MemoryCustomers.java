package dev.hush.memory;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Audience;
import dev.hush.event.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The customers' states, who is due, and what audiences ask for. */
final class MemoryCustomers {
    private final NavigableMap<CustomerId, Row> rows = new TreeMap<>();
    private final WakeList<CustomerId> due = new WakeList<>();

    /** @param keys what audiences may ask for, as it was at the customer's last commit */
    private record Row(CustomerState state, Set<String> keys) {
        boolean isIn(Audience audience, Instant now) {
            boolean seen = audience.seenWithin()
                    .map(window -> state.lastSeen()
                            .filter(at -> at.isAfter(now.minus(window)))
                            .isPresent())
                    .orElse(true);
            return seen
                    && keys.containsAll(audience.has())
                    && audience.hasNot().stream().noneMatch(keys::contains);
        }
    }

    Map<CustomerId, CustomerState> load(Collection<CustomerId> ids) {
        Map<CustomerId, CustomerState> states = new HashMap<>();
        for (CustomerId id : ids) {
            Row row = rows.get(id);
            if (row != null) {
                states.put(id, row.state());
            }
        }
        return states;
    }

    /** Those whose stored version is not one lower. */
    Set<CustomerId> lost(Collection<CustomerState> states) {
        Set<CustomerId> lost = new HashSet<>();
        for (CustomerState state : states) {
            Row row = rows.get(state.id());
            long stored = row == null ? 0 : row.state().version();
            if (stored != state.version() - 1) {
                lost.add(state.id());
            }
        }
        return lost;
    }

    /** Those whose stored version is another one. */
    Set<CustomerId> changed(Map<CustomerId, Long> versions) {
        Set<CustomerId> changed = new HashSet<>(versions.keySet());
        changed.removeIf(id -> {
            Row row = rows.get(id);
            return row != null && row.state().version() == versions.getOrDefault(id, 0L);
        });
        return changed;
    }

    void write(CustomerState state, Instant now) {
        rows.put(state.id(), new Row(state, state.indexKeys(now)));
        due.set(state.id(), state.earliestDue());
    }

    void delete(CustomerId id) {
        rows.remove(id);
        due.set(id, Optional.empty());
    }

    Optional<Instant> earliestDue() {
        return due.earliest();
    }

    List<CustomerId> claimDue(Instant now, int most, Duration lease) {
        return due.claim(now, most, lease);
    }

    void releaseLeases() {
        due.release();
    }

    List<CustomerId> audience(Audience audience, Instant now, Optional<CustomerId> after, int most) {
        return after.map(id -> rows.tailMap(id, false)).orElse(rows).entrySet().stream()
                .filter(entry -> entry.getValue().isIn(audience, now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    long count() {
        return rows.size();
    }
}
