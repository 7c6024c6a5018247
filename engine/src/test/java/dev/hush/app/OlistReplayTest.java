package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.consent.Purpose;
import dev.hush.decision.Chance;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.intake.EventFiles;
import dev.hush.journal.Receipt.Answer;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The real Olist tables under the example's rules; skipped where {@code ../shared/data}, beside the repository, is absent. */
class OlistReplayTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path TABLES = REPOSITORY.resolve("../shared/data/olist");

    private final Tally tally = new Tally();
    private final Set<CustomerId> disappointed = new HashSet<>();
    private final List<String> wronged = new ArrayList<>();
    private int promotions;

    @Test
    void apologisesForEveryLateDeliveryNeverAdvertisesToTheDisappointedAndDoesItTwiceTheSame() {
        assumeThat(Files.isDirectory(TABLES))
                .as("skipped: expected the Olist tables at ../shared/data/olist beside the repository, found none")
                .isTrue();
        LoadedWorkspace loaded = LoadedWorkspace.load(REPOSITORY.resolve("examples/olist"), Look.RUN);
        List<CustomerEvent> events = EventFiles.read(TABLES, loaded.mappings(), problem -> {
            throw new AssertionError(problem.toString());
        });

        Instant cut = events.get(events.size() / 4).time();
        List<Integer> first = new ArrayList<>();
        play(loaded, events, 2, step -> {
            look(step);
            digest(step, cut).ifPresent(first::add);
        });

        assertThat(tally.byRule().get("late-delivery-01")).containsEntry("proposed", 1_876L);
        assertThat(tally.faults()).isEmpty();
        assertThat(promotions).isGreaterThan(1000);
        assertThat(disappointed).as("customers who are not content at the end").hasSizeGreaterThan(500);
        assertThat(wronged)
                .as("promotions between a score of 1 or 2 and the same customer's next 4 or 5")
                .isEmpty();

        // the second time a quarter, in another number of lanes: what comes later changes nothing before
        List<Integer> second = new ArrayList<>();
        play(
                loaded,
                events.subList(0, events.size() / 4),
                1,
                step -> digest(step, cut).ifPresent(second::add));
        Collections.sort(first);
        Collections.sort(second);
        assertThat(second).hasSizeGreaterThan(10_000);
        assertThat(second.equals(first)).as("the second run decides the same").isTrue();
    }

    private static void play(
            LoadedWorkspace loaded, List<CustomerEvent> events, int lanes, java.util.function.Consumer<Step> onStep) {
        try (VirtualTime time = new VirtualTime(
                loaded.rulebook().orElseThrow(),
                loaded.rules().campaigns(),
                new CronCalendar(),
                new Chance(loaded.secret("test")),
                lanes,
                onStep)) {
            time.play(events.iterator());
        }
    }

    /** Steps come customer by customer, each in the order of time. */
    private void look(Step step) {
        tally.add(step);
        step.entry().ifPresent(entry -> {
            if (entry.event().type().equals("review.written")) {
                score(entry.event());
            }
            entry.receipt().lines().stream()
                    .filter(line -> line.purpose() == Purpose.PROMOTION && line.answer() == Answer.SENT)
                    .forEach(line -> {
                        promotions++;
                        if (disappointed.contains(entry.customer())) {
                            wronged.add(entry.decidedAt() + " " + entry.customer() + " " + line.rule());
                        }
                    });
        });
    }

    private void score(CustomerEvent review) {
        int score = review.number("score").orElseThrow().intValueExact();
        if (score <= 2) {
            disappointed.add(review.customer());
        } else if (score >= 4) {
            disappointed.remove(review.customer());
        }
    }

    /** Everything that was decided before the cut. */
    private static Optional<Integer> digest(Step step, Instant cut) {
        return step.entry()
                .filter(entry -> entry.decidedAt().isBefore(cut))
                .map(entry -> Objects.hash(
                        entry.customer().value(),
                        entry.event().key().toString(),
                        entry.decidedAt(),
                        entry.look().name(),
                        entry.receipt().toString()));
    }
}
