package dev.hush.memory;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A store in memory, with the same answers as one over SQL; any thread may call any method. */
public final class MemoryStore implements Store {
    private static final Comparator<CampaignRun> NEWEST =
            Comparator.comparing(CampaignRun::scheduled).reversed().thenComparing(CampaignRun::campaign);

    private final MemoryCustomers customers = new MemoryCustomers();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Map<EventKey, Instant> seenEvents = new HashMap<>();
    private final MemoryRules rules = new MemoryRules();
    private final MemoryJournal journal = new MemoryJournal();
    private final Map<String, FrontlineTask> tasks = new LinkedHashMap<>();
    private final Map<Account, Long> drawn = new HashMap<>();
    private final List<SetAside> deadLetters = new ArrayList<>();
    private final Map<String, Long> notCollected = new HashMap<>();
    private final Map<RunKey, CampaignRun> runs = new HashMap<>();
    private final Map<String, Map<String, KeptRule>> keptRules = new HashMap<>();

    private final Map<String, Holders> holders = new HashMap<>();
    private final Set<String> upgrades = new HashSet<>();

    private record SetAside(DeadLetter letter, Instant at) {}

    private record RunKey(String campaign, Instant scheduled) {}

    @Override
    public synchronized Set<EventKey> known(Collection<EventKey> keys) {
        Set<EventKey> known = new HashSet<>(keys);
        known.retainAll(seenEvents.keySet());
        return known;
    }

    @Override
    public synchronized Map<CustomerId, CustomerState> load(Collection<CustomerId> ids) {
        return customers.load(ids);
    }

    @Override
    public synchronized Map<Account, Long> drawn(Collection<Account> accounts) {
        Map<Account, Long> cents = new HashMap<>();
        accounts.forEach(account -> cents.put(account, drawn.getOrDefault(account, 0L)));
        return cents;
    }

    @Override
    public synchronized Set<CustomerId> commit(Commit commit) {
        Set<CustomerId> lost = new HashSet<>(commit.customersOf(known(commit.events())));
        lost.addAll(customers.lost(commit.states()));
        lost.addAll(customers.changed(commit.unchanged()));
        commit.holders().stream().filter(it -> !isNext(it)).forEach(it -> lost.addAll(it.customers()));
        if (lost.isEmpty()) {
            write(commit);
        }
        return lost;
    }

    private boolean isNext(Holders changed) {
        return version(changed.address()) == changed.version() - 1;
    }

    private long version(String address) {
        return Optional.ofNullable(holders.get(address)).map(Holders::version).orElse(0L);
    }

    @Override
    public synchronized Map<String, Holders> holders(Collection<String> addresses) {
        Map<String, Holders> found = new HashMap<>(holders);
        found.keySet().retainAll(addresses);
        return found;
    }

    @Override
    public synchronized Set<String> upgrades() {
        return Set.copyOf(upgrades);
    }

    @Override
    public synchronized void upgraded(String name, Instant now) {
        upgrades.add(name);
    }

    private void write(Commit commit) {
        commit.holders().forEach(it -> holders.put(it.address(), it));
        commit.events().forEach(key -> seenEvents.put(key, commit.now()));
        commit.states().forEach(state -> customers.write(state, commit.now()));
        commit.journal().forEach(journal::add);
        // changes first: what was stopped may be decided again, under its old key, in the same commit
        commit.outboxChanges().forEach(outbox::change);
        commit.outreach().stream()
                .sorted(Comparator.comparing(outreach -> outreach.key()))
                .forEach(outreach -> outbox.add(outreach, commit.now()));
        commit.tasks().stream()
                .sorted(Comparator.comparing(FrontlineTask::key))
                .forEach(task -> tasks.putIfAbsent(task.key(), task));
        commit.draws().forEach((account, cents) -> drawn.merge(account, cents, Long::sum));
        commit.deadLetters().forEach(letter -> deadLetters.add(new SetAside(letter, commit.now())));
        commit.notCollected().forEach((type, events) -> notCollected.merge(type, events, Long::sum));
        rules.count(commit.counts());
    }

    @Override
    public synchronized long forgetEventsBefore(Instant horizon) {
        return forgetBefore(Kind.SEEN_EVENTS, horizon);
    }

    @Override
    public synchronized long countBefore(Kind kind, Instant horizon) {
        return old(kind, horizon, false);
    }

    @Override
    public synchronized long forgetBefore(Kind kind, Instant horizon) {
        return old(kind, horizon, true);
    }

    private long old(Kind kind, Instant horizon, boolean forget) {
        return switch (kind) {
            case SEEN_EVENTS -> old(seenEvents.values(), at -> at.isBefore(horizon), forget);
            case OUTBOX -> outbox.old(horizon, forget);
            case DEAD_LETTERS -> old(deadLetters, it -> it.at().isBefore(horizon), forget);
            case TASKS -> old(tasks.values(), it -> it.since().isBefore(horizon), forget);
            case CAMPAIGN_RUNS -> old(runs.values(), it -> it.scheduled().isBefore(horizon), forget);
        };
    }

    private static <T> long old(Collection<T> all, Predicate<T> isOld, boolean forget) {
        long old = all.stream().filter(isOld).count();
        if (forget) {
            all.removeIf(isOld);
        }
        return old;
    }

    @Override
    public synchronized List<Numbered> journalBefore(Instant horizon, long afterNumber, int most) {
        return journal.before(horizon, afterNumber, most);
    }

    @Override
    public synchronized Map<CustomerId, StateAtCut> statesAtCut(Collection<CustomerId> ids) {
        return journal.statesAtCut(ids);
    }

    @Override
    public synchronized void cut(List<Long> numbers, Collection<StateAtCut> states) {
        journal.cut(numbers, states);
    }

    @Override
    public synchronized Optional<Instant> earliestDue() {
        return customers.earliestDue();
    }

    @Override
    public synchronized List<CustomerId> claimDue(Instant now, int most, Duration lease) {
        return customers.claimDue(now, most, lease);
    }

    @Override
    public synchronized List<Pending> claimOutreach(Instant now, int most, Duration lease) {
        return outbox.claim(now, most, lease);
    }

    @Override
    public synchronized Optional<Instant> earliestAttempt() {
        return outbox.earliestAttempt();
    }

    @Override
    public synchronized void releaseLeases() {
        customers.releaseLeases();
        outbox.releaseLeases();
    }

    @Override
    public synchronized List<OutboxRow> outbox(Optional<OutboxStatus> status, int most) {
        return outbox.newest(status, most);
    }

    @Override
    public synchronized boolean sendAgain(String key, Instant now) {
        return outbox.sendAgain(key, now);
    }

    @Override
    public synchronized List<JournalEntry> journalOf(CustomerId customer, int most) {
        return newest(journal.of(customer).toList(), most);
    }

    @Override
    public synchronized List<JournalEntry> journalOf(CustomerId customer, Instant from, Instant to, int most) {
        return newest(
                journal.of(customer)
                        .filter(it ->
                                !it.decidedAt().isBefore(from) && it.decidedAt().isBefore(to))
                        .toList(),
                most);
    }

    @Override
    public synchronized void keepRules(String version, List<KeptRule> rules, Instant at) {
        keptRules.putIfAbsent(
                version, rules.stream().collect(Collectors.toUnmodifiableMap(KeptRule::id, Function.identity())));
    }

    @Override
    public synchronized Map<String, KeptRule> keptRules(String version) {
        return keptRules.getOrDefault(version, Map.of());
    }

    @Override
    public synchronized List<FrontlineTask> tasks(int most) {
        return newest(tasks.values(), most);
    }

    @Override
    public synchronized List<DeadLetter> deadLetters(int most) {
        return newest(deadLetters.stream().map(SetAside::letter).toList(), most);
    }

    private static <T> List<T> newest(Collection<T> oldestFirst, int most) {
        List<T> newest = new ArrayList<>(oldestFirst);
        Collections.reverse(newest);
        return List.copyOf(newest.subList(0, Math.min(most, newest.size())));
    }

    @Override
    public synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("customers", customers.count());
        counts.put("events", (long) seenEvents.size());
        for (OutboxStatus status : OutboxStatus.values()) {
            counts.put(status.name().toLowerCase(Locale.ROOT), outbox.count(status));
        }
        counts.put("tasks", (long) tasks.size());
        counts.put("deadLetters", (long) deadLetters.size());
        counts.put(
                "notCollected",
                notCollected.values().stream().mapToLong(Long::longValue).sum());
        return counts;
    }

    @Override
    public synchronized Map<String, Long> notCollected() {
        return new TreeMap<>(notCollected);
    }

    @Override
    public synchronized List<CustomerId> audience(
            Audience audience, Instant now, Optional<CustomerId> after, int most) {
        return customers.audience(audience, now, after, most);
    }

    @Override
    public synchronized CampaignRun openRun(String campaign, Instant scheduled) {
        return runs.computeIfAbsent(
                new RunKey(campaign, scheduled),
                key -> new CampaignRun(campaign, scheduled, Optional.empty(), 0, false));
    }

    @Override
    public synchronized void saveRun(CampaignRun run) {
        runs.put(new RunKey(run.campaign(), run.scheduled()), run);
    }

    @Override
    public synchronized List<CampaignRun> runs(int most) {
        return runs.values().stream().sorted(NEWEST).limit(most).toList();
    }

    @Override
    public RuleVersions rules() {
        return rules;
    }

    private final MemoryPeople people = new MemoryPeople(this);

    @Override
    public People people() {
        return people;
    }

    // ---- for people, who hold this store's lock

    /** Deletes the one and writes the other, where both are as they were. */
    boolean replace(CustomerState deleted, CustomerState written, Instant now) {
        long stored = customers.load(List.of(deleted.id())).values().stream()
                .mapToLong(CustomerState::version)
                .sum();
        if (stored != deleted.version() || !customers.lost(List.of(written)).isEmpty()) {
            return false;
        }
        customers.delete(deleted.id());
        customers.write(written, now);
        return true;
    }

    boolean add(CustomerState state, Instant now) {
        if (!customers.lost(List.of(state)).isEmpty()) {
            return false;
        }
        customers.write(state, now);
        return true;
    }

    /** Whether nobody else changed one of them meanwhile. */
    boolean areNext(Collection<CustomerState> states, Collection<Holders> changed) {
        return customers.lost(List.copyOf(states)).isEmpty() && changed.stream().allMatch(this::isNext);
    }

    void write(Collection<CustomerState> states, Collection<Holders> changed, Instant now) {
        states.forEach(it -> customers.write(it, now));
        changed.forEach(it -> {
            if (it.customers().isEmpty()) {
                holders.remove(it.address());
            } else {
                holders.put(it.address(), it);
            }
        });
    }

    void moveJournal(CustomerId from, CustomerId into) {
        journal.move(from, into, entry -> true);
    }

    void moveJournalBack(CustomerId from, CustomerId into, CustomerId name, Instant before) {
        journal.move(
                from,
                into,
                entry -> entry.event().customer().equals(name)
                        && entry.decidedAt().isBefore(before));
    }

    void erase(CustomerId customer) {
        journal.of(customer).forEach(entry -> seenEvents.remove(entry.event().key()));
        journal.erase(customer);
        outbox.delete(customer);
        tasks.values().removeIf(task -> task.customer().equals(customer));
        deadLetters.removeIf(it -> it.letter().event().customer().equals(customer));
        customers.delete(customer);
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}
