package dev.hush.engine;

import static dev.hush.engine.Lab.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Instant EVENING = Instant.parse("2026-11-20T19:59:30Z");
    private static final Instant NEXT_MORNING = Instant.parse("2026-11-21T07:00:00Z");

    private final Lab lab = new Lab()
            .when("order.placed", it -> Lab.message(it, "thanks", Kind.KINDNESS, Purpose.CARE))
            .when("delivery.late", it -> Lab.message(it, "sorry", Kind.REPAIR, Purpose.CARE))
            .knowsAna();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void stopsWhatWasWithdrawnMeanwhileAndLeavesAReceipt() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("consent.withdrawn", Map.of());

        lab.dispatch();

        assertThat(lab.delivered).isEmpty();
        assertThat(lab.outbox(OutboxStatus.STOPPED)).hasSize(1);
        assertThat(lab.answers()).containsExactly("thanks SENT", "thanks SUPPRESSED OPTED_OUT");
        assertThat(lab.ana().contacts().contacts())
                .as("the reservation is given back")
                .isEmpty();
    }

    @Test
    void stopsAKindnessWhenSomethingWentWrongMeanwhileButNotARepair() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("delivery.late", Map.of("order", "1"));
        lab.submit("review.written", Map.of("order", "1", "score", 1));

        lab.dispatch();

        assertThat(lab.delivered).extracting(it -> it.facts().get("rule")).containsExactly("sorry");
        assertThat(lab.answers()).last().isEqualTo("thanks SUPPRESSED SERVICE_FREEZE");
    }

    @Test
    void decidesAgainInTheMorningWhatTheNightCaughtUpWith() {
        lab.at(EVENING).submit("order.placed", Map.of("order", "1"));
        lab.courier(message -> {
            throw new DeliveryException("busy", Verdict.AGAIN, null);
        });
        lab.dispatch();
        lab.ringsAt(EVENING.plusSeconds(60));

        assertThat(lab.answers()).containsExactly("thanks SENT", "thanks DEFERRED QUIET_HOURS");
        assertThat(lab.ana().contacts().contacts()).isEmpty();

        lab.courier(lab.delivered::add).ringsAt(NEXT_MORNING);

        assertThat(lab.delivered).hasSize(1);
        assertThat(lab.outbox(OutboxStatus.SENT)).hasSize(1);
    }

    @Test
    void decidesAgainWhatWasNotHandedOverOnTheCustomersDay() {
        lab.submit("order.placed", Map.of("order", "1"));

        lab.at(NEXT_MORNING.plusSeconds(60)).dispatch();
        assertThat(lab.delivered).isEmpty();
        assertThat(lab.answers()).containsExactly("thanks SENT", "thanks DEFERRED STALE");

        lab.ringsAt(NEXT_MORNING.plusSeconds(61));
        assertThat(lab.delivered).hasSize(1);
        assertThat(lab.answers()).last().isEqualTo("thanks SENT");
    }

    @Test
    void letsGoOfWhatNobodyWouldProposeAnyMore() {
        lab.submit("order.placed", Map.of("order", "1"));

        Instant muchLater = NOON.plus(Duration.ofHours(25));
        lab.at(muchLater).dispatch();
        lab.ringsAt(muchLater.plusSeconds(1));

        assertThat(lab.delivered).isEmpty();
        assertThat(lab.answers()).containsExactly("thanks SENT", "thanks DEFERRED STALE", "thanks SUPPRESSED STALE");
        assertThat(lab.ana().earliestDue()).isEmpty();
    }

    @Test
    void leasesWhatItClaimsAndTakesItAgainAfterTheLease() {
        lab.submit("order.placed", Map.of("order", "1"));
        assertThat(lab.store.claimOutreach(NOON, 10, Duration.ofMinutes(2)))
                .as("another node takes it, and dies")
                .hasSize(1);

        assertThat(lab.at(NOON.plusSeconds(119)).dispatch()).isZero();
        assertThat(lab.at(NOON.plusSeconds(120)).dispatch()).isOne();
        assertThat(lab.delivered).hasSize(1);
    }

    @Test
    void givesTheReservationBackWhenNothingHelps() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("order.placed", Map.of("order", "2"));
        lab.courier(message -> {
            throw new DeliveryException("busy", Verdict.AGAIN, null);
        });
        for (int i = 0; i < 8; i++) {
            lab.at(lab.store.earliestAttempt().orElse(lab.now())).dispatch();
        }

        assertThat(lab.answers())
                .startsWith("thanks SENT", "thanks DEFERRED CAP_TOTAL")
                .last()
                .isEqualTo("thanks SUPPRESSED DELIVERY_FAILED");
        assertThat(lab.outbox(OutboxStatus.DEAD)).hasSize(1);
        assertThat(lab.ana().contacts().contacts()).isEmpty();
        lab.submit("order.placed", Map.of("order", "3"));
        assertThat(lab.answers()).last().isEqualTo("thanks SENT");
    }

    @Test
    void countsADeadLetterThatWasSentAgain() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.courier(message -> {
            throw new DeliveryException("no such door", Verdict.AGAIN, null);
        });
        for (int i = 0; i < 8; i++) {
            lab.at(lab.store.earliestAttempt().orElse(lab.now())).dispatch();
        }
        String key = lab.outbox(OutboxStatus.DEAD).get(0).outreach().key();
        assertThat(lab.store.sendAgain(key, lab.now())).isTrue();
        lab.courier(lab.delivered::add).dispatch();
        assertThat(lab.delivered).hasSize(1);

        lab.submit("order.placed", Map.of("order", "2"));

        assertThat(lab.answers()).last().isEqualTo("thanks DEFERRED CAP_TOTAL");
    }

    @Test
    void asksTheCapsAgainWhenARepairOvertookAKindness() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("delivery.late", Map.of("order", "1"));

        lab.dispatch();

        assertThat(lab.delivered).extracting(it -> it.facts().get("rule")).containsExactly("sorry");
        assertThat(lab.answers()).last().isEqualTo("thanks DEFERRED CAP_TOTAL");
    }

    @Test
    void asksTheCapsOfADeadLetterThatIsSentAgain() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.courier(message -> {
            throw new DeliveryException("no", Verdict.NEVER, null);
        });
        lab.dispatch();
        String key = lab.outbox(OutboxStatus.DEAD).get(0).outreach().key();
        lab.courier(lab.delivered::add).submit("order.placed", Map.of("order", "2"));
        lab.dispatch();
        assertThat(lab.store.sendAgain(key, lab.now())).isTrue();

        lab.dispatch();

        assertThat(lab.delivered).hasSize(1);
        assertThat(lab.answers()).last().isEqualTo("thanks DEFERRED CAP_TOTAL");
    }

    @Test
    void knowsInEachMessageWhatBecameOfTheOneBeforeIt() {
        lab.submit("delivery.late", Map.of("order", "1"));
        lab.submit("delivery.late", Map.of("order", "2"));
        lab.courier(message -> {
            throw new DeliveryException("nobody lives here", Verdict.NO_SUCH_ADDRESS, null);
        });

        lab.dispatch();

        assertThat(lab.outbox(OutboxStatus.DEAD)).hasSize(1);
        assertThat(lab.outbox(OutboxStatus.STOPPED)).hasSize(1);
        assertThat(lab.answers()).last().isEqualTo("sorry SUPPRESSED SUPPRESSED_BOUNCE");
    }

    @Test
    void triesAgainLaterWhateverAChannelThrows() {
        lab.submit("delivery.late", Map.of("order", "1"));
        lab.submit("delivery.late", Map.of("order", "2"));
        lab.courier(message -> {
            if (message.key().startsWith("t/e2")) {
                throw new IllegalStateException("a route with a bug");
            }
            lab.delivered.add(message);
        });

        assertThat(lab.dispatch()).isEqualTo(2);

        assertThat(lab.delivered).hasSize(1);
        assertThat(lab.outbox(OutboxStatus.PENDING)).singleElement().satisfies(row -> {
            assertThat(row.attempts()).isOne();
            assertThat(row.nextAttempt()).contains(NOON.plusSeconds(5));
        });
    }

    @Test
    void countsAMessageAtItsHandOverNotAtItsDecision() {
        lab.submit("order.placed", Map.of("order", "1"));
        assertThat(lab.ana().contacts().contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.lastAt()).isEqualTo(NOON));

        lab.at(NOON.plusSeconds(3600)).dispatch();

        assertThat(lab.ana().contacts().contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.lastAt()).isEqualTo(NOON.plusSeconds(3600)));
    }
}
