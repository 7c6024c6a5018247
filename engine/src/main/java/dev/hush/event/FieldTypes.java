package dev.hush.event;

import dev.hush.event.EventType.FieldType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the fields of an event are what its type declares; what is absent or undeclared is no matter. */
final class FieldTypes {
    private FieldTypes() {}

    static Optional<FieldProblem> problem(EventType type, CustomerEvent event) {
        for (Map.Entry<String, FieldType> field : new TreeMap<>(type.fields()).entrySet()) {
            Object value = event.data().get(field.getKey());
            if (value != null && !fits(field.getValue(), field.getKey(), value, event)) {
                return Optional.of(
                        new FieldProblem("data." + field.getKey(), expected(field.getValue()), found(value)));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(FieldType type, String field, Object value, CustomerEvent event) {
        boolean scalar = !(value instanceof Map) && !(value instanceof List);
        return switch (type) {
            case TEXT -> scalar;
            case NUMBER -> event.number(field).isPresent();
            case DAY -> event.day(field).isPresent();
            case TIME -> isTime(value.toString());
            case FLAG -> value instanceof Boolean;
            case LIST -> value instanceof List || value instanceof String;
            case MAP -> value instanceof Map;
        };
    }

    private static boolean isTime(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).getYear() > 0
                    : OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String expected(FieldType type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case DAY -> "a day such as 2026-11-20";
            case TIME -> "a time with offset such as 2026-11-20T23:40+08:00";
            case FLAG -> "true or false";
            case LIST -> "a list";
            case MAP -> "an object";
        };
    }

    private static String found(Object value) {
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : '"' + value.toString() + '"';
    }
}
