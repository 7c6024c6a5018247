package dev.hush.store;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row for each customer: the state, its version and when it has to be looked at. */
final class Customers {
    private final StateCodec codec;
    private final String load;
    private final String insert;
    private final String update;
    private final String versions;
    private final String earliestDue;
    private final String claim;
    private final String releaseLeases;
    private final String count;

    Customers(Sql sql, StateCodec codec) {
        this.codec = codec;
        load = sql.get("load");
        insert = sql.get("insert");
        update = sql.get("update");
        versions = sql.get("versions");
        earliestDue = sql.get("earliest-due");
        claim = sql.get("claim");
        releaseLeases = sql.get("release-leases");
        count = sql.get("count");
    }

    /** A state and its text. */
    record Written(CustomerState state, String json) {}

    private record Due(CustomerId customer, long at) {}

    /** The states as text, in the order of their customers, so that two writers never wait for each other in a ring. */
    List<Written> encode(Collection<CustomerState> states) {
        return states.stream()
                .sorted(Comparator.comparing(CustomerState::id))
                .map(state -> new Written(state, codec.write(state)))
                .toList();
    }

    Map<CustomerId, CustomerState> decode(Collection<String> texts) {
        Map<CustomerId, CustomerState> states = new HashMap<>();
        for (String text : texts) {
            CustomerState state = codec.read(text);
            states.put(state.id(), state);
        }
        return states;
    }

    /** The texts of those that are there. */
    List<String> load(Session session, Collection<CustomerId> ids) throws SQLException {
        String wanted = Codec.array(ids.stream().map(CustomerId::value).toList());
        return session.list(load, row -> row.getString(1), wanted);
    }

    private record Version(CustomerId customer, long number) {}

    /** Writes each whose stored version is one lower; the others are returned. */
    Set<CustomerId> write(Session session, List<Written> written) throws SQLException {
        return write(session, written, Map.of());
    }

    /** As write; returned are also those of the unchanged whose version is another one. */
    Set<CustomerId> write(Session session, List<Written> written, Map<CustomerId, Long> unchanged) throws SQLException {
        List<Written> fresh = new ArrayList<>();
        List<Written> changed = new ArrayList<>();
        written.forEach(it -> (it.state().version() == 1 ? fresh : changed).add(it));
        Set<CustomerId> lost = new HashSet<>();
        collectLost(lost, fresh, session.batch(insert, rows(fresh, Customers::insertRow)));
        lost.addAll(notUnchanged(session, changed, unchanged));
        collectLost(lost, changed, session.batch(update, rows(changed, Customers::updateRow)));
        return lost;
    }

    /** Locks all that are read or written, in the order of their ids, where a decision rests on others. */
    private Set<CustomerId> notUnchanged(Session session, List<Written> changed, Map<CustomerId, Long> unchanged)
            throws SQLException {
        if (unchanged.isEmpty()) {
            return Set.of();
        }
        List<CustomerId> all = new ArrayList<>(unchanged.keySet());
        changed.forEach(it -> all.add(it.state().id()));
        Map<CustomerId, Long> stored = lock(session, all);
        Set<CustomerId> lost = new HashSet<>(unchanged.keySet());
        lost.removeIf(id -> Objects.equals(unchanged.get(id), stored.get(id)));
        return lost;
    }

    /** The versions of those that are stored, whose rows are the transaction's own from now on, in the order of their ids. */
    Map<CustomerId, Long> lock(Session session, Collection<CustomerId> ids) throws SQLException {
        String inOrder =
                Codec.array(ids.stream().map(CustomerId::value).sorted().toList());
        Map<CustomerId, Long> stored = new HashMap<>();
        session.list(versions, row -> new Version(new CustomerId(row.getString(1)), row.getLong(2)), inOrder)
                .forEach(it -> stored.put(it.customer(), it.number()));
        return stored;
    }

    private static void collectLost(Set<CustomerId> lost, List<Written> written, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                lost.add(written.get(i).state().id());
            }
        }
    }

    private static List<@Nullable Object[]> rows(
            List<Written> written, java.util.function.Function<Written, @Nullable Object[]> row) {
        return written.stream().map(row).toList();
    }

    private static @Nullable Object[] insertRow(Written written) {
        CustomerState state = written.state();
        Instant due = state.earliestDue().orElse(null);
        return new @Nullable Object[] {
            state.id().value(), state.version(), due, due, state.lastSeen().orElse(null), written.json()
        };
    }

    /** Whoever was looked at is no longer leased. */
    private static @Nullable Object[] updateRow(Written written) {
        CustomerState state = written.state();
        Instant due = state.earliestDue().orElse(null);
        return new @Nullable Object[] {
            state.version(),
            due,
            due,
            state.lastSeen().orElse(null),
            written.json(),
            state.id().value(),
            state.version() - 1
        };
    }

    Optional<Instant> earliestDue(Session session) throws SQLException {
        return session.first(earliestDue, row -> Nanos.instant(row.getLong(1)));
    }

    List<CustomerId> claim(Session session, Instant now, int most, Duration lease) throws SQLException {
        List<Due> claimed = session.list(
                claim, row -> new Due(new CustomerId(row.getString(1)), row.getLong(2)), now.plus(lease), now, most);
        return claimed.stream()
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::customer))
                .map(Due::customer)
                .toList();
    }

    void releaseLeases(Session session) throws SQLException {
        session.update(releaseLeases);
    }

    long count(Session session) throws SQLException {
        return session.first(count, row -> row.getLong(1)).orElse(0L);
    }
}
