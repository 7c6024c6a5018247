package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.contact.Attention;
import dev.hush.offer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttentionGuardTest {
    private static final Houses HOUSE = new Houses().attention(new Attention(100, 10, 30), 60);

    @Test
    void letsThroughWhatTheCustomerHasAttentionFor() {
        assertThat(someone().house(HOUSE).answer()).isEmpty();
    }

    @Test
    void waitsUntilTimeBroughtEnoughBack() {
        Asked asked = someone().house(HOUSE).said("a", 60, NOON, true);

        assertThat(asked.reason()).contains(Reason.ATTENTION_EMPTY);
        assertThat(asked.until()).contains(NOON.plus(Duration.ofDays(2)).plusSeconds(1));
    }

    @Test
    void countsAReservationInFullHoweverLongItLasts() {
        assertThat(someone()
                        .house(HOUSE)
                        .said("a", 60, NOON.minus(Duration.ofDays(20)), false)
                        .reason())
                .contains(Reason.ATTENTION_EMPTY);
    }

    @Test
    void getsAttentionBackFromACustomerWhoSpeaks() {
        Asked asked = someone().house(HOUSE).said("a", 60, NOON.minusSeconds(60), true);
        asked.customer().engagedAt(NOON.minusSeconds(30));

        assertThat(asked.answer()).isEmpty();
    }

    @Test
    void neverHoldsMoreThanItsFull() {
        Asked asked = someone().house(HOUSE);
        for (int i = 0; i < 5; i++) {
            asked.customer().engagedAt(NOON.minusSeconds(600 + i));
        }
        asked.said("a", 60, NOON.minusSeconds(60), true);

        assertThat(asked.reason()).contains(Reason.ATTENTION_EMPTY);
    }

    @Test
    void aMessageMayTakeTheLastPoint() {
        Houses last = new Houses().attention(new Attention(60, 10, 30), 60);

        assertThat(someone().house(last).answer()).isEmpty();
        assertThat(someone().house(last).said("a", 60, NOON, true).until())
                .as("a message that takes all there ever is waits, too")
                .isPresent();
    }

    @Test
    void neverWaitsForWhatCannotBe() {
        Houses dear = new Houses().attention(new Attention(50, 10, 30), 60);
        Houses forGood = new Houses().attention(new Attention(100, 0, 0), 60);

        assertThat(someone().house(dear).until()).isEmpty();
        assertThat(someone().house(dear).reason()).contains(Reason.ATTENTION_EMPTY);
        Asked spent = someone().house(forGood).said("a", 60, NOON, true);
        assertThat(spent.until()).isEmpty();
        assertThat(spent.reason()).contains(Reason.ATTENTION_EMPTY);
    }

    @Test
    void bindsNothingThatIsOwed() {
        Asked asked = someone().house(HOUSE).said("a", 100, NOON, true);
        asked.customer().consent(Lawful.contract());

        assertThat(asked.proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL).answer())
                .isEmpty();
    }
}
