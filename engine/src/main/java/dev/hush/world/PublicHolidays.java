package dev.hush.world;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Public holidays of whole countries, each year worked out once. */
final class PublicHolidays {
    private record CountryYear(String country, int year) {}

    private final Map<CountryYear, Set<LocalDate>> days = new ConcurrentHashMap<>();

    boolean include(String country, LocalDate day) {
        return days.computeIfAbsent(new CountryYear(country, day.getYear()), PublicHolidays::of)
                .contains(day);
    }

    /** None for a country whose holidays are not known. */
    private static Set<LocalDate> of(CountryYear it) {
        try {
            return HolidayManager.getInstance(
                            ManagerParameters.create(it.country().toLowerCase(Locale.ROOT)))
                    .getHolidays(Year.of(it.year()))
                    .stream()
                    .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                    .map(Holiday::getDate)
                    .collect(Collectors.toSet());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Set.of();
        }
    }
}
