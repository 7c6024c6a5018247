package dev.hush.app;

import dev.hush.engine.Store;
import dev.hush.store.SqlStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The store of a data folder, for commands that only read, beside a running engine or after it. */
final class DataFolder {
    private DataFolder() {}

    static Store read(Path data) {
        if (!Files.exists(data.resolve("hush.db"))) {
            throw new UsageException("expected an engine's data at --data, found no store in " + data + ".");
        }
        return SqlStore.sqliteReadOnly(data);
    }
}
