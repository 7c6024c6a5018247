package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.file.Durations;
import dev.hush.offer.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may stand for a variable in a sentence, and how it is written in Java. */
enum VariableType {
    WHOLE("\\d{1,9}", text -> Integer.toString(Integer.parseInt(text))),
    AMOUNT("\\d{1,12}(?:\\.\\d{1,2})?", text -> text),
    WORD("[\\p{L}\\p{N}][\\p{L}\\p{N}_.@:-]*", VariableType::quoted),
    TEXT("\"[^\"]*\"|\\S(?:.*\\S)?", text -> quoted(unquoted(text))),
    DURATION(Durations.PATTERN, VariableType::duration),
    EVENT("[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+", VariableType::quoted),
    CHANNEL(names(Channel.class), text -> "Channel." + text),
    PURPOSE(names(Purpose.class), text -> "Purpose." + text),
    KIND(names(Kind.class), text -> "Kind." + text),
    WEEKDAY(capitalised(DayOfWeek.class), text -> "java.time.DayOfWeek." + text.toUpperCase(Locale.ROOT)),
    MONTH(capitalised(Month.class), text -> "java.time.Month." + text.toUpperCase(Locale.ROOT)),
    /** An event by its declared title; the vocabulary knows which titles there are. */
    HAPPENING("", VariableType::quoted);

    private static final Map<String, VariableType> BY_NAME = Map.ofEntries(
            Map.entry("n", WHOLE),
            Map.entry("m", WHOLE),
            Map.entry("amount", AMOUNT),
            Map.entry("text", TEXT),
            Map.entry("duration", DURATION),
            Map.entry("event", EVENT),
            Map.entry("channel", CHANNEL),
            Map.entry("purpose", PURPOSE),
            Map.entry("kind", KIND),
            Map.entry("weekday", WEEKDAY),
            Map.entry("month", MONTH),
            Map.entry("happening", HAPPENING),
            Map.entry("name", WORD),
            Map.entry("template", WORD),
            Map.entry("budget", WORD),
            Map.entry("field", WORD),
            Map.entry("fact", WORD),
            Map.entry("tag", WORD),
            Map.entry("insight", WORD),
            Map.entry("country", WORD),
            Map.entry("language", WORD));

    private final String regex;
    private final Function<String, String> java;

    VariableType(String regex, Function<String, String> java) {
        this.regex = regex;
        this.java = java;
    }

    /** The type of a variable by its name; null for a name that no type goes with. */
    static java.util.Optional<VariableType> of(String variable) {
        return java.util.Optional.ofNullable(BY_NAME.get(variable));
    }

    static java.util.Set<String> names() {
        return BY_NAME.keySet();
    }

    String regex() {
        return regex;
    }

    /** The value as Java source. */
    String java(String text) {
        return java.apply(text);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String duration(String text) {
        return "java.time.Duration.ofSeconds(%dL)"
                .formatted(Durations.parse(text).orElse(Duration.ZERO).toSeconds());
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("|"));
    }

    private static <E extends Enum<E>> String capitalised(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> it.name().charAt(0) + it.name().substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }
}
