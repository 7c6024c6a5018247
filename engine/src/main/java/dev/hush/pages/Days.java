package dev.hush.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days as a reader writes them: in their language, on their own calendar. */
final class Days {
    private final DateTimeFormatter format;
    private final ZoneId zone;

    private Days(Locale locale, ZoneId zone) {
        this.format = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.zone = zone;
    }

    /** English without a country writes days as in Britain: 17 November 2026. */
    static Days of(Visit visit) {
        Locale locale = Locale.forLanguageTag(visit.words().language());
        return new Days(
                locale.equals(Locale.ENGLISH) ? Locale.UK : locale,
                visit.customer().zone().orElse(ZoneOffset.UTC));
    }

    String say(Instant instant) {
        return format.format(day(instant));
    }

    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    ZoneId zone() {
        return zone;
    }
}
