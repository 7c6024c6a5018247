package dev.hush.engine;

import static dev.hush.engine.Lab.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.decision.Wishes;
import dev.hush.engine.Intake.Answer;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeferralsTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T22:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-21T07:00:00Z");

    private final Lab lab = new Lab()
            .when("order.placed", it -> Lab.message(it, "thanks", Kind.KINDNESS, Purpose.CARE))
            .when("sale.opened", it -> Lab.message(it, "sale", Kind.PROMOTION, Purpose.PROMOTION))
            .when("delivery.late", it -> Lab.message(it, "sorry", Kind.REPAIR, Purpose.CARE))
            .knowsAna();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void goOutInTheMorning() {
        lab.at(NIGHT).submit("order.placed", Map.of("order", "1"));
        assertThat(lab.answers()).containsExactly("thanks DEFERRED QUIET_HOURS");
        assertThat(lab.ana().earliestDue()).contains(MORNING);

        lab.ringsAt(MORNING.minusSeconds(1));
        assertThat(lab.delivered).isEmpty();
        lab.ringsAt(MORNING);
        assertThat(lab.delivered).hasSize(1);
        lab.ringsAt(MORNING.plusSeconds(5));
        assertThat(lab.delivered).hasSize(1);
    }

    @Test
    void competeInTheMorningTheWeightiestFirstWhateverCameFirst() {
        lab.at(NIGHT).submit("sale.opened", Map.of());
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("delivery.late", Map.of("order", "1"));

        lab.ringsAt(MORNING);

        assertThat(lab.delivered).extracting(it -> it.facts().get("rule")).containsExactly("sorry");
        assertThat(lab.answers()).endsWith("sorry SENT", "thanks SUPPRESSED CAP_TOTAL", "sale SUPPRESSED CAP_TOTAL");
    }

    @Test
    void competeWithWhatIsNew() {
        lab.at(NIGHT).submit("sale.opened", Map.of());
        lab.at(MORNING).submit("order.placed", Map.of("order", "1"));

        lab.ringsAt(MORNING.plusSeconds(1));

        assertThat(lab.delivered).extracting(it -> it.facts().get("rule")).containsExactly("thanks");
    }

    @Test
    void areStaleWhenNoLongerProposed() {
        lab.at(NIGHT).submit("order.placed", Map.of("order", "1"));
        lab.when("order.placed", it -> Wishes.NONE);

        lab.ringsAt(MORNING);

        assertThat(lab.answers()).containsExactly("thanks DEFERRED QUIET_HOURS", "thanks SUPPRESSED STALE");
        assertThat(lab.ana().deferrals()).isEmpty();
    }

    @Test
    void areStalePastTheirMoment() {
        lab.at(NIGHT).submit("order.placed", Map.of("order", "1"));

        lab.ringsAt(NIGHT.plus(Duration.ofHours(36)));

        assertThat(lab.answers()).endsWith("thanks SUPPRESSED STALE");
        assertThat(lab.delivered).isEmpty();
    }

    @Test
    void areWeighedUnderTheConsentOfThatDay() {
        lab.at(NIGHT).submit("order.placed", Map.of("order", "1"));
        lab.submit("consent.withdrawn", Map.of());

        lab.ringsAt(MORNING);

        assertThat(lab.answers()).endsWith("thanks SUPPRESSED OPTED_OUT");
    }

    @Test
    void neverMakeTheirEventHappenTwice() {
        lab.at(NIGHT).submit("order.placed", Map.of("order", "1"));
        lab.ringsAt(MORNING);

        assertThat(lab.store.counts()).containsEntry("events", 3L);
        assertThat(lab.submit("order.placed", Map.of("order", "1"))).isEqualTo(Answer.TAKEN);
        assertThat(lab.answers()).as("the occasion was spoken of").endsWith("thanks SUPPRESSED DUPLICATE_OCCASION");
    }

    @Test
    void ofAPauseLastUntilItsEnd() {
        lab.submit("customer.paused", Map.of("until", NOON.plusSeconds(3600).toString()));
        lab.submit("order.placed", Map.of("order", "1"));
        lab.ringsAt(NOON.plusSeconds(3599));
        assertThat(lab.answers()).containsExactly("thanks DEFERRED SNOOZED");

        lab.ringsAt(NOON.plusSeconds(3600));
        assertThat(lab.delivered).hasSize(1);
    }
}
