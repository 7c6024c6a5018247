package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestGuardTest {
    private static final Occasion ASKED = new Occasion("order.placed", "now");
    private static final Instant LATER = NOON.plusSeconds(3600);

    private static Asked resting(String rule, Occasion occasion, Instant ends, Optional<String> until) {
        Asked asked = someone();
        asked.customer()
                .rests(none -> List.of(new Rest(rule, occasion, NOON.minusSeconds(60), ends, until)))
                .consent(Lawful.contract());
        return asked;
    }

    @Test
    void holdsAKindnessUntilItEnds() {
        Asked asked = resting("calm-01", ASKED, LATER, Optional.empty());
        assertThat(asked.reason()).contains(Reason.RESTING);
        assertThat(asked.until()).contains(LATER);
    }

    @Test
    void saysNoWhileNobodyKnowsWhenWhatItWaitsForHappens() {
        Asked asked = resting("calm-01", ASKED, LATER, Optional.of("review.written"));
        assertThat(asked.reason()).contains(Reason.RESTING);
        assertThat(asked.until()).isEmpty();
    }

    @Test
    void isOverAtItsEnd() {
        assertThat(resting("calm-01", ASKED, NOON, Optional.empty()).answer()).isEmpty();
    }

    @Test
    void isNoMatterOfRepairs() {
        assertThat(resting("calm-01", ASKED, LATER, Optional.empty())
                        .proposes(Kind.REPAIR, Purpose.SERVICE, Channel.EMAIL)
                        .answer())
                .isEmpty();
    }

    @Test
    void ofSeveralThatWouldBeTheLastWordTheFirstIsSaid() {
        Rest own = new Rest("r", ASKED, NOON, LATER, Optional.empty());
        Rest sameTime = new Rest("other", ASKED, NOON, LATER, Optional.empty());
        Rest later = new Rest("r", new Occasion("order.placed", "next"), NOON.plusSeconds(1), LATER, Optional.empty());
        Asked asked = someone();
        asked.customer().rests(none -> List.of(own, sameTime, later));
        assertThat(asked.answer()).isEmpty();

        Rest before = new Rest("other", ASKED, NOON.minusSeconds(1), LATER, Optional.empty());
        asked.customer().rests(known -> Rest.all(known, List.of(before)));
        assertThat(asked.reason()).contains(Reason.RESTING);
    }

    @Test
    void keepsFewOfOneRule() {
        List<Rest> rests = List.of();
        for (int i = 0; i < 100; i++) {
            rests = Rest.all(
                    rests, List.of(new Rest("r", ASKED, NOON.plusSeconds(i), LATER.plusSeconds(i), Optional.empty())));
        }
        assertThat(rests).hasSizeLessThan(10).anyMatch(it -> it.ends().equals(LATER.plusSeconds(99)));
    }

    @Test
    void letsTheRuleThatAskedForItFinishWhatItSaysOfTheSameOccasion() {
        assertThat(resting("r", ASKED, LATER, Optional.empty()).answer()).isEmpty();
        assertThat(resting("r", new Occasion("order.placed", "before"), LATER, Optional.empty())
                        .reason())
                .contains(Reason.RESTING);
    }
}
