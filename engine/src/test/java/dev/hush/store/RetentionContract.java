package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.OldRecords.Kind;
import dev.hush.engine.OldRecords.Numbered;
import dev.hush.engine.OldRecords.StateAtCut;
import dev.hush.engine.Store;
import dev.hush.engine.Store.CampaignRun;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.OutboxChange;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import dev.hush.plan.FrontlineTask;
import dev.hush.plan.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What retention lets go of, and what it must leave. */
interface RetentionContract {
    Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    Instant LONG_AGO = NOW.minus(Duration.ofDays(100));
    Instant HORIZON = NOW.minus(Duration.ofDays(90));

    Store store();

    @Test
    default void letsGoOfWhatIsOldAndCountsItFirst() {
        for (Instant at : List.of(LONG_AGO, NOW)) {
            Samples samples = new Samples(at.hashCode());
            store().commit(commit().at(at)
                    .events(new EventKey("shop", "seen " + at))
                    .deadLetter(new DeadLetter(samples.event(id("mei")), "poison"))
                    .tasks(new FrontlineTask("task " + at, id("mei"), "call", "r", "call", "o", at))
                    .done());
            store().openRun("letter", at);
        }
        for (Kind kind : List.of(Kind.SEEN_EVENTS, Kind.DEAD_LETTERS, Kind.TASKS, Kind.CAMPAIGN_RUNS)) {
            long old = kind == Kind.SEEN_EVENTS ? 2 : 1; // the dead letter's event was seen, too
            assertThat(store().countBefore(kind, HORIZON)).as("%s", kind).isEqualTo(old);
            assertThat(store().countBefore(kind, HORIZON))
                    .as("counted, not gone")
                    .isEqualTo(old);
            assertThat(store().forgetBefore(kind, HORIZON)).isEqualTo(old);
            assertThat(store().countBefore(kind, HORIZON)).isZero();
            assertThat(store().countBefore(kind, NOW.plusSeconds(1)))
                    .as("what is young stays")
                    .isEqualTo(old);
        }
        assertThat(store().runs(10)).extracting(CampaignRun::scheduled).containsExactly(NOW);
        assertThat(store().deadLetters(10)).hasSize(1);
        assertThat(store().tasks(10)).extracting(FrontlineTask::since).containsExactly(NOW);
    }

    @Test
    default void letsGoOfMessagesThatAreDoneNeverOfThoseOnTheirWay() {
        Outreach waiting = outreach("waiting", LONG_AGO);
        Outreach sent = outreach("sent", LONG_AGO.plusSeconds(1));
        Outreach young = outreach("young", NOW);
        store().commit(commit().at(LONG_AGO)
                .states(customer("mei", 1))
                .outreach(waiting, sent, young)
                .done());
        List.of(sent, young)
                .forEach(it -> store().commit(
                                commit().change(new OutboxChange(it.key(), OutboxStatus.SENT, 1, Optional.empty(), ""))
                                        .done()));

        assertThat(store().countBefore(Kind.OUTBOX, HORIZON)).isEqualTo(1);
        assertThat(store().forgetBefore(Kind.OUTBOX, HORIZON)).isEqualTo(1);

        assertThat(store().outbox(Optional.empty(), 10))
                .extracting(row -> row.outreach().key())
                .containsExactlyInAnyOrder("waiting", "young");
        assertThat(store().claimOutreach(NOW, 10, Duration.ofMinutes(1)))
                .extracting(pending -> pending.outreach().key())
                .containsExactly("waiting");
    }

    @Test
    default void readsTheOldJournalInPagesAndCutsItWithTheStatesInOne() {
        List<JournalEntry> entries = List.of(entry(1, LONG_AGO), entry(2, LONG_AGO.plusSeconds(5)), entry(3, NOW));
        entries.forEach(it -> store().commit(commit().entry(it).done()));

        List<Numbered> first = store().journalBefore(HORIZON, -1, 1);
        assertThat(first).extracting(Numbered::entry).containsExactly(entries.get(0));
        List<Numbered> second = store().journalBefore(HORIZON, first.get(0).number(), 10);
        assertThat(second).extracting(Numbered::entry).containsExactly(entries.get(1));

        long last = second.get(0).number();
        StateAtCut state = new StateAtCut(customer("mei", 7), last, LONG_AGO.plusSeconds(5));
        assertThat(store().statesAtCut(List.of(id("mei")))).isEmpty();
        store().cut(List.of(first.get(0).number(), last), List.of(state));

        assertThat(store().journalOf(id("mei"), 10)).containsExactly(entries.get(2));
        assertThat(store().journalBefore(HORIZON, -1, 10)).isEmpty();
        assertThat(store().statesAtCut(List.of(id("mei"), id("ben")))).isEqualTo(Map.of(id("mei"), state));
        store().cut(List.of(), List.of(new StateAtCut(customer("mei", 1), last - 1, LONG_AGO)));
        assertThat(store().statesAtCut(List.of(id("mei"))))
                .as("an older state never takes the place of a newer one")
                .isEqualTo(Map.of(id("mei"), state));
    }

    private static JournalEntry entry(int seed, Instant at) {
        JournalEntry any = new Samples(seed).entry(new Samples(seed).event(id("mei")));
        return new JournalEntry(any.customer(), any.look(), any.event(), at, any.rulesVersion(), any.receipt());
    }

    private static Outreach outreach(String key, Instant at) {
        Outreach any = new Samples(key.hashCode()).outreach(key, id("mei"));
        return new Outreach(
                key,
                any.customer(),
                any.rule(),
                any.occasion(),
                any.template(),
                any.purpose(),
                any.channel(),
                any.kind(),
                any.surprise(),
                any.draw(),
                any.language(),
                at,
                any.handOverBy(),
                any.rulesVersion(),
                any.event());
    }
}
