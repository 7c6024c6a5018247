package dev.hush.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** The rows that a store writes for new customers, as text made beforehand, through JDBC and nothing else. */
final class RawJdbc {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE raw_seen (source text, id text, at bigint, PRIMARY KEY (source, id))",
            "CREATE TABLE raw_customer (id text PRIMARY KEY, version bigint, due_at bigint, seen bigint, state text)",
            "CREATE TABLE raw_index (customer text, key text, PRIMARY KEY (customer, key))",
            "CREATE INDEX raw_index_key ON raw_index (key, customer)",
            "CREATE TABLE raw_journal (customer text, look text, at bigint, rules text, event text, receipt text)",
            "CREATE INDEX raw_journal_customer ON raw_journal (customer)",
            "CREATE TABLE raw_outbox (key text PRIMARY KEY, status text, attempts int, wake bigint, outreach text)");
    private static final int INDEX_KEYS = 3;
    private static final int EVENTS_AN_OUTREACH = 5;
    private static final String STATE = "s".repeat(560);
    private static final String EVENT = "e".repeat(190);
    private static final String RECEIPT = "r".repeat(140);

    private RawJdbc() {}

    static void measure(String url, int warmUp, int batches) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", "true");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            prepare(connection, url.startsWith("jdbc:sqlite:"));
            try (Rows rows = new Rows(connection)) {
                rows.write(0, warmUp);
                long start = System.nanoTime();
                rows.write(warmUp, batches);
                StoreBench.report("raw JDBC, new customers", (long) batches * StoreBench.BATCH, start);
            }
        }
    }

    private static void prepare(Connection connection, boolean sqlite) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (sqlite) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA wal_autocheckpoint = 16000");
            }
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        connection.setAutoCommit(false);
    }

    /** The statements of one connection. */
    private static final class Rows implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement seen;
        private final PreparedStatement customer;
        private final PreparedStatement index;
        private final PreparedStatement journal;
        private final PreparedStatement outbox;

        Rows(Connection connection) throws SQLException {
            this.connection = connection;
            seen = connection.prepareStatement("INSERT INTO raw_seen VALUES (?, ?, ?)");
            customer = connection.prepareStatement("INSERT INTO raw_customer VALUES (?, ?, ?, ?, ?)");
            index = connection.prepareStatement("INSERT INTO raw_index VALUES (?, ?)");
            journal = connection.prepareStatement("INSERT INTO raw_journal VALUES (?, ?, ?, ?, ?, ?)");
            outbox = connection.prepareStatement("INSERT INTO raw_outbox VALUES (?, ?, ?, ?, ?)");
        }

        void write(int first, int batches) throws SQLException {
            for (int batch = first; batch < first + batches; batch++) {
                for (int i = 0; i < StoreBench.BATCH; i++) {
                    add(Long.toHexString((long) (batch * StoreBench.BATCH + i) * 0x9E3779B97F4A7C15L), i);
                }
                for (PreparedStatement statement : List.of(seen, customer, index, journal, outbox)) {
                    statement.executeBatch();
                }
                connection.commit();
            }
        }

        private void add(String id, int number) throws SQLException {
            batch(seen, "shop", id + "/0", 1L);
            batch(customer, id, 1L, 1L, 1L, STATE);
            for (int key = 0; key < INDEX_KEYS; key++) {
                batch(index, id, "kind:value-" + key);
            }
            batch(journal, id, "EVENT", 1L, "rules-1", EVENT, RECEIPT);
            if (number % EVENTS_AN_OUTREACH == 0) {
                batch(outbox, "shop/" + id + "/0/thanks-01", "PENDING", 0, 1L, STATE);
            }
        }

        private static void batch(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.addBatch();
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement : List.of(seen, customer, index, journal, outbox)) {
                statement.close();
            }
        }
    }
}
