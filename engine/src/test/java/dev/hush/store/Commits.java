package dev.hush.store;

import dev.hush.customer.CustomerState;
import dev.hush.engine.RuleCount;
import dev.hush.engine.Store;
import dev.hush.engine.Store.Commit;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.OutboxChange;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import dev.hush.offer.Budget.Account;
import dev.hush.plan.FollowUp;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a commit together, part by part. */
final class Commits {
    private final List<EventKey> events = new ArrayList<>();
    private final List<CustomerState> states = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Outreach> outreach = new ArrayList<>();
    private final List<OutboxChange> changes = new ArrayList<>();
    private final List<FrontlineTask> tasks = new ArrayList<>();
    private final Map<Account, Long> draws = new HashMap<>();
    private final Map<String, Long> notCollected = new HashMap<>();
    private final List<Store.Holders> holders = new ArrayList<>();
    private final Map<CustomerId, Long> unchanged = new HashMap<>();
    private final Map<RuleCount, Long> counts = new HashMap<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private Instant now = StoreContractTest.NOW;

    static Commits commit() {
        return new Commits();
    }

    static CustomerId id(String value) {
        return new CustomerId(value);
    }

    /** A customer of whom nothing is known but the version. */
    static CustomerState customer(String id, long version) {
        return CustomerState.unknown(id(id)).edit().version(version).done();
    }

    /** The state, due at the instant. */
    static CustomerState due(CustomerState state, Instant at) {
        CustomerEvent event = new Samples(1).event(state.id());
        return state.edit()
                .followUp(new FollowUp("key", "ask-review", "rule", "A1", at, Optional.empty(), event))
                .done();
    }

    Commits at(Instant instant) {
        now = instant;
        return this;
    }

    Commits states(CustomerState... several) {
        states.addAll(List.of(several));
        return this;
    }

    /** A new event with its entry. */
    Commits entry(JournalEntry entry) {
        events.add(entry.event().key());
        return lookedAt(entry);
    }

    /** An entry about an event that was there before. */
    Commits lookedAt(JournalEntry entry) {
        journal.add(entry);
        return this;
    }

    Commits events(EventKey... keys) {
        events.addAll(List.of(keys));
        return this;
    }

    Commits outreach(Outreach... several) {
        outreach.addAll(List.of(several));
        return this;
    }

    Commits change(OutboxChange change) {
        changes.add(change);
        return this;
    }

    Commits tasks(FrontlineTask... several) {
        tasks.addAll(List.of(several));
        return this;
    }

    Commits notCollected(String type, long count) {
        notCollected.put(type, count);
        return this;
    }

    Commits draw(Account account, long cents) {
        draws.put(account, cents);
        return this;
    }

    Commits deadLetter(DeadLetter letter) {
        events.add(letter.event().key());
        deadLetters.add(letter);
        return this;
    }

    Commits counts(Map<RuleCount, Long> several) {
        counts.putAll(several);
        return this;
    }

    Commits holders(Store.Holders... more) {
        holders.addAll(List.of(more));
        return this;
    }

    Commits unchanged(CustomerId customer, long version) {
        unchanged.put(customer, version);
        return this;
    }

    Commit done() {
        return new Commit(
                events,
                states,
                journal,
                outreach,
                changes,
                tasks,
                draws,
                deadLetters,
                notCollected,
                counts,
                holders,
                unchanged,
                now);
    }
}
