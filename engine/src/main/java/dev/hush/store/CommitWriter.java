package dev.hush.store;

import dev.hush.engine.Store.Commit;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.store.Customers.Written;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a commit in one transaction, or nothing of it.
 *
 * <p>Two writers lock rows in the same order (events, addresses, customers, each sorted), so neither waits for the other in a
 * ring.
 */
final class CommitWriter {
    private final Database database;
    private final Tables tables;

    /** Where the parts of a commit go. */
    record Tables(
            SeenEvents seenEvents,
            Addresses addresses,
            Customers customers,
            CustomerIndex index,
            Journal journal,
            Outbox outbox,
            Tasks tasks,
            BudgetDraws budgetDraws,
            DeadLetters deadLetters,
            NotCollected notCollected,
            RuleCounts ruleCounts) {}

    /** The parts that become JSON, made before the transaction begins. */
    private record Texts(List<Written> states, List<Object[]> journal, List<Object[]> outreach) {}

    /** Leaves the transaction, so that it is rolled back. */
    private static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Set<CustomerId> customers;

        Conflict(Set<CustomerId> customers) {
            super("others were first", null, false, false);
            this.customers = customers;
        }
    }

    CommitWriter(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** The customers with whom others were first, in which case nothing is written. */
    Set<CustomerId> write(Commit commit) {
        Texts texts = new Texts(
                tables.customers().encode(commit.states()),
                tables.journal().encode(commit.journal()),
                tables.outbox().encode(commit.outreach(), commit.now()));
        try {
            database.change("commit", session -> write(session, commit, texts));
            return Set.of();
        } catch (Conflict conflict) {
            return conflict.customers;
        }
    }

    private void write(Session session, Commit commit, Texts texts) throws SQLException {
        Set<EventKey> repeats = tables.seenEvents().add(session, commit.events(), commit.now());
        Set<CustomerId> lost = new HashSet<>(commit.customersOf(repeats));
        lost.addAll(tables.addresses().write(session, commit.holders()));
        lost.addAll(tables.customers().write(session, texts.states(), commit.unchanged()));
        if (!lost.isEmpty()) {
            throw new Conflict(lost);
        }
        tables.index().write(session, commit.states(), commit.now());
        tables.journal().add(session, texts.journal());
        // changes first: what was stopped may be decided again, under its old key, in the same commit
        tables.outbox().change(session, commit.outboxChanges());
        tables.outbox().add(session, texts.outreach());
        tables.tasks().add(session, commit.tasks());
        tables.budgetDraws().add(session, commit.draws());
        tables.deadLetters().add(session, commit.deadLetters(), commit.now());
        tables.notCollected().add(session, commit.notCollected());
        tables.ruleCounts().add(session, commit.counts());
    }
}
