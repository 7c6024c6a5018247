package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.decision.HouseTables.Rest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FatigueGuardTest {
    private static final Houses HOUSE =
            new Houses().rests(new Rest(3, Duration.ofDays(10)), new Rest(2, Duration.ofDays(4)));

    private static Asked afterMessages(int count) {
        Asked asked = someone().house(HOUSE);
        for (int i = 0; i < count; i++) {
            asked.said("m" + i, 0, NOON.minus(Duration.ofDays(count - i)), true);
        }
        return asked;
    }

    @Test
    void saysNothingBeforeThereIsSomethingToBeTiredOf() {
        assertThat(afterMessages(1).answer()).isEmpty();
    }

    @Test
    void restsAfterMessagesThatNobodyAnswered() {
        assertThat(afterMessages(2).reason()).contains(Reason.FATIGUE);
        assertThat(afterMessages(2).until()).contains(NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void restsLongerTheMoreThereWere() {
        assertThat(afterMessages(3).goodFor(Duration.ofDays(30)).until()).contains(NOON.plus(Duration.ofDays(9)));
    }

    @Test
    void isAwakeAgainOnceTheCustomerSpeaks() {
        Asked asked = afterMessages(3);
        asked.customer().engagedAt(NOON.minusSeconds(60));

        assertThat(asked.answer()).isEmpty();
    }

    @Test
    void takesNoWordForAnAnswerToWhatIsStillOnItsWay() {
        Asked asked = afterMessages(1).said("on its way", 0, NOON.minusSeconds(120), false);
        asked.customer().engagedAt(NOON.minusSeconds(60));
        assertThat(asked.answer()).as("one on its way").isEmpty();

        asked.said("another", 0, NOON.minusSeconds(30), false);
        assertThat(asked.reason()).as("two on their way").contains(Reason.FATIGUE);
    }
}
