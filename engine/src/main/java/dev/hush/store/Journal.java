package dev.hush.store;

import dev.hush.engine.OldRecords.Numbered;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was seen and decided, numbered as it was written. */
final class Journal {
    private final Codec<CustomerEvent> events = Codec.of(CustomerEvent.class);
    private final Codec<Receipt> receipts = Codec.of(Receipt.class);
    private final String insert;
    private final String ofCustomer;
    private final String ofCustomerBetween;

    Journal(Sql sql) {
        insert = sql.get("insert");
        ofCustomer = sql.get("of-customer");
        ofCustomerBetween = sql.get("of-customer-between");
    }

    /** The entries as rows. */
    List<Object[]> encode(Collection<JournalEntry> entries) {
        return entries.stream().map(this::row).toList();
    }

    private Object[] row(JournalEntry entry) {
        return new Object[] {
            entry.customer().value(),
            entry.look().name(),
            entry.decidedAt(),
            entry.rulesVersion(),
            events.write(entry.event()),
            receipts.write(entry.receipt())
        };
    }

    void add(Session session, List<Object[]> rows) throws SQLException {
        session.batch(insert, rows);
    }

    List<JournalEntry> of(Session session, CustomerId customer, int most) throws SQLException {
        return session.list(ofCustomer, row -> read(customer, row), customer.value(), most);
    }

    List<JournalEntry> between(Session session, CustomerId customer, Instant from, Instant to, int most)
            throws SQLException {
        return session.list(ofCustomerBetween, row -> read(customer, row), customer.value(), from, to, most);
    }

    /** An entry from a row that begins with its number and its customer. */
    Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(row.getLong(1), read(new CustomerId(row.getString(2)), row, 2));
    }

    private JournalEntry read(CustomerId customer, ResultSet row) throws SQLException {
        return read(customer, row, 0);
    }

    private JournalEntry read(CustomerId customer, ResultSet row, int before) throws SQLException {
        return new JournalEntry(
                customer,
                Look.valueOf(row.getString(before + 1)),
                events.read(row.getString(before + 4)),
                Nanos.instant(row.getLong(before + 2)),
                row.getString(before + 3),
                receipts.read(row.getString(before + 5)));
    }
}
