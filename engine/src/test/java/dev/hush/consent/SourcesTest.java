package dev.hush.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Sources.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table of docs/decisions.md, row by row, and what has to hold whatever clocks and queues do. */
class SourcesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Said said(String source, Duration stamped, int heard) {
        return new Said(source, NOON.plus(stamped), NOON.plusSeconds(heard));
    }

    private static Source source(String name, String clock, Duration off) {
        return new Source(name, Optional.ofNullable(clock), Optional.ofNullable(off), false, false, false);
    }

    @Test
    void aNoWinsAgainstAYesThatWasHeardBefore() {
        Said yes = said("shop", Duration.ZERO, 1);
        assertThat(Sources.NONE.holds(said("till", Duration.ofSeconds(-3), 2), yes))
                .isTrue();
        assertThat(Sources.NONE.holds(said("till", Duration.ofDays(-300), 2), yes))
                .isTrue();
        assertThat(Sources.NONE.holds(said("shop", DAY.negated(), 2), yes)).isTrue();
        assertThat(Sources.NONE.holds(said("shop", Duration.ZERO, 1), yes))
                .as("at once")
                .isTrue();
    }

    @Test
    void exceptWhereOneClockStampedAHistory() {
        Said yes = said("shop", Duration.ZERO, 1);
        assertThat(Sources.NONE.holds(said("shop", DAY.plusNanos(1).negated(), 2), yes))
                .isFalse();
        Sources shared = new Sources(
                List.of(source("shop", "one", Duration.ofHours(1)), source("old/*", "one", Duration.ofMinutes(5))));
        assertThat(shared.holds(said("old/2024", Duration.ofMinutes(-50), 2), yes))
                .as("the worse of the two clocks counts")
                .isTrue();
        assertThat(shared.holds(said("old/2024", Duration.ofMinutes(-61), 2), yes))
                .isFalse();
        assertThat(shared.holds(said("other", Duration.ofMinutes(-61), 2), yes)).isTrue();
    }

    @Test
    void aYesHeardAfterItNeedsALaterTime() {
        Said no = said("shop", Duration.ZERO, 1);
        assertThat(Sources.NONE.holds(no, said("till", Duration.ofNanos(1), 2))).isFalse();
        assertThat(Sources.NONE.holds(no, said("till", Duration.ZERO, 2))).isTrue();
        assertThat(Sources.NONE.holds(no, said("shop", Duration.ofSeconds(-1), 2)))
                .isTrue();
    }

    @Test
    void aHandEndsWhatItWantsAndNobodyElseEndsWhatItSaid() {
        Said byHand = said(Said.OWN_HAND, Duration.ZERO, 2);
        assertThat(Sources.NONE.holds(said("shop", Duration.ofMinutes(4), 1), byHand))
                .isFalse();
        assertThat(Sources.NONE.holds(byHand, said("shop", Duration.ofDays(9), 3)))
                .isTrue();
        assertThat(Sources.NONE.holds(byHand, said(Said.OWN_HAND, Duration.ZERO, 3)))
                .isFalse();
    }

    @Test
    void whatASourceMayIsWhatItsRowSays() {
        Sources sources = new Sources(List.of(
                new Source("crm", Optional.empty(), Optional.empty(), true, false, true),
                new Source("web/*", Optional.empty(), Optional.empty(), false, true, false)));
        assertThat(sources.carries("crm")).isTrue();
        assertThat(sources.carries("web/1")).isFalse();
        assertThat(sources.carries(Said.OWN_HAND)).isTrue();
        assertThat(sources.identifies("crm")).isTrue();
        assertThat(sources.identifies("web/1")).isFalse();
        assertThat(sources.bindsAccountOnly("web/1")).isTrue();
        assertThat(sources.bindsAccountOnly("nobody")).isFalse();
    }

    /** Clocks off by up to a day, in whole seconds, arrivals in any order, some twice: after a no nothing goes that we heard before. */
    @Test
    void afterANoNothingIsAllowedByWhatWasHeardBefore() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            List<ConsentRecord> arrivals = new ArrayList<>();
            int words = 2 + random.nextInt(6);
            for (int i = 0; i < words; i++) {
                arrivals.add(word(random.nextBoolean(), random, i));
            }
            Collections.shuffle(arrivals, random);
            arrivals.add(arrivals.get(random.nextInt(words)));
            Consents consents = Consents.NONE;
            boolean yesSinceNo = false;
            for (int heard = 0; heard < arrivals.size(); heard++) {
                ConsentRecord arrived = arrivals.get(heard);
                Said said = new Said(arrived.said().source(), arrived.at(), NOON.plusSeconds(heard));
                consents = consents.with(of(arrived.given(), said));
                yesSinceNo = arrived.given() && (yesSinceNo || saysLater(consents, said));
                if (!arrived.given()) {
                    yesSinceNo = false;
                    assertThat(consents.allows(Purpose.CARE, Channel.EMAIL, NOON))
                            .as("round %d", round)
                            .isFalse();
                }
            }
            assertThat(consents.allows(Purpose.CARE, Channel.EMAIL, NOON))
                    .as("round %d", round)
                    .isEqualTo(yesSinceNo);
        }
    }

    /** Whether a yes of this time is later than all that was taken back. */
    private static boolean saysLater(Consents consents, Said yes) {
        return consents.withdrawals(Purpose.CARE, Channel.EMAIL)
                .allMatch(no -> no.at().isBefore(yes.at()));
    }

    private static ConsentRecord word(boolean given, Random random, int i) {
        Duration skew = Duration.ofSeconds(random.nextInt(86_300) - 86_300);
        Instant at = NOON.plusSeconds(i).plus(random.nextBoolean() ? skew : Duration.ZERO);
        return of(
                given,
                new Said(
                        "s" + random.nextInt(3),
                        random.nextBoolean() ? at.truncatedTo(ChronoUnit.SECONDS) : at.plusMillis(random.nextInt(999)),
                        NOON));
    }

    private static ConsentRecord of(boolean given, Said said) {
        return new ConsentRecord(
                Purpose.CARE,
                Channel.EMAIL,
                LawfulBasis.CONSENT,
                given,
                said,
                Optional.empty(),
                false,
                Proof.unstated(said.source()),
                Optional.empty(),
                false,
                false);
    }
}
