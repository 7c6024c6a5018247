package dev.hush.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.hush.engine.Store.StoreException;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of PostgreSQL, shared by the nodes that use it. */
final class PostgresDatabase extends Database {
    private static final int MOST_CONNECTIONS = 6;
    private static final long WAIT_MILLIS = 10_000;
    /** Longer than any transaction takes; a server that is silent for so long is taken for dead. */
    private static final int SILENCE_SECONDS = 60;

    private final HikariDataSource pool;

    private PostgresDatabase(HikariDataSource pool) {
        super(Sql.Dialect.POSTGRES);
        this.pool = pool;
    }

    static Database open(PostgresUrl url) {
        HikariDataSource pool = connect(config(url));
        return new PostgresDatabase(pool).ready(it -> Migrations.run(it, pool));
    }

    private static HikariConfig config(PostgresUrl url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hush-store");
        config.setJdbcUrl(url.jdbcUrl());
        if (!url.user().isEmpty()) {
            config.setUsername(url.user());
            config.setPassword(url.password());
        }
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        config.addDataSourceProperty("ApplicationName", "hush");
        // else messages, and so logs, would hold the values of rows
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    private static HikariDataSource connect(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StoreException(
                    "The store could not reach PostgreSQL: %s. Check address, user and password in hush.yaml."
                            .formatted(reason.getMessage()),
                    e);
        }
    }

    /** Dead rows go with VACUUM; what lies in PostgreSQL's own log goes when that is recycled. */
    @Override
    void scrub() {
        try {
            Session session = takeWriter();
            try (Statement statement = session.connection().createStatement()) {
                statement.execute(
                        "VACUUM FULL customer, customer_index, journal, outbox, task, dead_letter, seen_event");
            } finally {
                giveBack(session);
            }
        } catch (SQLException e) {
            throw failure("write its tables anew", e);
        }
    }

    @Override
    Session takeWriter() throws SQLException {
        return new Session(pool.getConnection());
    }

    @Override
    Session takeReader() throws SQLException {
        return takeWriter();
    }

    /** The driver keeps what it prepared, so closing costs next to nothing. */
    @Override
    void giveBack(Session session) {
        try (var connection = session.connection()) {
            session.closeStatements();
        } catch (SQLException e) {
            // a broken connection: the pool has noticed and lets it go
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
