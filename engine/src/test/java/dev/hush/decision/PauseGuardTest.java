package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.customer.Pause;
import dev.hush.offer.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PauseGuardTest {
    private static Asked pausedUntil(Instant until) {
        Asked asked = someone();
        asked.customer()
                .pause(new Pause(until, new Said("t", Instant.EPOCH, Instant.EPOCH)))
                .consent(Lawful.contract());
        return asked;
    }

    @Test
    void holdsEverythingUntilThePauseEnds() {
        assertThat(pausedUntil(NOON.plusSeconds(60)).reason()).contains(Reason.SNOOZED);
        assertThat(pausedUntil(NOON.plusSeconds(60)).until()).contains(NOON.plusSeconds(60));
        assertThat(pausedUntil(NOON.plusSeconds(60))
                        .proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL)
                        .reason())
                .contains(Reason.SNOOZED);
    }

    @Test
    void isOverAtItsEnd() {
        assertThat(pausedUntil(NOON).answer()).isEmpty();
    }

    @Test
    void isNoMatterOfDuties() {
        assertThat(pausedUntil(NOON.plusSeconds(60))
                        .template("order-confirmation")
                        .proposes(Kind.DUTY, Purpose.SERVICE, Channel.EMAIL)
                        .answer())
                .isEmpty();
    }
}
