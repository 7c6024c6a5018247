package dev.hush.decision;

import dev.hush.consent.Channel;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;

/**
 * The legal floor of the hours in which a customer may be written to; tables can only narrow it.
 *
 * <p>United States 47 CFR 64.1200(c)(1), the narrower hours of its stricter states; United Kingdom, Ireland, Germany,
 * Netherlands, Australia, New Zealand, Canada 8 to 21; France 8 to 22 and never on Sundays or public holidays. A country that is in no
 * table: 9 to 20.
 */
final class LegalHours {
    /** Allowed from {@code from} until before {@code to}, local time. */
    record Window(LocalTime from, LocalTime to, boolean sundays, boolean holidays) {
        Window narrowedBy(Window other) {
            return new Window(
                    from.isAfter(other.from) ? from : other.from,
                    to.isBefore(other.to) ? to : other.to,
                    sundays && other.sundays,
                    holidays && other.holidays);
        }
    }

    static final Window ALWAYS = new Window(LocalTime.MIN, LocalTime.MAX, true, true);

    private static final Window NINE_TO_TWENTY = new Window(LocalTime.of(9, 0), LocalTime.of(20, 0), true, true);
    private static final Window EIGHT_TO_TWENTY_ONE = new Window(LocalTime.of(8, 0), LocalTime.of(21, 0), true, true);
    private static final Window FRANCE = new Window(LocalTime.of(8, 0), LocalTime.of(22, 0), false, false);
    private static final Map<String, Window> BY_COUNTRY = Map.of(
            "US", NINE_TO_TWENTY,
            "GB", EIGHT_TO_TWENTY_ONE,
            "IE", EIGHT_TO_TWENTY_ONE,
            "DE", EIGHT_TO_TWENTY_ONE,
            "NL", EIGHT_TO_TWENTY_ONE,
            "AU", EIGHT_TO_TWENTY_ONE,
            "NZ", EIGHT_TO_TWENTY_ONE,
            "CA", EIGHT_TO_TWENTY_ONE,
            "FR", FRANCE);

    private LegalHours() {}

    /** The hours that all of the countries allow; the strictest that we know where none is known. */
    static Window of(Set<String> countries, Channel channel) {
        if (channel == Channel.IN_APP) {
            return ALWAYS;
        }
        return countries.stream()
                .map(country -> BY_COUNTRY.getOrDefault(country, NINE_TO_TWENTY))
                .reduce(Window::narrowedBy)
                .orElse(NINE_TO_TWENTY);
    }
}
