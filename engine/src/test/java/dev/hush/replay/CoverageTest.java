package dev.hush.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Reason;
import dev.hush.engine.Step;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import dev.hush.offer.Kind;
import dev.hush.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final CustomerId ANA = new CustomerId("ana");

    private static Line line(String rule, Answer answer, Optional<Reason> reason) {
        return new Line(
                rule,
                "t",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                Optional.empty(),
                answer,
                reason,
                Optional.empty(),
                "");
    }

    private static Step step(Line... lines) {
        CustomerEvent event = new CustomerEvent("e", "s", "order.placed", ANA, NOON, Map.of(), Optional.empty());
        JournalEntry entry = new JournalEntry(ANA, Look.EVENT, event, NOON, "v", Receipt.of(List.of(lines)));
        return new Step(
                CustomerState.unknown(ANA),
                NOON,
                event,
                true,
                Plan.NOTHING,
                Optional.of(entry),
                List.of(),
                Optional.empty(),
                false,
                List.of("asks-01"),
                Optional.empty());
    }

    @Test
    void tellsWhatNoCaseComesTo() {
        Coverage coverage = new Coverage();
        coverage.accept(step(
                line("thanks-01", Answer.SENT, Optional.empty()),
                line("thanks-02", Answer.SUPPRESSED, Optional.of(Reason.LOST_ARBITRATION))));

        Coverage.Report report = coverage.of(
                List.of("thanks-02", "thanks-01", "asks-01", "never-01"),
                List.of("thanks-01", "thanks-02", "never-01"));

        assertThat(report.rules()).isEqualTo(4);
        assertThat(report.silent()).containsExactly("never-01");
        assertThat(report.neverSent()).containsExactly("thanks-02");
        assertThat(report.reasons()).containsExactly(Reason.LOST_ARBITRATION);
        assertThat(report.otherReasons())
                .contains(Reason.NO_BASIS, Reason.QUIET_HOURS)
                .doesNotContain(Reason.LOST_ARBITRATION, Reason.ERASED);
    }
}
