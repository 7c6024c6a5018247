package dev.hush.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many events of each type were let go, for want of a consent. */
final class NotCollected {
    private final String add;
    private final String all;

    NotCollected(Sql sql) {
        add = sql.get("add");
        all = sql.get("all");
    }

    void add(Session session, Map<String, Long> events) throws SQLException {
        List<Object[]> rows = new TreeMap<>(events)
                .entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                        .toList();
        session.batch(add, rows);
    }

    Map<String, Long> all(Session session) throws SQLException {
        Map<String, Long> events = new TreeMap<>();
        session.list(all, row -> events.put(row.getString(1), row.getLong(2)));
        return events;
    }
}
