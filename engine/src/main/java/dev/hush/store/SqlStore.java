package dev.hush.store;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Audience;
import dev.hush.engine.People;
import dev.hush.engine.RuleVersions;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.KeptRule;
import dev.hush.offer.Budget.Account;
import dev.hush.plan.FrontlineTask;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The store over SQL: SQLite in a folder, or PostgreSQL.
 *
 * <p>Any thread may call any method. A commit is on the disk when it returns.
 */
public final class SqlStore implements Store {
    private static final String FILE = "hush.db";

    private final Database database;
    private final SeenEvents seenEvents;
    private final Addresses addresses;
    private final Customers customers;
    private final CustomerIndex index;
    private final Outbox outbox;
    private final Journal journal;
    private final Tasks tasks;
    private final DeadLetters deadLetters;
    private final BudgetDraws budgetDraws;
    private final CampaignRuns campaignRuns;
    private final KeptRules keptRules;
    private final NotCollected notCollected;
    private final OldRows oldRows;
    private final CommitWriter commitWriter;
    private final SqlPeople people;
    private final SqlRules rules;

    private SqlStore(Database database) {
        this.database = database;
        seenEvents = new SeenEvents(database.sql("seen_event"));
        addresses = new Addresses(database.sql("address"));
        customers = new Customers(database.sql("customer"), new StateCodec());
        index = new CustomerIndex(database.sql("customer_index"));
        outbox = new Outbox(database.sql("outbox"));
        journal = new Journal(database.sql("journal"));
        tasks = new Tasks(database.sql("task"));
        deadLetters = new DeadLetters(database.sql("dead_letter"));
        budgetDraws = new BudgetDraws(database.sql("budget_draw"));
        campaignRuns = new CampaignRuns(database.sql("campaign_run"));
        people = new SqlPeople(database, addresses, customers, index);
        keptRules = new KeptRules(database.sql("kept_rules"));
        notCollected = new NotCollected(database.sql("not_collected"));
        oldRows = new OldRows(database.sql("retention"), journal, new StateCodec());
        RuleCounts ruleCounts = new RuleCounts(database.sql("rule_count"));
        rules = new SqlRules(database, ruleCounts);
        commitWriter = new CommitWriter(
                database,
                new CommitWriter.Tables(
                        seenEvents,
                        addresses,
                        customers,
                        index,
                        journal,
                        outbox,
                        tasks,
                        budgetDraws,
                        deadLetters,
                        notCollected,
                        ruleCounts));
    }

    /** The store of a folder, which is made where there is none; one process at a time may write it. */
    public static SqlStore sqlite(Path folder) {
        return new SqlStore(SqliteDatabase.open(folder.resolve(FILE)));
    }

    /**
     * The store of a folder for reading, also while an engine runs on it; whatever writes throws.
     *
     * @throws StoreException where there is none, or one of another version
     */
    public static SqlStore sqliteReadOnly(Path folder) {
        return new SqlStore(SqliteDatabase.openReadOnly(folder.resolve(FILE)));
    }

    /** The store in a PostgreSQL database, which several engines may share. */
    public static SqlStore postgres(String jdbcUrl, String user, String password) {
        return new SqlStore(PostgresDatabase.open(new PostgresUrl(jdbcUrl, user, password)));
    }

    /** As {@link #postgres(String, String, String)}, from {@code postgresql://user:password@host:port/database}. */
    public static SqlStore postgres(String url) {
        return new SqlStore(PostgresDatabase.open(PostgresUrl.of(url)));
    }

    @Override
    public Set<EventKey> known(Collection<EventKey> keys) {
        return keys.isEmpty() ? Set.of() : database.read("look up events", session -> seenEvents.known(session, keys));
    }

    @Override
    public Map<CustomerId, CustomerState> load(Collection<CustomerId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : customers.decode(database.read("load customers", session -> customers.load(session, ids)));
    }

    @Override
    public Map<String, Holders> holders(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : database.read("look up addresses", session -> addresses.load(session, keys));
    }

    @Override
    public Set<String> upgrades() {
        return database.read("look up upgrades", addresses::upgrades);
    }

    @Override
    public void upgraded(String name, Instant now) {
        database.change("note an upgrade", session -> addresses.upgraded(session, name, now));
    }

    @Override
    public Map<Account, Long> drawn(Collection<Account> accounts) {
        return database.read("look up budgets", session -> budgetDraws.drawn(session, accounts));
    }

    @Override
    public Set<CustomerId> commit(Commit commit) {
        return commitWriter.write(commit);
    }

    @Override
    public long forgetEventsBefore(Instant horizon) {
        return forgetBefore(Kind.SEEN_EVENTS, horizon);
    }

    @Override
    public long countBefore(Kind kind, Instant horizon) {
        return database.read("count what is old", session -> oldRows.count(session, kind, horizon));
    }

    @Override
    public long forgetBefore(Kind kind, Instant horizon) {
        long all = 0;
        int some;
        do {
            some = database.write("forget what is old", session -> oldRows.forgetSome(session, kind, horizon));
            all += some;
        } while (some > 0);
        return all;
    }

    @Override
    public List<Numbered> journalBefore(Instant horizon, long afterNumber, int most) {
        return database.read("read the old journal", session -> oldRows.journal(session, horizon, afterNumber, most));
    }

    @Override
    public Map<CustomerId, StateAtCut> statesAtCut(Collection<CustomerId> ids) {
        return database.read("load states at the cut", session -> oldRows.states(session, ids));
    }

    @Override
    public void cut(List<Long> numbers, Collection<StateAtCut> states) {
        database.change("cut the journal", session -> oldRows.cut(session, numbers, states));
    }

    @Override
    public Optional<Instant> earliestDue() {
        return database.read("look up who is due", customers::earliestDue);
    }

    @Override
    public List<CustomerId> claimDue(Instant now, int most, Duration lease) {
        return isReached(earliestDue(), now)
                ? database.write("claim who is due", session -> customers.claim(session, now, most, lease))
                : List.of();
    }

    @Override
    public List<Pending> claimOutreach(Instant now, int most, Duration lease) {
        return isReached(earliestAttempt(), now)
                ? database.write("claim outreach", session -> outbox.claim(session, now, most, lease))
                : List.of();
    }

    /** Whether there is something to claim, so that the writer is left alone where there is not. */
    private static boolean isReached(Optional<Instant> earliest, Instant now) {
        return earliest.filter(at -> !at.isAfter(now)).isPresent();
    }

    @Override
    public Optional<Instant> earliestAttempt() {
        return database.read("look up the outbox", outbox::earliestAttempt);
    }

    @Override
    public void releaseLeases() {
        database.change("release leases", session -> {
            customers.releaseLeases(session);
            outbox.releaseLeases(session);
        });
    }

    @Override
    public List<OutboxRow> outbox(Optional<OutboxStatus> status, int most) {
        return database.read("read the outbox", session -> outbox.newest(session, status, most));
    }

    @Override
    public boolean sendAgain(String key, Instant now) {
        return database.write("send again", session -> outbox.sendAgain(session, key, now));
    }

    @Override
    public List<JournalEntry> journalOf(CustomerId customer, int most) {
        return database.read("read the journal", session -> journal.of(session, customer, most));
    }

    @Override
    public List<JournalEntry> journalOf(CustomerId customer, Instant from, Instant to, int most) {
        return database.read("read the journal", session -> journal.between(session, customer, from, to, most));
    }

    @Override
    public void keepRules(String version, List<KeptRule> rules, Instant at) {
        database.change("keep the rules", session -> keptRules.keep(session, version, rules, at));
    }

    @Override
    public Map<String, KeptRule> keptRules(String version) {
        return database.read("read kept rules", session -> keptRules.of(session, version));
    }

    @Override
    public List<FrontlineTask> tasks(int most) {
        return database.read("read tasks", session -> tasks.newest(session, most));
    }

    @Override
    public List<DeadLetter> deadLetters(int most) {
        return database.read("read dead letters", session -> deadLetters.newest(session, most));
    }

    @Override
    public Map<String, Long> counts() {
        return database.read("count", this::counts);
    }

    private Map<String, Long> counts(Session session) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("customers", customers.count(session));
        counts.put("events", seenEvents.count(session));
        Map<OutboxStatus, Long> byStatus = outbox.counts(session);
        for (OutboxStatus status : OutboxStatus.values()) {
            counts.put(status.name().toLowerCase(Locale.ROOT), byStatus.getOrDefault(status, 0L));
        }
        counts.put("tasks", tasks.count(session));
        counts.put("deadLetters", deadLetters.count(session));
        counts.put(
                "notCollected",
                notCollected.all(session).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        return counts;
    }

    @Override
    public Map<String, Long> notCollected() {
        return database.read("count what was not collected", notCollected::all);
    }

    @Override
    public List<CustomerId> audience(Audience audience, Instant now, Optional<CustomerId> after, int most) {
        return database.read("find an audience", session -> index.audience(session, audience, now, after, most));
    }

    @Override
    public CampaignRun openRun(String campaign, Instant scheduled) {
        return database.write("open a run", session -> campaignRuns.open(session, campaign, scheduled));
    }

    @Override
    public void saveRun(CampaignRun run) {
        database.change("save a run", session -> campaignRuns.save(session, run));
    }

    @Override
    public List<CampaignRun> runs(int most) {
        return database.read("read runs", session -> campaignRuns.newest(session, most));
    }

    @Override
    public RuleVersions rules() {
        return rules;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public void close() {
        database.close();
    }
}
