package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.Freeze;
import dev.hush.offer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreezeGuardTest {
    private static Asked frozen(Optional<Instant> ends) {
        Asked asked = someone();
        asked.customer()
                .consent(Lawful.contract())
                .freezes(none -> List.of(new Freeze("bad-score", "1", NOON, NOON, ends, "t")));
        return asked;
    }

    @Test
    void restsWhileAnythingIsToBeMadeGood() {
        assertThat(frozen(Optional.empty()).reason()).contains(Reason.SERVICE_FREEZE);
        assertThat(frozen(Optional.of(NOON.plusSeconds(1))).reason()).contains(Reason.SERVICE_FREEZE);
    }

    @Test
    void wakesWhenTheCoolDownIsOver() {
        assertThat(frozen(Optional.of(NOON)).answer()).isEmpty();
    }

    @Test
    void isWhatRepairsAreFor() {
        assertThat(frozen(Optional.empty())
                        .proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL)
                        .answer())
                .isEmpty();
    }
}
