package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Audience;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.KeptRule;
import dev.hush.offer.Budget.Account;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Port: what outlives the process. Reading methods may be called by any thread; {@link #commit} by one at a time.
 *
 * <p>Every method throws {@link StoreException} when the store does not answer; nothing is half done then.
 */
public interface Store extends OldRecords, AutoCloseable {

    // ---- for deciding

    /** Which of the keys were committed before, as far back as they are kept (90 days). */
    Set<EventKey> known(Collection<EventKey> keys);

    /** The states of those customers who have one. */
    Map<CustomerId, CustomerState> load(Collection<CustomerId> ids);

    /** Who has, or had, the addresses of these keys, where anybody did. */
    Map<String, Holders> holders(Collection<String> addresses);

    /**
     * The customers who have, or had, an address.
     *
     * @param address its key
     * @param version how often that was changed, 0 where it was never stored
     * @param customers as they were called when they came to it
     */
    record Holders(String address, long version, Set<CustomerId> customers) {}

    /** What was done to the store's data beside its tables, once and for all, by name. */
    Set<String> upgrades();

    /** Notes that it is done. */
    void upgraded(String name, Instant now);

    /** What was drawn from each account so far, in cents; 0 for one never drawn from. */
    Map<Account, Long> drawn(Collection<Account> accounts);

    /**
     * Writes all of it in one transaction, durably, or nothing.
     *
     * @return the customers whose version was not the expected one, or all customers of events already known, in which
     *     case nothing was written; empty when it is committed
     */
    Set<CustomerId> commit(Commit commit);

    /**
     * One transaction.
     *
     * @param events the keys of new events
     * @param states the states after, each with its version one higher than the one it was decided on
     * @param draws what is taken from each account in addition, in cents
     * @param notCollected how many more events of each type were let go, for want of a consent
     * @param counts how much more of each thing happened to rules
     * @param holders addresses to which customers came, each with its version one higher than the one that was read
     * @param unchanged the versions of customers who are not changed, and on whom a decision rests
     * @param now the instant of the commit
     */
    record Commit(
            List<EventKey> events,
            List<CustomerState> states,
            List<JournalEntry> journal,
            List<Outreach> outreach,
            List<OutboxChange> outboxChanges,
            List<FrontlineTask> tasks,
            Map<Account, Long> draws,
            List<DeadLetter> deadLetters,
            Map<String, Long> notCollected,
            Map<RuleCount, Long> counts,
            List<Holders> holders,
            Map<CustomerId, Long> unchanged,
            Instant now) {

        /** A commit in which nothing is counted of rules. */
        public Commit(
                List<EventKey> events,
                List<CustomerState> states,
                List<JournalEntry> journal,
                List<Outreach> outreach,
                List<OutboxChange> outboxChanges,
                List<FrontlineTask> tasks,
                Map<Account, Long> draws,
                List<DeadLetter> deadLetters,
                Map<String, Long> notCollected,
                Instant now) {
            this(
                    events,
                    states,
                    journal,
                    outreach,
                    outboxChanges,
                    tasks,
                    draws,
                    deadLetters,
                    notCollected,
                    Map.of(),
                    List.of(),
                    Map.of(),
                    now);
        }

        /** Whether there is nothing to write. */
        public boolean isEmpty() {
            return states.isEmpty() && notCollected.isEmpty();
        }

        /** Whose these of its events are; all of its customers where one is nobody's that it tells of. */
        public Set<CustomerId> customersOf(Set<EventKey> keys) {
            Map<EventKey, CustomerId> owners = new HashMap<>();
            journal.forEach(
                    entry -> owners.put(entry.event().key(), entry.event().customer()));
            deadLetters.forEach(
                    letter -> owners.put(letter.event().key(), letter.event().customer()));
            if (!owners.keySet().containsAll(keys)) {
                return states.stream().map(CustomerState::id).collect(Collectors.toSet());
            }
            return keys.stream().map(owners::get).collect(Collectors.toSet());
        }
    }

    /** An event that could not be decided, set aside with the reason. */
    record DeadLetter(CustomerEvent event, String reason) {}

    /**
     * Lets go of the keys of events committed before the instant, which are then news again; how many.
     *
     * @param horizon 90 days ago, as a rule
     */
    long forgetEventsBefore(Instant horizon);

    // ---- for the bell

    /** The earliest instant at which a customer has to be looked at; empty for none. */
    Optional<Instant> earliestDue();

    /** Customers due at {@code now}, the earliest first, each leased so that no other node takes it for so long. */
    List<CustomerId> claimDue(Instant now, int most, Duration lease);

    // ---- for dispatch

    /** Pending outreach whose next attempt is due, the longest waiting first, leased to this node for so long. */
    List<Pending> claimOutreach(Instant now, int most, Duration lease);

    /** The earliest instant at which outreach is to be attempted; empty for none pending. */
    Optional<Instant> earliestAttempt();

    /** Gives back all leases, at the start of an engine that is alone on the store. */
    void releaseLeases();

    /** Outreach that was committed and not yet handed over. */
    record Pending(Outreach outreach, int attempts) {}

    /** What becomes of an outreach in the outbox. */
    record OutboxChange(String key, OutboxStatus status, int attempts, Optional<Instant> nextAttempt, String note) {}

    /** Where an outreach is. */
    enum OutboxStatus {
        PENDING,
        SENT,
        /** The law or a guard stopped it at dispatch, or it came back to deciding. */
        STOPPED,
        /** Every attempt failed; a person can send it again. */
        DEAD
    }

    // ---- for people

    /** The outbox's rows of a status, the newest first. */
    List<OutboxRow> outbox(Optional<OutboxStatus> status, int most);

    record OutboxRow(
            Outreach outreach, OutboxStatus status, int attempts, Optional<Instant> nextAttempt, String note) {}

    /** Puts a dead letter back into the outbox, to be attempted at once; false where there is no such one. */
    boolean sendAgain(String key, Instant now);

    /** The customer's journal, the newest first. */
    List<JournalEntry> journalOf(CustomerId customer, int most);

    /** The customer's journal from an instant to before another, the newest first. */
    List<JournalEntry> journalOf(CustomerId customer, Instant from, Instant to, int most);

    /** Keeps what receipts of a version of the rules are told from; a version that was kept before stays as it is. */
    void keepRules(String version, List<KeptRule> rules, Instant at);

    /** The kept rules of a version, by id; empty where that version was not kept. */
    Map<String, KeptRule> keptRules(String version);

    List<FrontlineTask> tasks(int most);

    List<DeadLetter> deadLetters(int most);

    /** Counts for health and metrics: customers, events, pending, sent, stopped, dead, tasks, deadLetters, notCollected. */
    Map<String, Long> counts();

    /** How many events of each type were not kept, since the customers had not agreed. */
    Map<String, Long> notCollected();

    // ---- for campaigns

    /** Up to {@code most} customers of the audience after the given one, in the order of their ids. */
    List<CustomerId> audience(Audience audience, Instant now, Optional<CustomerId> after, int most);

    /** Opens a run, or returns the one that is there already. */
    CampaignRun openRun(String campaign, Instant scheduled);

    void saveRun(CampaignRun run);

    /** Runs, the newest first. */
    List<CampaignRun> runs(int most);

    /**
     * One run of a campaign.
     *
     * @param lastAsked the last customer asked, where to go on after a restart
     * @param finished whether everyone was asked
     */
    record CampaignRun(
            String campaign, Instant scheduled, Optional<CustomerId> lastAsked, long asked, boolean finished) {}

    /** The versions of the rules, and what their rules came to. */
    RuleVersions rules();

    /** Who is who, and who is gone. */
    People people();

    @Override
    void close();

    /** The store did not answer, or refused. */
    final class StoreException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public StoreException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
