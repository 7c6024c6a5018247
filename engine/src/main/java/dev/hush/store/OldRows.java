package dev.hush.store;

import dev.hush.engine.OldRecords.Kind;
import dev.hush.engine.OldRecords.Numbered;
import dev.hush.engine.OldRecords.StateAtCut;
import dev.hush.event.CustomerId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What retention lets go of, in every table. */
final class OldRows {
    /** Rows let go in one transaction, so that the writer is not kept waiting. */
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    /** Tables that hold their instant in their text. */
    private static final Set<Kind> BY_TEXT = Set.of(Kind.OUTBOX, Kind.TASKS);

    private final Sql sql;
    private final Journal journal;
    private final StateCodec states;

    OldRows(Sql sql, Journal journal, StateCodec states) {
        this.sql = sql;
        this.journal = journal;
        this.states = states;
    }

    long count(Session session, Kind kind, Instant horizon) throws SQLException {
        return session.first(sql.get("count-" + name(kind)), row -> row.getLong(1), parameter(kind, horizon))
                .orElse(0L);
    }

    /** Lets some of them go; how many, 0 when none is left. */
    int forgetSome(Session session, Kind kind, Instant horizon) throws SQLException {
        return session.update(sql.get("forget-" + name(kind)), parameter(kind, horizon), FORGOTTEN_AT_ONCE);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object parameter(Kind kind, Instant horizon) {
        return BY_TEXT.contains(kind)
                ? horizon.truncatedTo(ChronoUnit.SECONDS).toString().substring(0, 19)
                : horizon;
    }

    List<Numbered> journal(Session session, Instant horizon, long after, int most) throws SQLException {
        return session.list(sql.get("journal"), row -> journal.numbered(row), after, horizon, most);
    }

    Map<CustomerId, StateAtCut> states(Session session, Collection<CustomerId> customers) throws SQLException {
        Map<CustomerId, StateAtCut> found = new HashMap<>();
        String wanted = Codec.array(customers.stream().map(CustomerId::value).toList());
        session.list(
                sql.get("states"),
                row -> found.put(
                        new CustomerId(row.getString(1)),
                        new StateAtCut(states.read(row.getString(4)), row.getLong(2), Nanos.instant(row.getLong(3)))),
                wanted);
        return found;
    }

    void cut(Session session, List<Long> numbers, Collection<StateAtCut> kept) throws SQLException {
        session.batch(
                sql.get("keep-state"),
                kept.stream()
                        .map(it ->
                                new Object[] {it.state().id().value(), it.number(), it.at(), states.write(it.state())})
                        .toList());
        session.update(
                sql.get("forget-journal"),
                Codec.array(numbers.stream().map(Object::toString).toList()));
    }
}
