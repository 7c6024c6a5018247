package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.nobody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.offer.Kind;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReleaseTimeGuardTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Asked promotion(LocalTime release) {
        return nobody().consent(Purpose.PROMOTION, Channel.EMAIL, Method.FORM)
                .house(new Houses().release(Kind.PROMOTION, release))
                .proposes(Kind.PROMOTION, Purpose.PROMOTION, Channel.EMAIL);
    }

    @Test
    void holdsAPromotionUntilTheHourAndNotAMomentLonger() {
        Asked asked = promotion(LocalTime.of(13, 0));

        assertThat(asked.reason()).contains(Reason.RELEASE_TIME);
        assertThat(asked.until()).contains(NOON.plusSeconds(3600));
        assertThat(asked.at(NOON.plusSeconds(3600)).answer()).isEmpty();
    }

    @Test
    void holdsNoOtherKind() {
        assertThat(Asked.someone()
                        .house(new Houses().release(Kind.PROMOTION, LocalTime.of(13, 0)))
                        .answer())
                .isEmpty();
    }

    @Test
    void neverNamesATimeThatIsPastWhenAnHourComesTwice() {
        Instant secondQuarterPastTwo = Instant.parse("2027-10-31T01:15:00Z");

        assertThat(WallClock.notBefore(LocalTime.of(2, 30), secondQuarterPastTwo, BERLIN))
                .isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
        assertThat(WallClock.notBefore(LocalTime.of(2, 30), secondQuarterPastTwo.minusSeconds(3600), BERLIN))
                .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    }

    @Test
    void opensWhenTheClockIsSetOverTheHour() {
        assertThat(WallClock.notBefore(LocalTime.of(2, 30), Instant.parse("2027-03-28T00:50:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2027-03-28T01:00:00Z"));
    }
}
