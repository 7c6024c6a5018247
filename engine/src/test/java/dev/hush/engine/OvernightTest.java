package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.offer.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A promotion waits for the morning, and something happens at two in the night. */
class OvernightTest {
    private static final Instant EVENING = Instant.parse("2026-11-20T21:30:00Z");
    private static final Instant TWO_AT_NIGHT = Instant.parse("2026-11-21T01:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-21T07:00:00Z");

    private final Lab lab = new Lab()
            .when("sale.opened", it -> Lab.message(it, "sale", Kind.PROMOTION, Purpose.PROMOTION))
            .knowsAna();

    @BeforeEach
    void aSaleOpensInTheEvening() {
        lab.at(EVENING).submit("sale.opened", Map.of());
        assertThat(lab.answers()).containsExactly("sale DEFERRED QUIET_HOURS");
        lab.at(TWO_AT_NIGHT);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void goesOutInTheMorningWhereNothingHappens() {
        lab.ringsAt(MORNING);

        assertThat(lab.delivered).hasSize(1);
    }

    @Test
    void staysAfterAComplaintOfSpam() {
        lab.submit("message.complained", Map.of());

        assertSilent("sale SUPPRESSED SUPPRESSED_COMPLAINT");
    }

    @Test
    void staysAfterABadReview() {
        lab.submit("review.written", Map.of("order", "1", "score", 1));

        assertSilent("sale SUPPRESSED SERVICE_FREEZE");
    }

    @Test
    void staysInAPause() {
        lab.submit("customer.paused", Map.of("until", "2026-12-24T09:00:00Z"));

        assertSilent("sale SUPPRESSED SNOOZED");
    }

    @Test
    void staysAfterAWithdrawal() {
        lab.submit("consent.withdrawn", Map.of());

        assertSilent("sale SUPPRESSED OPTED_OUT");
    }

    @Test
    void staysWhenTheConsentRunsOutInTheNight() {
        lab.submit("consent.given", Map.of("consents", "PROMOTION/EMAIL", "expires", "2026-11-21T06:59:59Z"));

        assertSilent("sale SUPPRESSED CONSENT_EXPIRED");
    }

    @Test
    void staysWhenAnaTurnsOutToBeSomebodyWhoSaidNo() {
        mergesWith("consent.withdrawn", Map.of());

        assertSilent("sale SUPPRESSED OPTED_OUT");
    }

    @Test
    void staysWhenAnaTurnsOutToBeSomebodyWhoWroteABadReview() {
        mergesWith("review.written", Map.of("order", "7", "score", 1));

        assertSilent("sale SUPPRESSED SERVICE_FREEZE");
    }

    @Test
    void staysWhenAnaTurnsOutToBeSomebodyWhoAskedForAPause() {
        mergesWith("customer.paused", Map.of("until", "2026-12-24T09:00:00Z"));

        assertSilent("sale SUPPRESSED SNOOZED");
    }

    /** The one of the till and the one of the web are one. */
    private void mergesWith(String type, Map<String, Object> data) {
        CustomerId bo = new CustomerId("bo");
        lab.submit(new CustomerEvent("b1", "till", type, bo, EVENING, data, Optional.empty()));
        assertThat(lab.engine().merge(bo, Lab.ANA)).isTrue();
    }

    private void assertSilent(String answer) {
        lab.ringsAt(MORNING);
        lab.ringsAt(MORNING.plusSeconds(86_400));

        assertThat(lab.answers()).containsExactly("sale DEFERRED QUIET_HOURS", answer);
        assertThat(lab.delivered).isEmpty();
        assertThat(lab.outbox(OutboxStatus.PENDING)).isEmpty();
        assertThat(lab.ana().deferrals()).isEmpty();
    }
}
