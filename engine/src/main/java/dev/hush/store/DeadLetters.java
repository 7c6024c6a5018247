package dev.hush.store;

import dev.hush.engine.Store.DeadLetter;
import dev.hush.event.CustomerEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Events that could not be decided, each with the reason. */
final class DeadLetters {
    private final Codec<CustomerEvent> codec = Codec.of(CustomerEvent.class);
    private final String insert;
    private final String newest;
    private final String count;

    DeadLetters(Sql sql) {
        insert = sql.get("insert");
        newest = sql.get("newest");
        count = sql.get("count");
    }

    void add(Session session, Collection<DeadLetter> letters, Instant now) throws SQLException {
        session.batch(
                insert,
                letters.stream()
                        .map(letter -> new Object[] {now, letter.reason(), codec.write(letter.event())})
                        .toList());
    }

    List<DeadLetter> newest(Session session, int most) throws SQLException {
        return session.list(newest, row -> new DeadLetter(codec.read(row.getString(1)), row.getString(2)), most);
    }

    long count(Session session) throws SQLException {
        return session.first(count, row -> row.getLong(1)).orElse(0L);
    }
}
