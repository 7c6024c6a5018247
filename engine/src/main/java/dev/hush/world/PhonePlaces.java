package dev.hush.world;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where phone numbers are, by their prefixes. */
final class PhonePlaces {
    private static final String NO_COUNTRY = "001";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final Map<String, List<ZoneId>> byCountry = new ConcurrentHashMap<>();

    /** The zones that the number may be in; empty for one that is not international, or not known. */
    List<ZoneId> zones(String phone) {
        return parse(phone)
                .map(number -> zones(PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number)))
                .orElse(List.of());
    }

    /** The number's country, where it has a single one. */
    Optional<String> country(String phone) {
        return parse(phone)
                .flatMap(number -> Optional.ofNullable(numbers.getRegionCodeForNumber(number)))
                .filter(code -> !code.equals(NO_COUNTRY));
    }

    /** The zones that share the country's calling code: every zone of the country, and perhaps some more. */
    List<ZoneId> zonesOf(String country) {
        return byCountry.computeIfAbsent(country, code -> {
            int calling = numbers.getCountryCodeForRegion(code);
            return calling == 0
                    ? List.of()
                    : zones(PhoneNumberToTimeZonesMapper.getInstance()
                            .getTimeZonesForGeographicalNumber(
                                    new PhoneNumber().setCountryCode(calling).setNationalNumber(0)));
        });
    }

    private Optional<PhoneNumber> parse(String phone) {
        try {
            return phone.strip().startsWith("+") ? Optional.of(numbers.parse(phone, null)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static List<ZoneId> zones(List<String> names) {
        return names.stream()
                .filter(name -> !name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .flatMap(PhonePlaces::zone)
                .sorted((a, b) -> a.getId().compareTo(b.getId()))
                .toList();
    }

    private static Stream<ZoneId> zone(String name) {
        try {
            return Stream.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
