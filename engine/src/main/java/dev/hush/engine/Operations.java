package dev.hush.engine;

import dev.hush.engine.Store.CampaignRun;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Reader;
import dev.hush.journal.ToldReceipts;
import dev.hush.plan.FrontlineTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port for what people ask of a running engine, over HTTP or from the command line. */
public interface Operations {
    List<JournalEntry> receipts(CustomerId customer, int most);

    /** Everything that is known about the person behind an identity, as data for people and machines; empty for nobody. */
    Map<String, Object> customer(CustomerId identity);

    /** Makes one customer of two; false where they are one already. */
    boolean merge(CustomerId from, CustomerId into);

    /** Takes the customer's last merge back; false where there is none. */
    boolean unmerge(CustomerId loser);

    /** Erases the person behind the identity; what is kept, and why. */
    Map<String, Object> erase(CustomerId identity);

    /**
     * The receipts as a reader is told of them.
     *
     * @param day in the reader's zone; empty for all
     * @param language empty for the reader's own
     */
    ToldReceipts tell(CustomerId customer, Reader reader, Optional<LocalDate> day, Optional<String> language);

    List<OutboxRow> outbox(Optional<OutboxStatus> status, int most);

    /** Sends a dead letter again; false where there is none of that key. */
    boolean sendAgain(String key);

    List<FrontlineTask> tasks(int most);

    List<DeadLetter> deadLetters(int most);

    List<Campaign> campaigns();

    List<CampaignRun> campaignRuns(int most);

    /**
     * Starts (or goes on with) a run; returns when it was opened, not when everyone was asked.
     *
     * @throws java.util.NoSuchElementException for a campaign that the workspace does not have
     */
    CampaignRun runCampaign(String campaign, Instant scheduled);

    /** Starts to let go of what was kept for its time; returns at once. */
    void retain();

    /** The version of the rules in charge, how the workspace's folder stands to it, and what is wrong there. */
    Map<String, Object> rules();

    /**
     * Puts the files of an earlier version in charge; what that means for the folder.
     *
     * @throws java.util.NoSuchElementException for a version that there is not
     * @throws IllegalArgumentException for one that is in charge already, or no longer good
     */
    Map<String, Object> rollBackRules(long version);

    /** How often each thing happened to the rules of the version in charge. */
    Map<RuleCount, Long> ruleCounts();

    /** What {@code GET /health} answers: status, rules, counts, and what is wrong if anything is. */
    Map<String, Object> health();
}
