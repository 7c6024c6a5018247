package dev.hush.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void tellTheZonesOfAPhoneByItsPrefix() {
        assertThat(places.zonesOfPhone("+886912345678")).containsExactly(ZoneId.of("Asia/Taipei"));
        assertThat(places.zonesOfPhone("+33612345678")).containsExactly(ZoneId.of("Europe/Paris"));
        assertThat(places.zonesOfPhone("+12125550123"))
                .as("a number may be anywhere in its country")
                .contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));
    }

    @Test
    void tellNothingOfANumberThatIsNotInternational() {
        assertThat(places.zonesOfPhone("0912345678")).isEmpty();
        assertThat(places.zonesOfPhone("+abc")).isEmpty();
        assertThat(places.countryOfPhone("0912345678")).isEmpty();
    }

    @Test
    void tellTheCountryOfAPhone() {
        assertThat(places.countryOfPhone("+886912345678")).contains("TW");
    }

    @Test
    void tellEveryZoneOfACountry() {
        assertThat(places.zonesOf("JP")).containsExactly(ZoneId.of("Asia/Tokyo"));
        assertThat(places.zonesOf("US")).contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));
        assertThat(places.zonesOf("XX")).isEmpty();
    }

    @Test
    void knowPublicHolidays() {
        assertThat(places.holiday("FR", LocalDate.of(2026, 7, 14))).isTrue();
        assertThat(places.holiday("FR", LocalDate.of(2026, 7, 15))).isFalse();
        assertThat(places.holiday("XX", LocalDate.of(2026, 1, 1))).isFalse();
    }
}
