package dev.hush.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.CustomerStateEditor;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventType;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.offer.Proposal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuietHoursGuardTest {
    private static final Instant YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Occasion OCCASION = new Occasion("o", "1");

    /** By minutes and by hand, over two years with all their changes of the clock. */
    @Test
    void opensAtTheVeryFirstMinuteThatIsAllowed() {
        long seed = 20261123;
        Random random = new Random(seed);
        List<String> zones = List.of(
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "Pacific/Apia",
                "Africa/Cairo",
                "Asia/Kathmandu",
                "America/Santiago");
        for (int i = 0; i < 400; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            boolean french = random.nextInt(4) == 0;
            Instant at = YEAR.plus(Duration.ofMinutes(random.nextInt(2 * 365 * 24 * 60)));
            CustomerState state =
                    someone().zone(zone).country(french ? "FR" : "US").done();

            Instant first = at;
            while (!allowed(first.atZone(zone), french)) {
                first = first.plusSeconds(60);
            }
            Optional<Objection> objection = ask(state, house(List.of(), Map.of()), Channel.EMAIL, at);
            assertThat(objection.flatMap(Objection::until).orElse(at))
                    .as("seed %d, case %d: %s in %s", seed, i, at, zone)
                    .isEqualTo(first);
        }
    }

    private static boolean allowed(ZonedDateTime local, boolean french) {
        int hour = local.getHour();
        return french ? hour >= 8 && hour < 22 && local.getDayOfWeek() != DayOfWeek.SUNDAY : hour >= 9 && hour < 20;
    }

    @Test
    void neverOpensInThePastWhenAnHourComesTwice() {
        QuietHours fromHalfPastTwo = new QuietHours(
                Optional.empty(), Optional.of(Channel.IN_APP), LocalTime.of(2, 30), LocalTime.of(20, 0), true, true);
        CustomerState berlin = someone().zone(ZoneId.of("Europe/Berlin")).done();
        Instant secondQuarterPastTwo = Instant.parse("2027-10-31T01:15:00Z");

        assertThat(ask(berlin, house(List.of(fromHalfPastTwo), Map.of()), Channel.IN_APP, secondQuarterPastTwo))
                .hasValueSatisfying(
                        objection -> assertThat(objection.until()).contains(Instant.parse("2027-10-31T01:30:00Z")));
    }

    @Test
    void waitsForAnHourThatEveryCandidateZoneAllows() {
        Map<String, List<ZoneId>> zones =
                Map.of("US", List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles")));
        CustomerState somewhere = someone().country("US").done();
        Instant nineInNewYork = Instant.parse("2027-06-01T13:00:00Z");

        assertThat(ask(somewhere, house(List.of(), zones), Channel.EMAIL, nineInNewYork))
                .hasValueSatisfying(
                        objection -> assertThat(objection.until()).contains(Instant.parse("2027-06-01T16:00:00Z")));
    }

    @Test
    void isSilentWhereTheCountryIsKnownAndItsZonesAreNot() {
        Map<String, List<ZoneId>> zones = Map.of("DE", List.of(ZoneId.of("Europe/Berlin")));
        Instant noonInBerlin = Instant.parse("2027-06-01T10:00:00Z");

        assertThat(ask(someone().country("JP").done(), house(List.of(), zones), Channel.EMAIL, noonInBerlin))
                .as("it is seven in the evening in Tokyo, and Berlin is no candidate for it")
                .hasValueSatisfying(objection -> assertThat(objection.reason()).isEqualTo(Reason.ZONE_UNKNOWN));
        assertThat(ask(someone().done(), house(List.of(), zones), Channel.EMAIL, noonInBerlin))
                .as("nothing known: the zones of all countries that the house knows")
                .isEmpty();
    }

    @Test
    void letsUrgentDutiesThroughAndNoOthers() {
        Instant night = Instant.parse("2026-11-20T02:00:00Z");
        Houses house = new Houses().duties("code", "order-confirmation").urgent("code");
        Asked asked = Asked.someone().house(house).at(night).proposes(Kind.DUTY, Purpose.SERVICE, Channel.EMAIL);
        asked.customer().consent(Lawful.contract());

        assertThat(asked.template("code").answer()).isEmpty();
        assertThat(asked.template("order-confirmation").reason()).contains(Reason.QUIET_HOURS);
        assertThat(asked.template("code")
                        .proposes(Kind.KINDNESS, Purpose.CARE, Channel.EMAIL)
                        .reason())
                .as("a kindness in the dress of a duty")
                .contains(Reason.QUIET_HOURS);
    }

    @Test
    void takesTheStricterOfLawAndTable() {
        QuietHours fromTenToEleven = new QuietHours(
                Optional.of("US"), Optional.empty(), LocalTime.of(10, 0), LocalTime.of(23, 0), false, true);
        CustomerState newYork =
                someone().zone(ZoneId.of("America/New_York")).country("US").done();
        HouseTables house = house(List.of(fromTenToEleven), Map.of());

        assertThat(until(newYork, house, "2027-06-01T13:30:00Z")).isEqualTo("2027-06-01T14:00:00Z");
        assertThat(until(newYork, house, "2027-06-01T14:00:00Z")).isEqualTo("2027-06-01T14:00:00Z");
        assertThat(until(newYork, house, "2027-06-01T23:59:59Z")).isEqualTo("2027-06-01T23:59:59Z");
        assertThat(until(newYork, house, "2027-06-02T00:00:00Z"))
                .as("eight in the evening")
                .isEqualTo("2027-06-02T14:00:00Z");
        assertThat(until(newYork, house, "2027-06-06T16:00:00Z")).as("a Sunday").isEqualTo("2027-06-07T14:00:00Z");
    }

    private static String until(CustomerState state, HouseTables house, String at) {
        Instant instant = Instant.parse(at);
        return ask(state, house, Channel.EMAIL, instant)
                .flatMap(Objection::until)
                .orElse(instant)
                .toString();
    }

    private static Optional<Objection> ask(CustomerState state, HouseTables house, Channel channel, Instant at) {
        CustomerEvent event = new CustomerEvent("1", "t", "x", state.id(), at, Map.of(), Optional.empty());
        Situation situation = new Situation(
                state, event, EventType.undeclared("x"), OCCASION, at, house, new Chance(new byte[] {1}), Map.of());
        Proposal proposal = new Proposal(
                "r", OCCASION, "t", Purpose.CARE, channel, Kind.KINDNESS, 50, Optional.empty(), Instant.MAX);
        return new QuietHoursGuard().objection(proposal, situation, at);
    }

    private static CustomerStateEditor someone() {
        return CustomerState.unknown(new CustomerId("c")).edit();
    }

    private static HouseTables house(List<QuietHours> rows, Map<String, List<ZoneId>> zones) {
        return new Houses()
                .quietHours(rows.toArray(QuietHours[]::new))
                .zones(zones)
                .tables();
    }
}
