package dev.hush.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened to or through a customer, a CloudEvent.
 *
 * @param time when it happened, not when it arrived
 * @param data values as JSON has them: String, Boolean, Integer, Long, BigDecimal, Double, List, Map; no null
 * @param cause the key of the outreach that provoked it, where the source knows
 */
public record CustomerEvent(
        String id,
        String source,
        String type,
        CustomerId customer,
        Instant time,
        Map<String, Object> data,
        Optional<String> cause) {

    /** The order in which shared things are settled: time, then source, then id. */
    public static final Comparator<CustomerEvent> ORDER = Comparator.comparing(CustomerEvent::time)
            .thenComparing(CustomerEvent::source)
            .thenComparing(CustomerEvent::id);

    public CustomerEvent {
        data = Map.copyOf(data);
    }

    public EventKey key() {
        return new EventKey(source, id);
    }

    /** The field as text, whatever it was written as; empty where absent. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(data.get(field)).map(Object::toString);
    }

    /** The field as a number; empty where absent or no number. */
    public Optional<BigDecimal> number(String field) {
        return text(field).flatMap(CustomerEvent::parseNumber);
    }

    /** The field as a calendar day: the first ten characters as ISO 8601; empty where absent or no day. */
    public Optional<LocalDate> day(String field) {
        return text(field).flatMap(CustomerEvent::parseDay);
    }

    private static Optional<BigDecimal> parseNumber(String text) {
        try {
            return Optional.of(new BigDecimal(text.trim()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> parseDay(String text) {
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
