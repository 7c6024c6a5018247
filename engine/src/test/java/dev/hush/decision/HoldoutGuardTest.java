package dev.hush.decision;

import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.HouseTables.Holdout;
import dev.hush.event.CustomerId;
import dev.hush.offer.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldoutGuardTest {
    private static Asked heldOut(Optional<String> rule, int percent) {
        return someone().house(new Houses().holdouts(new Holdout(rule, percent)));
    }

    /** What the lot of the customer says, from 0 to 100. */
    private static double lot(String experiment) {
        return new Chance(new byte[] {1}).draw("holdout " + experiment, new CustomerId("ana"), "", "") * 100;
    }

    @Test
    void keepsTheShareSilentThatTheLotSays() {
        int lot = (int) lot("everything");

        assertThat(heldOut(Optional.empty(), lot + 1).reason()).contains(Reason.HOLDOUT);
        assertThat(heldOut(Optional.empty(), lot + 1).answer().orElseThrow().bound())
                .isEqualTo("everything");
        assertThat(heldOut(Optional.empty(), lot).answer()).isEmpty();
        assertThat(heldOut(Optional.empty(), 0).answer()).isEmpty();
    }

    @Test
    void drawsForEachRuleItsOwnLot() {
        assertThat(lot("r")).isNotEqualTo(lot("everything"));
        assertThat(heldOut(Optional.of("r"), (int) lot("r") + 1).reason()).contains(Reason.HOLDOUT);
        assertThat(heldOut(Optional.of("another"), 100).answer()).isEmpty();
    }

    @Test
    void keepsWhoWasSilentSilent() {
        Asked asked = heldOut(Optional.of("r"), 0);
        asked.customer().holdOutFrom("r");

        assertThat(asked.reason()).contains(Reason.HOLDOUT);
    }

    @Test
    void keepsNothingBackThatIsOwed() {
        Asked asked = heldOut(Optional.empty(), 100).proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL);
        asked.customer().consent(Lawful.contract());

        assertThat(asked.answer()).isEmpty();
    }
}
