package dev.hush.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's log is folded into the file beside the commits, and begins anew. */
class CheckpointsTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int ROUND = 10;
    private static final int ROUNDS = 12;

    @TempDir
    private Path folder;

    @Test
    void keepTheLogShortAndLoseNothing() {
        Path file = folder.resolve("hush.db");
        Path log = folder.resolve("hush.db-wal");
        try (Database database = SqliteDatabase.open(file)) {
            database.change("make room", session -> session.update("CREATE TABLE heap (bytes BLOB)"));
            for (int round = 1; round <= ROUNDS; round++) {
                database.change("write much", session -> {
                    for (int i = 0; i < ROUND; i++) {
                        session.update("INSERT INTO heap VALUES (?)", (Object) new byte[MEGABYTE]);
                    }
                });
                long written = (long) round * ROUND * MEGABYTE;
                await().atMost(Duration.ofSeconds(30)).until(() -> file.toFile().length() > written);
            }
            assertThat(log.toFile().length()).isLessThan(8L * ROUND * MEGABYTE);
        }
        try (Database again = SqliteDatabase.open(file)) {
            int rows = again.<Integer>read(
                    "count",
                    session -> session.list("SELECT count(*) FROM heap", it -> it.getInt(1))
                            .get(0));
            assertThat(rows).isEqualTo(ROUNDS * ROUND);
        }
    }
}
