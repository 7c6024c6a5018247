package dev.hush.camel;

import dev.hush.decision.Audience;
import dev.hush.engine.Campaign;
import dev.hush.engine.Operations;
import dev.hush.engine.RuleCount;
import dev.hush.engine.Store;
import dev.hush.engine.Store.CampaignRun;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Reader;
import dev.hush.journal.ToldReceipts;
import dev.hush.plan.FrontlineTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What the listeners ask of a node, answered from the store; the one campaign is {@code letter}. */
record ShopDesk(Store store, InstantSource clock) implements Operations {
    static final Campaign LETTER = new Campaign(
            "letter",
            "0 0 10 1 * ?",
            ZoneId.of("UTC"),
            new Audience(List.of(), List.of(), Optional.empty()),
            Duration.ofDays(1));

    @Override
    public List<JournalEntry> receipts(CustomerId customer, int most) {
        return store.journalOf(customer, most);
    }

    @Override
    public ToldReceipts tell(CustomerId customer, Reader reader, Optional<LocalDate> day, Optional<String> language) {
        throw new NoSuchElementException("expected a desk that tells, found the test's");
    }

    @Override
    public void retain() {
        // nothing is old here
    }

    @Override
    public Map<String, Object> customer(CustomerId identity) {
        return Map.of();
    }

    @Override
    public boolean merge(CustomerId from, CustomerId into) {
        return false;
    }

    @Override
    public boolean unmerge(CustomerId loser) {
        return false;
    }

    @Override
    public Map<String, Object> erase(CustomerId identity) {
        return Map.of();
    }

    @Override
    public List<OutboxRow> outbox(Optional<OutboxStatus> status, int most) {
        return store.outbox(status, most);
    }

    @Override
    public boolean sendAgain(String key) {
        return store.sendAgain(key, clock.instant());
    }

    @Override
    public List<FrontlineTask> tasks(int most) {
        return store.tasks(most);
    }

    @Override
    public List<DeadLetter> deadLetters(int most) {
        return store.deadLetters(most);
    }

    @Override
    public List<Campaign> campaigns() {
        return List.of(LETTER);
    }

    @Override
    public List<CampaignRun> campaignRuns(int most) {
        return store.runs(most);
    }

    @Override
    public CampaignRun runCampaign(String campaign, Instant scheduled) {
        if (!campaign.equals(LETTER.name())) {
            throw new NoSuchElementException("expected one of the campaigns [letter], found \"" + campaign + "\"");
        }
        return store.openRun(campaign, scheduled);
    }

    @Override
    public Map<String, Object> rules() {
        return Map.of("status", "good", "faults", List.of());
    }

    @Override
    public Map<String, Object> rollBackRules(long version) {
        throw new NoSuchElementException("expected a version from 1 to 0, found " + version);
    }

    @Override
    public Map<RuleCount, Long> ruleCounts() {
        return Map.of(new RuleCount("v1", "thanks-01", RuleCount.What.SUPPRESSED, "QUIET_HOURS"), 3L);
    }

    @Override
    public Map<String, Object> health() {
        return Map.of("status", "good", "counts", store.counts());
    }
}
