package dev.hush.decision;

import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.world.Places;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Quiet days and places, as public data knows them. */
class HolidaysTest {
    private static final Houses HOUSE = new Houses().world(new Places());

    private static Asked inFrance(String at) {
        Asked asked = someone().house(HOUSE).at(Instant.parse(at));
        asked.customer().zone(ZoneId.of("Europe/Paris")).country("FR").address(Channel.SMS, "+33612345678");
        return asked;
    }

    @Test
    void areQuietInFrance() {
        Asked bastille = inFrance("2026-07-14T10:00:00Z");

        assertThat(bastille.reason()).contains(Reason.HOLIDAY);
        assertThat(bastille.until()).contains(Instant.parse("2026-07-15T06:00:00Z"));
        assertThat(inFrance("2026-07-15T10:00:00Z").answer()).isEmpty();
    }

    @Test
    void areSkippedWithTheSundayBehindThem() {
        Asked allSaintsOfASunday = inFrance("2026-11-01T10:00:00Z");
        assertThat(allSaintsOfASunday.until()).contains(Instant.parse("2026-11-02T07:00:00Z"));
    }

    @Test
    void ofThePhonesCountryCountWhereNoCountryIsDeclared() {
        Asked asked = inFrance("2026-07-14T10:00:00Z");
        asked.customer().country("DE");

        assertThat(asked.reason()).contains(Reason.HOLIDAY);
    }
}
