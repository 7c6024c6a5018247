package dev.hush.offer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Money that all customers share.
 *
 * @param cents what may be spent in one period, in cents, 0 or more
 */
public record Budget(String name, long cents, Period period) {

    /** How often a budget is filled anew, by the calendar in UTC. */
    public enum Period {
        DAY,
        MONTH,
        QUARTER,
        YEAR;

        /** The period's name at an instant, such as {@code 2026-11} or {@code 2026-Q4}. */
        public String nameAt(Instant instant) {
            ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
            return switch (this) {
                case DAY -> utc.toLocalDate().toString();
                case MONTH -> "%d-%02d".formatted(utc.getYear(), utc.getMonthValue());
                case QUARTER -> utc.getYear() + "-Q" + ((utc.getMonthValue() + 2) / 3);
                case YEAR -> Integer.toString(utc.getYear());
            };
        }
    }

    public Account accountAt(Instant instant) {
        return new Account(name, period.nameAt(instant));
    }

    /** One budget in one period: what draws are booked on. */
    public record Account(String budget, String period) {}

    /** Money taken out of an account for one outreach. */
    public record Draw(Account account, long costInCents) {}
}
