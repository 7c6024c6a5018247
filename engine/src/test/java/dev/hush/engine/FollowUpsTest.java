package dev.hush.engine;

import static dev.hush.engine.Lab.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.decision.Wishes;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowUpsTest {
    private static final Duration FIVE_DAYS = Duration.ofDays(5);
    private static final Instant DUE = NOON.plus(FIVE_DAYS);

    private final List<Object> asked = new CopyOnWriteArrayList<>();
    private final Lab lab = new Lab()
            .when("order.placed", it -> Lab.followUp(it, "ask-review", FIVE_DAYS, "review.written"))
            .when("follow-up.due", it -> {
                asked.add(it.event().data().get("of"));
                boolean content = it.customer().factText("score", it.now()).isEmpty();
                return content ? Lab.message(it, "ask", Kind.KINDNESS, Purpose.CARE) : Wishes.NONE;
            })
            .knowsAna();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void askTheRulesWhenTheyAreDueAndNotBefore() {
        lab.submit("order.placed", Map.of("order", "1"));

        lab.ringsAt(DUE.minusNanos(1));
        assertThat(asked).isEmpty();
        lab.ringsAt(DUE);
        assertThat(asked).as("with the first event's data").containsExactly(Map.of("order", "1"));
        assertThat(lab.delivered).hasSize(1);
        lab.ringsAt(DUE.plusSeconds(5));
        assertThat(asked).as("once").hasSize(1);
    }

    @Test
    void areCancelledByTheSameOccasionOnlyInTheCommitOfThatEvent() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("order.placed", Map.of("order", "2"));
        lab.submit("review.written", Map.of("order", "2", "score", 5));

        assertThat(lab.ana().followUps())
                .singleElement()
                .satisfies(it -> assertThat(it.occasionKey()).isEqualTo("1"));
        assertThat(lab.store.journalOf(Lab.ANA, 1).get(0).receipt().cancelled()).containsExactly("ask-review");
        lab.ringsAt(DUE);
        assertThat(asked).containsExactly(Map.of("order", "1"));
    }

    @Test
    void areNotCancelledByAnotherTypeOfEvent() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("order.returned", Map.of("order", "1"));

        assertThat(lab.ana().followUps()).hasSize(1);
    }

    @Test
    void areCancelledThoughAlreadyDueWhileNobodyRang() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.at(DUE.plusSeconds(2)).submit("review.written", Map.of("order", "1", "score", 5));

        lab.ringsAt(DUE.plusSeconds(3));

        assertThat(asked).isEmpty();
    }

    @Test
    void areQuestionsToWhatIsKnownThatDay() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("review.written", Map.of("order", "other", "score", 1));

        lab.ringsAt(DUE);

        assertThat(asked).hasSize(1);
        assertThat(lab.delivered).as("today the rules say nothing").isEmpty();
        JournalEntry entry = lab.store.journalOf(Lab.ANA, 1).get(0);
        assertThat(entry.look()).isEqualTo(Look.FOLLOW_UP);
        assertThat(entry.receipt().lines()).isEmpty();
    }

    @Test
    void areAskedToTheConsentOfThatDay() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.submit("consent.withdrawn", Map.of("consents", List.of("CARE/EMAIL")));

        lab.ringsAt(DUE);

        assertThat(lab.answers()).containsExactly("ask SUPPRESSED OPTED_OUT");
    }

    @Test
    void areStaleWhereTheEngineWasDownForTooLong() {
        lab.submit("order.placed", Map.of("order", "1"));

        lab.ringsAt(DUE.plus(Duration.ofHours(25)));

        assertThat(lab.answers()).containsExactly("ask SUPPRESSED STALE");
        assertThat(lab.ana().followUps()).isEmpty();
    }

    @Test
    void ofManyCustomersAllRing() {
        for (int i = 0; i < 1200; i++) {
            lab.submit(new dev.hush.event.CustomerEvent(
                    "o" + i,
                    "shop",
                    "order.placed",
                    new dev.hush.event.CustomerId("c" + i),
                    NOON,
                    Map.of("order", "o" + i),
                    java.util.Optional.empty()));
        }

        lab.ringsAt(DUE);

        assertThat(asked).hasSize(1200).doesNotHaveDuplicates();
        assertThat(lab.store.earliestDue()).isEmpty();
    }
}
