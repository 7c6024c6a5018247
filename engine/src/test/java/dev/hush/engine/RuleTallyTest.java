package dev.hush.engine;

import static dev.hush.engine.Lab.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.decision.Wishes;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted of rules, from deciding over hand-over to a complaint. */
class RuleTallyTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T22:30:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-21T07:00:00Z");

    private final Lab lab = new Lab()
            .when("order.placed", it -> firing(Lab.message(it, "thanks", Kind.KINDNESS, Purpose.CARE)))
            .knowsAna();

    private static Wishes firing(Wishes wishes) {
        return new Wishes(
                wishes.proposals(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("thanks"));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Map<String, Long> counts() {
        return lab.store.rules().counts().entrySet().stream()
                .collect(Collectors.toMap(
                        it -> (it.getKey().what() + " " + it.getKey().why()).strip(), Map.Entry::getValue));
    }

    @Test
    void countsWhatWasSaidAndWhatWasNot() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.dispatch();
        lab.submit("order.placed", Map.of("order", "2"));

        assertThat(counts())
                .containsEntry("FIRED", 2L)
                .containsEntry("PROPOSED", 2L)
                .containsEntry("SENT", 1L)
                .hasSize(4);
        assertThat(counts().keySet()).anyMatch(it -> it.startsWith("SUPPRESSED ") || it.startsWith("DEFERRED "));
    }

    @Test
    void countsAProposalThatWaitedOnce() {
        lab.at(NIGHT).submit("order.placed", Map.of("order", "1"));
        lab.ringsAt(MORNING);

        assertThat(counts())
                .containsOnly(
                        Map.entry("FIRED", 1L),
                        Map.entry("PROPOSED", 1L),
                        Map.entry("DEFERRED QUIET_HOURS", 1L),
                        Map.entry("SENT", 1L));
    }

    @Test
    void holdsAComplaintAgainstTheLastMessageOfFourteenDays() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.dispatch();

        lab.at(NOON.plus(Duration.ofDays(13))).submit("message.complained", Map.of());

        assertThat(counts()).containsEntry("COMPLAINED", 1L);
        assertThat(lab.store.rules().counts().keySet())
                .allMatch(it -> it.rule().equals("thanks")
                        && it.rulesVersion().equals(lab.engine().rulebook().version()));
    }

    @Test
    void holdsALateComplaintAgainstNobody() {
        lab.submit("order.placed", Map.of("order", "1"));
        lab.dispatch();

        lab.at(NOON.plus(RuleTally.COMPLAINT).plusSeconds(1)).submit("message.complained", Map.of());

        assertThat(counts()).doesNotContainKey("COMPLAINED");
    }
}
