package dev.hush.store;

import dev.hush.plan.FrontlineTask;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What people of the front line shall do. */
final class Tasks {
    private final Codec<FrontlineTask> codec = Codec.of(FrontlineTask.class);
    private final String insert;
    private final String newest;
    private final String count;

    Tasks(Sql sql) {
        insert = sql.get("insert");
        newest = sql.get("newest");
        count = sql.get("count");
    }

    void add(Session session, Collection<FrontlineTask> tasks) throws SQLException {
        session.batch(
                insert,
                tasks.stream()
                        .sorted(Comparator.comparing(FrontlineTask::key))
                        .map(task -> new Object[] {task.key(), codec.write(task)})
                        .toList());
    }

    List<FrontlineTask> newest(Session session, int most) throws SQLException {
        return session.list(newest, row -> codec.read(row.getString(1)), most);
    }

    long count(Session session) throws SQLException {
        return session.first(count, row -> row.getLong(1)).orElse(0L);
    }
}
