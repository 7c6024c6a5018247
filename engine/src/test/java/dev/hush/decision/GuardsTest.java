package dev.hush.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.customer.Freeze;
import dev.hush.customer.Pause;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventType;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private static final Instant NOON_IN_BERLIN = Instant.parse("2026-11-20T11:00:00Z");
    private static final Proof PROOF = Proof.unstated("t");
    private static final HouseTables HOUSE = new Houses()
            .caps(
                    new Cap(Optional.empty(), Optional.empty(), 1, Optional.empty()),
                    new Cap(Optional.of(Purpose.PROMOTION), Optional.empty(), 2, Optional.of(Duration.ofDays(30))))
            .release(Kind.PROMOTION, LocalTime.of(10, 0))
            .tables();

    @Test
    void giveTheSameAnswerInAnyOrder() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Situation situation = someSituation(random);
            Proposal proposal = someProposal(random, situation.now());

            assertThat(Guards.whenDeciding().strictest(proposal, situation))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(Guards.whenDeciding().reversed().strictest(proposal, situation));
        }
    }

    @Test
    void neverLetAnythingThroughWithoutABasisInAFreezeOrInTheNight() {
        long seed = 7;
        Random random = new Random(seed);
        int sent = 0;
        for (int i = 0; i < 50_000; i++) {
            Situation situation = someSituation(random);
            Proposal proposal = someProposal(random, situation.now());
            if (Guards.whenDeciding().strictest(proposal, situation).isEmpty()) {
                sent++;
                assertThat(isLawful(proposal, situation))
                        .as("seed %d, case %d", seed, i)
                        .isTrue();
                LocalTime local = situation.now().atZone(situation.zone()).toLocalTime();
                assertThat(local).isBetween(LocalTime.of(8, 0), LocalTime.of(22, 0));
                assertThat(proposal.kind().optional() && situation.customer().frozenAt(situation.now()))
                        .isFalse();
            }
        }
        assertThat(sent).as("the cases reach what is allowed, too").isGreaterThan(500);
    }

    @Test
    void deferUntilNineInTheCustomersOwnZone() {
        Situation situation = at(
                someone()
                        .zone(ZoneId.of("Asia/Taipei"))
                        .consent(consent(Purpose.CARE))
                        .done(),
                Instant.parse("2026-11-20T15:40:00Z"));

        assertThat(Guards.whenDeciding().strictest(proposal(Kind.KINDNESS, Purpose.CARE, situation.now()), situation))
                .hasValueSatisfying(objection -> {
                    assertThat(objection.reason()).isEqualTo(Reason.QUIET_HOURS);
                    assertThat(objection.until()).contains(Instant.parse("2026-11-21T01:00:00Z"));
                });
    }

    @Test
    void holdAnHourOfADaylightSavingGapUntilItExists() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Situation situation = at(
                someone()
                        .zone(berlin)
                        .country("DE")
                        .consent(consent(Purpose.CARE))
                        .done(),
                Instant.parse("2027-03-28T00:59:00Z"));

        assertThat(Guards.whenDeciding().strictest(proposal(Kind.KINDNESS, Purpose.CARE, situation.now()), situation))
                .hasValueSatisfying(
                        objection -> assertThat(objection.until()).contains(Instant.parse("2027-03-28T06:00:00Z")));
    }

    @Test
    void frenchSundaysAreQuiet() {
        Situation sunday = at(
                someone()
                        .zone(ZoneId.of("Europe/Paris"))
                        .country("FR")
                        .consent(consent(Purpose.CARE))
                        .done(),
                Instant.parse("2026-11-22T11:00:00Z"));

        assertThat(Guards.whenDeciding().strictest(proposal(Kind.KINDNESS, Purpose.CARE, sunday.now()), sunday))
                .hasValueSatisfying(
                        objection -> assertThat(objection.until()).contains(Instant.parse("2026-11-23T07:00:00Z")));
    }

    @Test
    void anUnknownZoneWithoutCandidatesIsSilence() {
        Situation nowhere = at(someone().consent(consent(Purpose.CARE)).done(), NOON_IN_BERLIN);

        assertThat(Guards.whenDeciding().strictest(proposal(Kind.KINDNESS, Purpose.CARE, nowhere.now()), nowhere))
                .hasValueSatisfying(objection -> assertThat(objection.reason()).isEqualTo(Reason.ZONE_UNKNOWN));
    }

    @Test
    void aReservationCountsInACap() {
        Contact reserved = new Contact(
                "k",
                "r",
                new Occasion("a", "b"),
                "t",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.REPAIR,
                0,
                NOON_IN_BERLIN.minusSeconds(60),
                Optional.empty());
        Situation situation = at(
                someone()
                        .zone(ZoneId.of("Europe/Berlin"))
                        .country("DE")
                        .consent(consent(Purpose.CARE))
                        .contacts(history -> history.reserve(reserved))
                        .done(),
                NOON_IN_BERLIN);

        assertThat(Guards.whenDeciding().strictest(proposal(Kind.KINDNESS, Purpose.CARE, situation.now()), situation))
                .hasValueSatisfying(objection -> assertThat(objection.reason()).isEqualTo(Reason.CAP_TOTAL));
        assertThat(Guards.whenDeciding().strictest(proposal(Kind.REPAIR, Purpose.CARE, situation.now()), situation))
                .as("a repair without a contract")
                .hasValueSatisfying(objection -> assertThat(objection.reason()).isEqualTo(Reason.NO_BASIS));
    }

    @Test
    void aGuardThatThrowsObjects() {
        Situation situation = at(
                someone()
                        .zone(ZoneId.of("Europe/Berlin"))
                        .consent(consent(Purpose.CARE))
                        .suppress(Channel.EMAIL, "NO_SUCH_REASON")
                        .done(),
                NOON_IN_BERLIN);

        assertThat(Guards.whenDeciding().strictest(proposal(Kind.KINDNESS, Purpose.CARE, situation.now()), situation))
                .hasValueSatisfying(objection -> {
                    assertThat(objection.reason()).isEqualTo(Reason.GUARD_FAILED);
                    assertThat(objection.until()).isEmpty();
                });
    }

    private static boolean isLawful(Proposal proposal, Situation situation) {
        var consents = situation.customer().consents();
        return switch (proposal.kind()) {
            case PROMOTION -> consents.allows(Purpose.PROMOTION, Channel.EMAIL, situation.now());
            case KINDNESS -> consents.allows(proposal.purpose(), Channel.EMAIL, situation.now());
            default ->
                (consents.servesByContract(situation.now())
                                || consents.allows(Purpose.SERVICE, Channel.EMAIL, situation.now()))
                        && (proposal.purpose() == Purpose.SERVICE || proposal.purpose() == Purpose.CARE);
        };
    }

    private static Situation someSituation(Random random) {
        Instant now = Instant.parse("2026-10-20T00:00:00Z").plusSeconds(random.nextInt(40 * 86_400));
        CustomerStateEditor state = someone();
        if (random.nextInt(10) > 0) {
            state.zone(ZoneId.of(List.of("Europe/Berlin", "America/New_York", "Asia/Taipei", "Australia/Lord_Howe")
                    .get(random.nextInt(4))));
        }
        if (random.nextBoolean()) {
            state.country(List.of("DE", "US", "FR", "XX").get(random.nextInt(4)));
        }
        for (Purpose purpose : Purpose.values()) {
            if (random.nextInt(3) > 0) {
                state.consent(consent(purpose));
            }
            if (random.nextInt(5) == 0) {
                state.consent(ConsentRecord.of(
                        purpose, Channel.EMAIL, LawfulBasis.CONSENT, false, now.minusSeconds(5), PROOF));
            }
        }
        if (random.nextBoolean()) {
            state.consent(
                    ConsentRecord.of(Purpose.SERVICE, Channel.EMAIL, LawfulBasis.CONTRACT, true, Instant.EPOCH, PROOF));
        }
        if (random.nextInt(4) == 0) {
            state.freezes(none -> List.of(new Freeze("x", "o", now, now, Optional.empty(), "t")));
        }
        if (random.nextInt(6) == 0) {
            state.pause(
                    new Pause(now.plusSeconds(random.nextInt(100_000)), new Said("t", Instant.EPOCH, Instant.EPOCH)));
        }
        return at(state.done(), now);
    }

    private static Proposal someProposal(Random random, Instant now) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Purpose purpose = Purpose.values()[random.nextInt(Purpose.values().length)];
        return proposal(kind, purpose, now.minusSeconds(random.nextInt(100_000)));
    }

    private static Proposal proposal(Kind kind, Purpose purpose, Instant since) {
        return new Proposal(
                "r",
                new Occasion("o", "1"),
                "t",
                purpose,
                Channel.EMAIL,
                kind,
                50,
                Optional.empty(),
                since.plus(Duration.ofHours(24)));
    }

    private static CustomerStateEditor someone() {
        return CustomerState.unknown(new CustomerId("c")).edit().address(Channel.EMAIL, "c@example.com");
    }

    private static ConsentRecord consent(Purpose purpose) {
        return ConsentRecord.of(purpose, Channel.EMAIL, LawfulBasis.CONSENT, true, Instant.EPOCH, PROOF);
    }

    private static Situation at(CustomerState state, Instant now) {
        CustomerEvent event = new CustomerEvent("1", "t", "order.placed", state.id(), now, Map.of(), Optional.empty());
        return new Situation(
                state,
                event,
                EventType.undeclared(event.type()),
                new Occasion("o", "1"),
                now,
                HOUSE,
                new Chance(new byte[] {1}),
                Map.of());
    }
}
