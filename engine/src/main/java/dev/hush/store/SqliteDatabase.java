package dev.hush.store;

import dev.hush.engine.Store.StoreException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The file {@code hush.db}: one connection writes, some read beside it (write-ahead log).
 *
 * <p>Every commit is synced to the disk before it returns ({@code synchronous=FULL}).
 */
final class SqliteDatabase extends Database {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KB = 32_000;
    private static final int READER_CACHE_KB = 8_000;

    /** Pages of 4 KB in the log at which a commit folds them itself: far more than {@link Checkpoints} leave. */
    private static final int PAGES_TO_FOLD = 64_000;

    private static final String MOST_LOG_BYTES = Integer.toString(64 << 20);

    private final Optional<Session> writer;
    private final BlockingQueue<Session> freeWriter = new ArrayBlockingQueue<>(1);
    private final Optional<Checkpoints> checkpoints;
    private final List<Session> readers;
    private final BlockingQueue<Session> freeReaders;
    private volatile boolean open = true;

    private SqliteDatabase(File log, Optional<Session> writer, Optional<Connection> folds, List<Session> readers) {
        super(Sql.Dialect.SQLITE);
        this.writer = writer;
        writer.ifPresent(freeWriter::add);
        checkpoints = folds.map(it -> new Checkpoints(log, it, freeWriter));
        this.readers = readers;
        this.freeReaders = new ArrayBlockingQueue<>(readers.size(), false, readers);
    }

    static Database open(Path file) {
        createPrivately(file);
        SQLiteDataSource source = new SQLiteDataSource(config(READER_CACHE_KB));
        source.setUrl(url(file));
        return connect(file, true).ready(it -> Migrations.run(it, source));
    }

    /** Opens a file that is there, beside an engine that may be writing it. */
    static Database openReadOnly(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException(
                    "Expected a store at " + file + ", found none. Name the folder that an engine was run with.", null);
        }
        return connect(file, false).ready(Migrations::check);
    }

    private static SqliteDatabase connect(Path file, boolean writes) {
        File log = new File(file + "-wal");
        try {
            SQLiteConfig reading = config(READER_CACHE_KB);
            if (!writes) {
                reading.setReadOnly(true);
                return new SqliteDatabase(log, Optional.empty(), Optional.empty(), readers(file, reading, 1));
            }
            // the writer first: it makes the log that readers look into
            Session writer = session(file, config(WRITER_CACHE_KB), "wal_autocheckpoint = " + PAGES_TO_FOLD);
            Connection folds = config(READER_CACHE_KB).createConnection(url(file));
            return new SqliteDatabase(log, Optional.of(writer), Optional.of(folds), readers(file, reading, READERS));
        } catch (SQLException e) {
            throw failure("open " + file, e);
        }
    }

    private static List<Session> readers(Path file, SQLiteConfig config, int count) throws SQLException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(session(file, config, "query_only = 1"));
        }
        return sessions;
    }

    private static Session session(Path file, SQLiteConfig config, String pragma) throws SQLException {
        Connection connection = config.createConnection(url(file));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma);
        }
        return new Session(connection);
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    private static SQLiteConfig config(int cacheKb) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setTempStore(TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, MOST_LOG_BYTES);
        // a negative size is meant in kilobytes
        config.setCacheSize(-cacheKb);
        return config;
    }

    /** The file holds personal data, so nobody but its owner may read it; its log inherits that. */
    private static void createPrivately(Path file) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            // a store of earlier
        } catch (IOException e) {
            throw new StoreException("The store could not create " + file + ": " + e, e);
        }
    }

    /** The file is written anew from the rows that are there, and the log emptied (GDPR Article 17). */
    @Override
    void scrub() {
        synchronized (checkpoints.orElseThrow()) { // while the log is being folded, it cannot be emptied
            try {
                Session session = takeWriter();
                try (Statement statement = session.connection().createStatement()) {
                    session.closeStatements();
                    statement.execute("VACUUM");
                    empty(statement);
                } finally {
                    giveBack(session);
                }
            } catch (SQLException e) {
                throw failure("write its file anew", e);
            }
        }
    }

    /** Waits for readers as long as a busy store is waited for; the first column tells whether that was too short. */
    private static void empty(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (answer.next() && answer.getInt(1) != 0) {
                throw new SQLException(
                        "somebody reads it for too long, and its log still holds what was deleted;" + " erase again");
            }
        }
    }

    @Override
    Session takeWriter() throws SQLException {
        if (writer.isEmpty()) {
            throw new SQLException("it is open for reading only");
        }
        return take(freeWriter);
    }

    @Override
    Session takeReader() throws SQLException {
        return take(freeReaders);
    }

    private Session take(BlockingQueue<Session> free) throws SQLException {
        try {
            Session session = open ? free.poll(BUSY_MILLIS, TimeUnit.MILLISECONDS) : null;
            if (session == null) {
                throw new SQLException(open ? "no connection came free in time" : "it is closed");
            }
            return session;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }

    @Override
    void giveBack(Session session) {
        if (writer.filter(session::equals).isPresent()) {
            freeWriter.add(session);
            checkpoints.ifPresent(Checkpoints::wrote);
        } else {
            freeReaders.add(session);
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            if (checkpoints.isPresent()) {
                checkpoints.get().close();
            }
            for (Session reader : readers) {
                close(reader);
            }
            // last, since whoever closes last folds the log into the file
            if (writer.isPresent()) {
                close(writer.get());
            }
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    private static void close(Session session) throws SQLException {
        session.closeStatements();
        session.connection().close();
    }
}
