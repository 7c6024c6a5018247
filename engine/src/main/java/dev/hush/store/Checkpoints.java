package dev.hush.store;

import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds SQLite's log into its file on a thread of its own, so that no commit waits for it.
 *
 * <p>First beside the writer, which goes on; then, with the writer's own connection, the little that came meanwhile: a
 * log that is folded whole begins anew with the next commit (sqlite.org/wal.html, section 6). Holding this object's
 * monitor keeps it from folding; who takes the writer as well takes the monitor first.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String FOLD = "PRAGMA wal_checkpoint(PASSIVE)";
    private static final long LOOK_MILLIS = 100;
    private static final long LONGEST_MILLIS = 500;
    private static final long AFTER_FAILURE_MILLIS = 60_000;
    private static final long MOST_GROWTH_BYTES = 32 << 20;

    private final File log;
    private final Connection own;
    private final BlockingQueue<Session> writer;
    private final AtomicLong commits = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hush-fold");
        thread.setDaemon(true);
        return thread;
    });

    private long folded;
    private long length;
    private long untilDueMillis = LONGEST_MILLIS;

    /** @param writer where the one connection that writes is while nobody writes */
    Checkpoints(File log, Connection own, BlockingQueue<Session> writer) {
        this.log = log;
        this.own = own;
        this.writer = writer;
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Something may have been written. */
    void wrote() {
        commits.incrementAndGet();
    }

    private synchronized void look() {
        long now = commits.get();
        untilDueMillis -= LOOK_MILLIS;
        boolean due = untilDueMillis <= 0 || log.length() > length + MOST_GROWTH_BYTES;
        if (now == folded || !due) {
            return;
        }
        try {
            fold();
            folded = now;
            untilDueMillis = LONGEST_MILLIS;
        } catch (SQLException | RuntimeException e) {
            untilDueMillis = AFTER_FAILURE_MILLIS;
            LOG.warn("The store's log could not be folded, it grows until that works: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            length = log.length();
        }
    }

    private void fold() throws SQLException, InterruptedException {
        fold(own);
        Session held = writer.poll(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        if (held != null) {
            try {
                fold(held.connection());
            } finally {
                writer.add(held);
            }
        }
    }

    private static void fold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FOLD);
        }
    }

    @Override
    public void close() throws SQLException {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The store's log is still being folded at its end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.close();
    }
}
