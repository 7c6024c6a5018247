package dev.hush.intake;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.intake.Mapping.Condition;
import dev.hush.intake.Mapping.Lookup;
import dev.hush.intake.Mapping.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of one table by its mapping; a row that does not fit is told, the others go on. */
final class MappedTable {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    private final Mapping mapping;
    private final Tables tables;
    private final DateTimeFormatter format;
    private final Consumer<String> problems;

    MappedTable(Mapping mapping, Tables tables, Consumer<String> problems) {
        this.mapping = mapping;
        this.tables = tables;
        this.format = DateTimeFormatter.ofPattern(mapping.format());
        this.problems = problems;
    }

    /** A row that passed the conditions, at its time. */
    private record Row(int number, Instant time, Map<String, String> cells) {}

    List<CustomerEvent> events() {
        List<CustomerEvent> events = new ArrayList<>();
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        tables.rows(mapping.file(), mapping.delimiter(), (number, cells) -> {
            if (mapping.onlyWhen().stream().allMatch(condition -> holds(condition, cells))) {
                time(number, cells).map(time -> new Row(number, time, cells)).ifPresent(row -> {
                    if (mapping.groupBy().isEmpty()) {
                        event(List.of(row)).ifPresent(events::add);
                    } else {
                        groups.computeIfAbsent(name(mapping.groupBy().get(), cells), key -> new ArrayList<>())
                                .add(row);
                    }
                });
            }
        });
        groups.values().forEach(rows -> event(rows).ifPresent(events::add));
        return events;
    }

    /** A local time in a gap of the zone moves forward by the gap's length, in an overlap the earlier offset counts. */
    private Optional<Instant> time(int number, Map<String, String> cells) {
        String text = name(mapping.timeColumn(), cells);
        try {
            return Optional.of(
                    LocalDateTime.parse(text, format).atZone(mapping.zone()).toInstant());
        } catch (DateTimeParseException e) {
            problem(number, mapping.timeColumn(), "a time like " + mapping.format(), text);
            return Optional.empty();
        }
    }

    private Optional<CustomerEvent> event(List<Row> rows) {
        Row first = rows.stream()
                .min(java.util.Comparator.comparing(Row::time).thenComparing(Row::number))
                .orElseThrow();
        List<String> id =
                mapping.id().stream().map(it -> name(it, first.cells())).toList();
        String subject = name(mapping.subject(), first.cells());
        if (subject.isBlank() || id.stream().allMatch(String::isBlank)) {
            problem(
                    first.number(),
                    subject.isBlank() ? mapping.subject() : mapping.id().toString(),
                    "a value",
                    "nothing");
            return Optional.empty();
        }
        Map<String, Object> data = new HashMap<>();
        mapping.data().forEach((field, value) -> value(value, first, rows).ifPresent(it -> data.put(field, it)));
        return Optional.of(new CustomerEvent(
                String.join("+", id),
                mapping.source(),
                mapping.type(),
                new CustomerId(subject),
                first.time(),
                data,
                Optional.empty()));
    }

    private Optional<Object> value(Value value, Row first, List<Row> rows) {
        return switch (value.origin()) {
            case CONSTANT -> Optional.of(value.constant());
            case COUNT -> Optional.of(rows.size());
            case SUM ->
                Optional.of(rows.stream()
                        .map(row -> name(value.of(), row.cells()))
                        .filter(text -> !text.isBlank())
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            case TEXT -> Optional.of(text(value.of(), first.cells()));
            case NAME -> typed(value, name(value.of(), first.cells()), first.number());
        };
    }

    private Optional<Object> typed(Value value, String text, int number) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (value.type()) {
                        case TEXT -> text;
                        case NUMBER -> new BigDecimal(text);
                        case WHOLE -> new BigDecimal(text).intValueExact();
                        case DAY ->
                            java.time.LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                                    .toString();
                    });
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
            problem(number, value.of(), "a " + value.type(), text);
            return Optional.empty();
        }
    }

    private String text(String template, Map<String, String> cells) {
        Matcher matcher = NAME.matcher(template);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(name(match.group(1), cells)));
    }

    /** The value of a lookup or, where there is none of the name, of a column; empty text where absent. */
    private String name(String name, Map<String, String> cells) {
        Lookup lookup = mapping.lookups().get(name);
        return lookup == null ? cells.getOrDefault(name, "") : tables.find(lookup, name(lookup.by(), cells));
    }

    private boolean holds(Condition condition, Map<String, String> cells) {
        String value = name(condition.name(), cells);
        return switch (condition.test()) {
            case PRESENT -> !value.isBlank();
            case EMPTY -> value.isBlank();
            case ONE_OF -> condition.values().contains(value);
            case NONE_OF -> !condition.values().contains(value);
            case STARTS_WITH -> condition.values().stream().anyMatch(value::startsWith);
            case HASH_EVEN -> hashIsEven(value);
        };
    }

    private static boolean hashIsEven(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (hash[hash.length - 1] & 1) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }

    private void problem(int row, String column, String expected, String found) {
        problems.accept("%s:%d: expected %s in column \"%s\", found \"%s\""
                .formatted(mapping.file(), row + 1, expected, column, found));
    }
}
