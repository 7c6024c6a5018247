package dev.hush.world;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The zones of countries, as the tz database's zone.tab tells them through CLDR. */
final class CountryZones {
    private final Map<String, List<ZoneId>> byCountry = new ConcurrentHashMap<>();

    /** Every zone of the country; empty for one that nobody knows. */
    List<ZoneId> of(String country) {
        return byCountry.computeIfAbsent(
                country,
                code -> TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, code, null).stream()
                        .flatMap(CountryZones::zone)
                        .sorted(Comparator.comparing(ZoneId::getId))
                        .toList());
    }

    /** The country of a zone; empty for one that is in none, such as UTC. */
    Optional<String> countryOf(ZoneId zone) {
        try {
            return Optional.of(TimeZone.getRegion(zone.getId())).filter(code -> code.matches("[A-Z]{2}"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** None for a zone that this Java does not know. */
    private static Stream<ZoneId> zone(String name) {
        try {
            return Stream.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
