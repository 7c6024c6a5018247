package dev.hush.store;

import dev.hush.engine.RuleCount;
import dev.hush.engine.RuleCount.What;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each thing happened to each rule of each version. */
final class RuleCounts {
    private final String add;
    private final String all;

    RuleCounts(Sql sql) {
        add = sql.get("add");
        all = sql.get("all");
    }

    /** In one order always, so that two engines never wait for each other in a ring. */
    void add(Session session, Map<RuleCount, Long> counts) throws SQLException {
        List<Object[]> rows = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(it -> new Object[] {
                            it.getKey().rulesVersion(),
                            it.getKey().rule(),
                            it.getKey().what().name(),
                            it.getKey().why(),
                            it.getValue()
                        })
                        .toList();
        session.batch(add, rows);
    }

    Map<RuleCount, Long> all(Session session) throws SQLException {
        Map<RuleCount, Long> counts = new TreeMap<>();
        session.list(
                all,
                row -> counts.put(
                        new RuleCount(
                                row.getString(1), row.getString(2), What.valueOf(row.getString(3)), row.getString(4)),
                        row.getLong(5)));
        return counts;
    }
}
