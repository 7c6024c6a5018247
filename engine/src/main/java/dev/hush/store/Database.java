package dev.hush.store;

import dev.hush.engine.Store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Where sessions come from, and what makes a transaction. */
abstract class Database implements AutoCloseable {
    private final Sql.Dialect dialect;

    /** What is done with a session. */
    interface Work<T> {
        T in(Session session) throws SQLException;
    }

    /** What is done with a session, without an answer. */
    interface Writing {
        void in(Session session) throws SQLException;
    }

    Database(Sql.Dialect dialect) {
        this.dialect = dialect;
    }

    Sql.Dialect dialect() {
        return dialect;
    }

    Sql sql(String noun) {
        return Sql.of(noun, dialect);
    }

    /** Itself once the check has passed; else closed. */
    Database ready(Consumer<Database> check) {
        try {
            check.accept(this);
            return this;
        } catch (StoreException e) {
            close();
            throw e;
        }
    }

    /** A session that may write; waits for one. */
    abstract Session takeWriter() throws SQLException;

    /** A session that reads; waits for one. */
    abstract Session takeReader() throws SQLException;

    /** Takes a session back. */
    abstract void giveBack(Session session);

    @Override
    public abstract void close();

    /** @param what the work as words after "could not", for the message when it fails */
    <T> T read(String what, Work<T> work) {
        try {
            Session session = takeReader();
            try {
                return work.in(session);
            } finally {
                giveBack(session);
            }
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    /** One transaction; rolled back when anything is thrown. */
    <T> T write(String what, Work<T> work) {
        try {
            Session session = takeWriter();
            try {
                return transaction(session.connection(), session, work);
            } finally {
                giveBack(session);
            }
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    /** As write, for what has no answer. */
    void change(String what, Writing work) {
        write(what, session -> {
            work.in(session);
            return true;
        });
    }

    private static <T> T transaction(Connection connection, Session session, Work<T> work) throws SQLException {
        boolean committed = false;
        connection.setAutoCommit(false);
        try {
            T answer = work.in(session);
            connection.commit();
            committed = true;
            return answer;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
            connection.setAutoCommit(true);
        }
    }

    private static void rollBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
        }
    }

    /** The first line of what the database said: PostgreSQL's details quote the row, which is personal data. */
    static StoreException failure(String what, SQLException e) {
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StoreException("The store could not " + what + ": " + said, e);
    }
}
