package dev.hush.store;

import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One row for each address: who has or had it; and what was done to old stores once and for all. */
final class Addresses {
    @SuppressWarnings({"unchecked", "rawtypes"})
    private final Codec<List<String>> codec = (Codec) Codec.of(List.class);

    private final String load;
    private final String write;
    private final String delete;
    private final String upgrades;
    private final String upgraded;

    Addresses(Sql sql) {
        load = sql.get("load");
        write = sql.get("write");
        delete = sql.get("delete");
        upgrades = sql.get("upgrades");
        upgraded = sql.get("upgraded");
    }

    Map<String, Holders> load(Session session, Collection<String> keys) throws SQLException {
        Map<String, Holders> found = new HashMap<>();
        session.list(
                        load,
                        row -> new Holders(row.getString(1), row.getLong(2), customers(row.getString(3))),
                        Codec.array(keys))
                .forEach(it -> found.put(it.address(), it));
        return found;
    }

    private Set<CustomerId> customers(String json) {
        return codec.read(json).stream().map(CustomerId::new).collect(Collectors.toSet());
    }

    /** Writes each whose stored version is one lower, in the order of their keys; the customers of the others. */
    Set<CustomerId> write(Session session, Collection<Holders> changed) throws SQLException {
        List<Holders> inOrder =
                changed.stream().sorted(Comparator.comparing(Holders::address)).toList();
        int[] counts = session.batch(write, inOrder.stream().map(this::row).toList());
        Set<CustomerId> lost = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                lost.addAll(inOrder.get(i).customers());
            }
        }
        return lost;
    }

    private Object[] row(Holders holders) {
        List<String> ids =
                holders.customers().stream().map(CustomerId::value).sorted().toList();
        return new Object[] {holders.address(), holders.version(), codec.write(ids)};
    }

    /** As write, in the same order, and an address that nobody has any more is gone; whether all were as expected. */
    boolean writeOrDelete(Session session, Collection<Holders> changed) throws SQLException {
        for (Holders it :
                changed.stream().sorted(Comparator.comparing(Holders::address)).toList()) {
            boolean done = it.customers().isEmpty()
                    ? session.update(delete, it.address(), it.version() - 1) == 1
                    : write(session, List.of(it)).isEmpty();
            if (!done) {
                return false;
            }
        }
        return true;
    }

    Set<String> upgrades(Session session) throws SQLException {
        return new HashSet<>(session.list(upgrades, row -> row.getString(1)));
    }

    void upgraded(Session session, String name, Instant now) throws SQLException {
        session.update(upgraded, name, now);
    }
}
