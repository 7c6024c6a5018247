package dev.hush.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.decision.Reason;
import dev.hush.offer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hundred thousand decisions of generated histories; the program Histories of bench/ makes ten million. */
class HistoriesTest {
    private static final long SEED = Long.getLong("hush.seed", 20261123L);
    private static final long DECISIONS = 200_000;
    private static final long DECISIONS_A_HISTORY = 8_000;

    private static final List<Reason> TRIED = List.of(
            Reason.SUPPRESSED_COMPLAINT,
            Reason.SUPPRESSED_BOUNCE,
            Reason.OPTED_OUT,
            Reason.NO_BASIS,
            Reason.CONSENT_EXPIRED,
            Reason.MINOR,
            Reason.PERSONAL_CHANNEL,
            Reason.SERVICE_FREEZE,
            Reason.SNOOZED,
            Reason.STALE,
            Reason.DELIVERY_FAILED,
            Reason.CAP_CHANNEL,
            Reason.CAP_PURPOSE,
            Reason.CAP_TOTAL,
            Reason.ATTENTION_EMPTY,
            Reason.FATIGUE,
            Reason.QUIET_HOURS,
            Reason.HOLIDAY,
            Reason.RELEASE_TIME);

    @Test
    void neverSendWhatLawOrTablesForbid() {
        Atlas atlas = new Atlas();
        Figures all = Figures.NONE;
        for (long seed = SEED; all.decisions() < DECISIONS; seed++) {
            all = all.plus(History.live(seed, atlas, DECISIONS_A_HISTORY));
        }
        System.out.println("Histories from seed " + SEED + ": " + all);

        assertThat(all.wrong()).as("from seed %d: %s", SEED, all.cases()).isEmpty();
        assertThat(all.disagreements()).as("guards in another order").isZero();
        assertThat(all.handedOver().keySet())
                .as("all that is allowed is reached")
                .contains(Kind.values());
        assertThat(all.messages()).isGreaterThan(DECISIONS / 50);
        assertThat(all.stopped()).isGreaterThan(100);
        assertThat(all.sentAgain()).isGreaterThan(100);
        assertThat(all.merged()).isGreaterThan(100);
        assertThat(all.reasons().keySet()).as("all that is forbidden is tried").containsAll(TRIED);
    }
}
