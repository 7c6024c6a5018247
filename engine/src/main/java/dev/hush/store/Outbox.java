package dev.hush.store;

import dev.hush.engine.Store.OutboxChange;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.engine.Store.Pending;
import dev.hush.plan.Outreach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages that are owed, and what became of them. */
final class Outbox {
    private final Codec<Outreach> codec = Codec.of(Outreach.class);
    private final Sql sql;
    private final String insert;
    private final String change;
    private final String earliestAttempt;
    private final String claim;

    Outbox(Sql sql) {
        this.sql = sql;
        insert = sql.get("insert");
        change = sql.get("change");
        earliestAttempt = sql.get("earliest-attempt");
        claim = sql.get("claim");
    }

    private record Claimed(long number, Pending pending) {}

    /** Outreach as rows, by key. */
    List<Object[]> encode(Collection<Outreach> outreach, Instant now) {
        return outreach.stream()
                .sorted(Comparator.comparing(Outreach::key))
                .map(it -> new Object[] {it.key(), now, now, codec.write(it)})
                .toList();
    }

    void add(Session session, List<Object[]> rows) throws SQLException {
        session.batch(insert, rows);
    }

    void change(Session session, Collection<OutboxChange> changes) throws SQLException {
        List<@Nullable Object[]> rows = changes.stream()
                .sorted(Comparator.comparing(OutboxChange::key))
                .map(Outbox::row)
                .toList();
        session.batch(change, rows);
    }

    /** Only what is pending is attempted again. */
    private static @Nullable Object[] row(OutboxChange change) {
        Instant next =
                change.status() == OutboxStatus.PENDING ? change.nextAttempt().orElse(null) : null;
        return new @Nullable Object[] {
            change.status().name(), change.attempts(), next, next, change.note(), change.key()
        };
    }

    Optional<Instant> earliestAttempt(Session session) throws SQLException {
        return session.first(earliestAttempt, row -> Nanos.instant(row.getLong(1)));
    }

    List<Pending> claim(Session session, Instant now, int most, Duration lease) throws SQLException {
        List<Claimed> claimed = session.list(
                claim,
                row -> new Claimed(row.getLong(1), new Pending(codec.read(row.getString(3)), row.getInt(2))),
                now.plus(lease),
                now,
                most);
        return claimed.stream()
                .sorted(Comparator.comparing(Claimed::number))
                .map(Claimed::pending)
                .toList();
    }

    void releaseLeases(Session session) throws SQLException {
        session.update(sql.get("release-leases"));
    }

    boolean sendAgain(Session session, String key, Instant now) throws SQLException {
        return session.update(sql.get("send-again"), now, now, key) == 1;
    }

    List<OutboxRow> newest(Session session, Optional<OutboxStatus> status, int most) throws SQLException {
        return status.isPresent()
                ? session.list(
                        sql.get("newest-of-status"), this::read, status.get().name(), most)
                : session.list(sql.get("newest"), this::read, most);
    }

    private OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                codec.read(row.getString(1)),
                OutboxStatus.valueOf(row.getString(2)),
                row.getInt(3),
                Nanos.read(row, 4),
                row.getString(5));
    }

    /** How many of each status, where there are any. */
    Map<OutboxStatus, Long> counts(Session session) throws SQLException {
        Map<OutboxStatus, Long> counts = new EnumMap<>(OutboxStatus.class);
        session.list(
                sql.get("count-by-status"), row -> counts.put(OutboxStatus.valueOf(row.getString(1)), row.getLong(2)));
        return counts;
    }
}
