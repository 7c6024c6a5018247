package dev.hush.store;

import dev.hush.event.EventKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys of events that were committed, so that a repeat is known. */
final class SeenEvents {
    private final String known;
    private final String insert;
    private final String count;

    SeenEvents(Sql sql) {
        known = sql.get("known");
        insert = sql.get("insert");
        count = sql.get("count");
    }

    Set<EventKey> known(Session session, Collection<EventKey> keys) throws SQLException {
        String wanted = Codec.array(
                keys.stream().map(key -> List.of(key.source(), key.id())).toList());
        return new HashSet<>(session.list(known, row -> new EventKey(row.getString(1), row.getString(2)), wanted));
    }

    /** Adds them in order; those that were there already are returned. */
    Set<EventKey> add(Session session, Collection<EventKey> keys, Instant now) throws SQLException {
        List<EventKey> sorted = keys.stream().sorted().toList();
        List<Object[]> rows = new ArrayList<>();
        sorted.forEach(key -> rows.add(new Object[] {key.source(), key.id(), now}));
        int[] added = session.batch(insert, rows);
        Set<EventKey> repeats = new HashSet<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i] == 0) {
                repeats.add(sorted.get(i));
            }
        }
        return repeats;
    }

    long count(Session session) throws SQLException {
        return session.first(count, row -> row.getLong(1)).orElse(0L);
    }
}
