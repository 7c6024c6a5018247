package dev.hush.store;

import java.time.Instant;
import java.time.LocalDate;

/** Reads what {@link Instant#toString} wrote, many times quicker than a formatter does. */
final class InstantText {
    private static final int WHOLE_SECONDS = "2026-11-20T23:40:00".length();
    private static final int MOST_DIGITS = 9;

    private InstantText() {}

    static Instant parse(String text) {
        int end = text.length() - 1;
        boolean usual = end >= WHOLE_SECONDS
                && end <= WHOLE_SECONDS + 1 + MOST_DIGITS
                && text.charAt(end) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(10) == 'T'
                && (end == WHOLE_SECONDS || text.charAt(WHOLE_SECONDS) == '.');
        // years beyond four digits, and whatever else there may be
        return usual ? parseUsual(text, end) : Instant.parse(text);
    }

    private static Instant parseUsual(String text, int end) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        int nanos = 0;
        if (end > WHOLE_SECONDS) {
            nanos = number(text, WHOLE_SECONDS + 1, end);
            for (int digits = end - WHOLE_SECONDS - 1; digits < MOST_DIGITS; digits++) {
                nanos *= 10;
            }
        }
        return Instant.ofEpochSecond(day * 86_400 + second, nanos);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
