package dev.hush.store;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Audience;
import dev.hush.event.CustomerId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What campaigns and lists ask for, {@code kind:value} by customer, as it was at each customer's last commit. */
final class CustomerIndex {
    private final Sql sql;
    private final String ofCustomers;
    private final String insert;
    private final String delete;

    CustomerIndex(Sql sql) {
        this.sql = sql;
        ofCustomers = sql.get("of-customers");
        insert = sql.get("insert");
        delete = sql.get("delete");
    }

    private record Entry(String customer, String key) {
        Object[] row() {
            return new Object[] {customer, key};
        }
    }

    /** Makes the rows of these customers what their states say; writes only what differs. */
    void write(Session session, Collection<CustomerState> states, Instant now) throws SQLException {
        Map<String, Set<String>> before = before(session, states);
        List<Object[]> gone = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        for (CustomerState state : states) {
            String customer = state.id().value();
            Set<String> old = before.getOrDefault(customer, Set.of());
            Set<String> keys = state.indexKeys(now);
            difference(customer, old, keys, gone);
            difference(customer, keys, old, added);
        }
        session.batch(delete, gone);
        session.batch(insert, added);
    }

    private static void difference(String customer, Set<String> keys, Set<String> without, List<Object[]> rows) {
        for (String key : keys) {
            if (!without.contains(key)) {
                rows.add(new Entry(customer, key).row());
            }
        }
    }

    private Map<String, Set<String>> before(Session session, Collection<CustomerState> states) throws SQLException {
        List<String> known = states.stream()
                .filter(state -> state.version() > 1)
                .map(state -> state.id().value())
                .toList();
        Map<String, Set<String>> before = new HashMap<>();
        if (!known.isEmpty()) {
            List<Entry> entries =
                    session.list(ofCustomers, row -> new Entry(row.getString(1), row.getString(2)), Codec.array(known));
            entries.forEach(entry -> before.computeIfAbsent(entry.customer(), it -> new HashSet<>())
                    .add(entry.key()));
        }
        return before;
    }

    List<CustomerId> audience(Session session, Audience audience, Instant now, Optional<CustomerId> after, int most)
            throws SQLException {
        boolean led = !audience.has().isEmpty();
        String id = led ? "led.customer" : "led.id";
        List<Object> parameters = new ArrayList<>();
        StringBuilder query = new StringBuilder(sql.get(led ? "led-by-key" : "everyone"));
        parameters.add(after.map(CustomerId::value).orElse(""));
        for (int i = 0; i < audience.has().size(); i++) {
            if (i > 0) {
                query.append('\n').append(sql.get("has").formatted(id));
            }
            parameters.add(audience.has().get(i));
        }
        for (String key : audience.hasNot()) {
            query.append('\n').append(sql.get("has-not").formatted(id));
            parameters.add(key);
        }
        audience.seenWithin().ifPresent(window -> {
            query.append('\n').append(sql.get("seen-after").formatted(id));
            parameters.add(now.minus(window));
        });
        query.append('\n').append(sql.get("page").formatted(id));
        parameters.add(most);
        return session.list(query.toString(), row -> new CustomerId(row.getString(1)), parameters.toArray());
    }
}
