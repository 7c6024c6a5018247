package dev.hush.store;

import dev.hush.customer.CustomerState;
import dev.hush.engine.People;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.store.Customers.Written;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Identities, merges and erasures over SQL. */
final class SqlPeople implements People {
    private final Database database;
    private final Sql sql;
    private final Addresses addresses;
    private final Customers customers;
    private final CustomerIndex index;
    private final StateCodec states = new StateCodec();
    private final Codec<CustomerEvent> events = Codec.of(CustomerEvent.class);

    SqlPeople(Database database, Addresses addresses, Customers customers, CustomerIndex index) {
        this.database = database;
        this.sql = database.sql("people");
        this.addresses = addresses;
        this.customers = customers;
        this.index = index;
    }

    @Override
    public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> identities) {
        if (identities.isEmpty()) {
            return Map.of();
        }
        String wanted = Codec.array(identities.stream().map(CustomerId::value).toList());
        Map<CustomerId, CustomerId> resolved = new HashMap<>();
        database.read(
                        "look up identities",
                        session -> session.list(
                                sql.get("resolve"),
                                row -> Map.entry(new CustomerId(row.getString(1)), new CustomerId(row.getString(2))),
                                wanted))
                .forEach(it -> resolved.put(it.getKey(), it.getValue()));
        return resolved;
    }

    @Override
    public List<CustomerId> identitiesOf(CustomerId customer) {
        return database.read(
                "look up identities",
                session ->
                        session.list(sql.get("identities"), row -> new CustomerId(row.getString(1)), customer.value()));
    }

    @Override
    public boolean merge(Merged merged, Collection<CustomerState> others, Collection<Holders> holders) {
        List<Written> after = customers.encode(with(others, merged.after()));
        return inOne("merge customers", session -> {
            String loser = merged.loser().id().value();
            String survivor = merged.after().id().value();
            if (!addresses.writeOrDelete(session, holders)) {
                return false;
            }
            lock(session, after, List.of(merged.loser().id()));
            boolean loserUnchanged = merged.loser().version() == 0
                    || session.update(
                                    sql.get("delete-at-version"),
                                    loser,
                                    merged.loser().version())
                            == 1;
            if (!loserUnchanged || !customers.write(session, after).isEmpty()) {
                return false;
            }
            session.update(sql.get("delete-index"), loser);
            index.write(session, List.of(merged.after()), merged.at());
            session.update(sql.get("repoint"), survivor, loser);
            session.update(sql.get("point"), loser, survivor);
            session.update(sql.get("move-journal"), survivor, loser);
            session.update(
                    sql.get("remember"),
                    loser,
                    survivor,
                    merged.at(),
                    remembered(merged.loser()),
                    remembered(merged.survivor()),
                    remembered(merged.after()));
            return true;
        });
    }

    /** All in one order, as commits take them, so that no two wait for each other in a ring. */
    private Map<CustomerId, Long> lock(Session session, List<Written> written, Collection<CustomerId> more)
            throws SQLException {
        List<CustomerId> ids = new ArrayList<>(more);
        written.forEach(it -> ids.add(it.state().id()));
        return customers.lock(session, ids);
    }

    private static List<CustomerState> with(Collection<CustomerState> others, CustomerState one) {
        List<CustomerState> all = new ArrayList<>(others);
        all.add(one);
        return all;
    }

    /** Without the names of others, who may be erased while this is kept. */
    private String remembered(CustomerState state) {
        return states.write(state.edit().notSharedWith(state.reach().sharers()).done());
    }

    @Override
    public Optional<Merged> lastMergeOf(CustomerId loser) {
        return database.read(
                "look up a merge",
                session -> session.first(
                        sql.get("last-merge"),
                        row -> new Merged(
                                states.read(row.getString(2)),
                                states.read(row.getString(3)),
                                states.read(row.getString(4)),
                                Nanos.instant(row.getLong(1))),
                        loser.value()));
    }

    @Override
    public boolean undo(
            Merged merged,
            CustomerState loser,
            Collection<CustomerId> names,
            Collection<CustomerState> others,
            Collection<Holders> holders) {
        List<Written> again = customers.encode(with(others, loser));
        return inOne("undo a merge", session -> {
            String id = loser.id().value();
            if (!addresses.writeOrDelete(session, holders)) {
                return false;
            }
            lock(session, again, List.of());
            if (!customers.write(session, again).isEmpty()) {
                return false;
            }
            index.write(session, List.of(loser), merged.at());
            session.update(sql.get("unpoint"), id);
            session.update(sql.get("move-journal-back"), id, merged.after().id().value(), id, merged.at());
            for (CustomerId name : names) {
                session.update(sql.get("point"), name.value(), id);
                session.update(
                        sql.get("move-journal-back"), id, merged.after().id().value(), name.value(), merged.at());
            }
            session.update(sql.get("forget-merge"), id, merged.at());
            return true;
        });
    }

    /** Leaves the transaction without a trace. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotDone() {
            super("others were first", null, false, false);
        }
    }

    private boolean inOne(String what, Database.Work<Boolean> work) {
        try {
            database.change(what, session -> {
                if (!work.in(session)) {
                    throw new NotDone();
                }
            });
            return true;
        } catch (NotDone e) {
            return false;
        }
    }

    @Override
    public boolean erase(Erasure erasure, Collection<CustomerState> others, Collection<Holders> holders) {
        List<Written> left = customers.encode(others);
        boolean done = inOne("erase a customer", session -> {
            if (!addresses.writeOrDelete(session, holders)) {
                return false;
            }
            long stored = lock(session, left, erasure.identities()).getOrDefault(erasure.customer(), 0L);
            if (stored != erasure.version() || !customers.write(session, left).isEmpty()) {
                return false;
            }
            for (CustomerId identity : erasure.identities()) {
                eraseEvents(session, identity.value());
                eraseRows(session, identity.value());
            }
            for (String hash : erasure.addressHashes()) {
                session.update(sql.get("suppress"), hash, erasure.at());
            }
            for (String hash : erasure.identityHashes()) {
                session.update(sql.get("prove"), hash, erasure.at(), erasure.proof());
            }
            return true;
        });
        if (done) {
            database.scrub();
        }
        return done;
    }

    private void eraseEvents(Session session, String id) throws SQLException {
        Set<CustomerEvent> known = new HashSet<>();
        for (String events : List.of("journal-events", "dead-events")) {
            known.addAll(session.list(sql.get(events), row -> this.events.read(row.getString(1)), id));
        }
        for (CustomerEvent event : known) {
            session.update(sql.get("forget-event"), event.source(), event.id());
        }
    }

    private void eraseRows(Session session, String id) throws SQLException {
        for (String delete : List.of(
                "delete-journal",
                "delete-cut",
                "delete-outbox",
                "delete-tasks",
                "delete-dead",
                "delete-index",
                "delete-customer",
                "unpoint",
                "forget-cursor")) {
            session.update(sql.get(delete), id);
        }
        session.update(sql.get("forget-merges"), id, id);
    }

    @Override
    public Set<String> suppressed(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : new HashSet<>(database.read(
                        "look up suppressions",
                        session -> session.list(sql.get("suppressed"), row -> row.getString(1), Codec.array(hashes))));
    }

    @Override
    public boolean erased(String hash) {
        return database.read(
                        "look up an erasure",
                        session -> session.first(sql.get("erased"), row -> row.getString(1), hash))
                .isPresent();
    }
}
