package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.engine.Store;
import dev.hush.engine.Store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContractTest {
    @TempDir
    Path folder;

    private Store reading;

    @Override
    Store open() {
        return SqlStore.sqlite(folder);
    }

    /** One process writes a folder, so the other engine is another thread of it. */
    @Override
    public Store another() {
        return store();
    }

    @AfterEach
    void closeReading() {
        if (reading != null) {
            reading.close();
        }
    }

    @Test
    void keepsWhatWasCommittedOverAReopening() {
        store().commit(commit().states(customer("mei", 1)).done());
        store().close();
        try (Store again = open()) {
            assertThat(again.load(List.of(id("mei")))).containsOnly(Map.entry(id("mei"), customer("mei", 1)));
            assertThat(again.commit(commit().states(customer("mei", 2)).done())).isEmpty();
        }
    }

    @Test
    void readsBesideTheWriterWithoutEverWriting() {
        store().commit(commit().states(customer("mei", 1)).done());
        reading = SqlStore.sqliteReadOnly(folder);
        assertThat(reading.counts()).containsEntry("customers", 1L);
        store().commit(commit().states(customer("ben", 1)).done());
        assertThat(reading.load(List.of(id("ben")))).hasSize(1);
        assertThatThrownBy(
                        () -> reading.commit(commit().states(customer("eve", 1)).done()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("open for reading only");
    }

    @Test
    void readsAFolderWhoseEngineHasStopped() {
        store().commit(commit().states(customer("mei", 1)).done());
        store().close();
        reading = SqlStore.sqliteReadOnly(folder);
        assertThat(reading.load(List.of(id("mei")))).hasSize(1);
    }

    @Test
    void refusesToReadWhereNoStoreIs() {
        assertThatThrownBy(() -> SqlStore.sqliteReadOnly(folder.resolve("nowhere")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Expected a store at")
                .hasMessageContaining("hush.db, found none");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void refusesAStoreThatANewerHushWrote() throws Exception {
        store().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hush.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE flyway_schema_history SET version = '99', description = 'later'");
        }
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("newer Hush");
        assertThatThrownBy(() -> SqlStore.sqliteReadOnly(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Hush");
    }

    @Test
    void refusesAFileThatIsNoStore() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("hush.db"), "a shopping list, and a long one, so that it has some bytes");
        assertThatThrownBy(() -> SqlStore.sqlite(other)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> SqlStore.sqliteReadOnly(other)).isInstanceOf(StoreException.class);
    }

    @Test
    void keepsItsFilesFromOtherUsers() throws Exception {
        store().commit(commit().states(customer("mei", 1)).done());
        for (String file : List.of("hush.db", "hush.db-wal", "hush.db-shm")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void answersWithAStoreExceptionOnceClosed() {
        store().close();
        assertThatThrownBy(() -> store().counts())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }
}
