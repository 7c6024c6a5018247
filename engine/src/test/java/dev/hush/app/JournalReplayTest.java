package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Merge;
import dev.hush.decision.Audience;
import dev.hush.engine.JournalArrivals;
import dev.hush.engine.People.Merged;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.replay.JournalComparison;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of an engine that lived the corner shop's weeks, replayed. */
class JournalReplayTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");
    private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void live() throws IOException {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
            new Demo(LoadedWorkspace.load(SHOP, Look.RUN), nowhere).play(SqlStore.sqlite(folder), folder);
        }
    }

    private JournalComparison.Result replayed(LoadedWorkspace rules, Instant since) {
        try (Store store = SqlStore.sqliteReadOnly(folder)) {
            JournalArrivals journal = new JournalArrivals(store, END);
            JournalComparison comparison = new JournalComparison(since);
            journal.entries(it -> {
                if (journal.isPlayable(it)) {
                    comparison.expect(it);
                }
            });
            ReplayRun run = new ReplayRun(ReplaySource.of(journal, 1, true), 2, since);
            run.play(rules, rules, "replay", comparison).close();
            return comparison.result();
        }
    }

    @Test
    void underTheRulesThatMadeItNothingDiffers() {
        JournalComparison.Result result = replayed(LoadedWorkspace.load(SHOP, Look.RUN), Instant.MIN);
        assertThat(result.same()).as(result.toString()).isTrue();
        assertThat(result.compared()).isGreaterThan(60);
        assertThat(Hush.run("replay", "--data", folder.toString(), SHOP.toString(), "--json"))
                .isEqualTo(Hush.GOOD);
    }

    @Test
    void underOthersItIsToldWhatDiffersByCommitNumber() {
        WorkspaceCopy other = WorkspaceCopy.of(SHOP, folder.resolve("other"))
                .change(
                        "rules/thanks/thanks-01-first-order.dslr",
                        "it is the first order",
                        "the customer has placed exactly 999 orders");
        JournalComparison.Result result = replayed(LoadedWorkspace.load(other.root(), Look.RUN), Instant.MIN);
        assertThat(result.differing()).isPositive();
        assertThat(result.first()).isNotEmpty().first().satisfies(it -> {
            assertThat(it.number()).isPositive();
            assertThat(it.journal()).contains("thanks-01");
            assertThat(it.replay()).doesNotContain("thanks-01");
        });
        assertThat(Hush.run("replay", "--data", folder.toString(), other.root().toString(), "--json"))
                .isEqualTo(Hush.FOUND_FAULT);
    }

    @Test
    void sinceLeavesOutWhatIsOlder() {
        LoadedWorkspace shop = LoadedWorkspace.load(SHOP, Look.RUN);
        long all = replayed(shop, Instant.MIN).compared();
        assertThat(replayed(shop, Instant.parse("2026-11-01T00:00:00Z")).compared())
                .isPositive()
                .isLessThan(all);
        assertThat(replayed(shop, END).compared()).isZero();
    }

    @Test
    void peopleWhoWereTwoAreLeftOut() {
        CustomerId survivor;
        try (Store store = SqlStore.sqlite(folder)) {
            List<CustomerId> ids =
                    store.audience(new Audience(List.of(), List.of(), Optional.empty()), END, Optional.empty(), 2);
            survivor = ids.get(1);
            Map<CustomerId, CustomerState> states = store.load(ids);
            CustomerState loser = Objects.requireNonNull(states.get(ids.get(0)));
            CustomerState other = Objects.requireNonNull(states.get(survivor));
            CustomerState after =
                    Merge.of(loser, other).edit().version(other.version() + 1).done();
            assertThat(store.people().merge(new Merged(loser, other, after, END), List.of(), List.of()))
                    .isTrue();
        }
        try (Store store = SqlStore.sqliteReadOnly(folder)) {
            JournalArrivals journal = new JournalArrivals(store, END);
            journal.entries(it -> assertThat(journal.isPlayable(it))
                    .isEqualTo(!it.entry().customer().equals(survivor)));
            assertThat(journal.mergedPeople()).isEqualTo(1);
        }
    }
}
