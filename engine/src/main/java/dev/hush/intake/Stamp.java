package dev.hush.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping reads the time of an event.
 *
 * <p>A local time that the zone skips moves forward by the length of the gap; of one that it has twice, the earlier is
 * meant ({@link ZonedDateTime#of(LocalDateTime, ZoneId)}). A time that carries its own offset keeps it. A day without a
 * time is its first instant in the zone.
 *
 * @param format empty for ISO 8601, with a T or a blank between day and time
 */
record Stamp(Ref column, ZoneId zone, Optional<DateTimeFormatter> format) {
    private static final int LENGTH_OF_DAY = 10;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** A strict formatter: {@code y} means the year {@code u}, and the 30th of February is no day. */
    static DateTimeFormatter strict(String pattern) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            text.append(c == 'y' && !quoted ? 'u' : c);
        }
        return DateTimeFormatter.ofPattern(text.toString(), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * The instant that the text means.
     *
     * @throws java.time.DateTimeException when it means none
     */
    Instant parse(String text) {
        if (format.isPresent()) {
            return instant(format.get().parse(text));
        }
        boolean blankBetween = text.length() > LENGTH_OF_DAY && text.charAt(LENGTH_OF_DAY) == ' ';
        return instant(ISO.parse(
                blankBetween ? text.substring(0, LENGTH_OF_DAY) + 'T' + text.substring(LENGTH_OF_DAY + 1) : text));
    }

    /** The instant of what was parsed, asked for in a way that throws nothing where a part is absent: it is hot. */
    private Instant instant(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        @Nullable LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDate day = LocalDate.from(parsed);
        return time == null
                ? day.atStartOfDay(zone).toInstant()
                : day.atTime(time).atZone(zone).toInstant();
    }
}
