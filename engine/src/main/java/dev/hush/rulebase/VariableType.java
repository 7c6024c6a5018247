package dev.hush.rulebase;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.file.Closest;
import dev.hush.file.Durations;
import dev.hush.offer.Kind;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may stand for a variable in a sentence, and how it is written in Java. */
public enum VariableType {
    WHOLE("\\d{1,9}", "a whole number", text -> Integer.toString(Integer.parseInt(text))),
    AMOUNT("\\d{1,12}(?:\\.\\d{1,2})?", "an amount such as 4.00", text -> text),
    WORD("[\\p{L}\\p{N}][\\p{L}\\p{N}_.@:-]*", "a name", VariableType::quoted),
    TEXT(
            "\"[^\"\\\\\\p{Cntrl}]*\"|[^\\s\"\\\\\\p{Cntrl}](?:[^\"\\\\\\p{Cntrl}]*[^\\s\"\\\\\\p{Cntrl}])?",
            "text",
            text -> quoted(unquoted(text))),
    /** Several values: in Java one text with | between them. */
    CHOICES(
            Loose.WORD + "(?:(?:, | or |、|或)" + Loose.WORD + ")+",
            "values such as gold, silver or bronze",
            text -> quoted(text.replaceAll(", | or |、|或", "|"))),
    DURATION("\\d{1,9} ?[\\p{L}]{1,8}", "a duration such as 5 days or 72h", VariableType::seconds),
    EVENT("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*", "an event type", VariableType::quoted),
    CHANNEL(Loose.NAME, expected(Channel.class), text -> "Channel." + Channel.of(text)),
    PURPOSE(Loose.NAME, expected(Purpose.class), text -> "Purpose." + constant(Purpose.class, text)),
    KIND(Loose.NAME, expected(Kind.class), text -> "Kind." + constant(Kind.class, text)),
    WEEKDAY(Loose.NAME, expected(DayOfWeek.class), text -> "DayOfWeek." + constant(DayOfWeek.class, text)),
    MONTH(Loose.NAME, expected(Month.class), text -> "Month." + constant(Month.class, text)),
    /** An event by its declared title; the vocabulary knows which titles there are. */
    HAPPENING("", "the title of an event", VariableType::quoted);

    /** What anybody might write for one of an enum's names, so that a misspelt one is told as that. */
    private static final class Loose {
        static final String NAME = "[\\p{L}_-]+";
        static final String WORD = "[\\p{L}\\p{N}_.@:-]+?";
    }

    /** Variables whose names say what they are; an entry of the vocabulary may declare others. */
    private static final Map<String, VariableType> BY_NAME = Map.ofEntries(
            Map.entry("n", WHOLE),
            Map.entry("m", WHOLE),
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
    private final String expected;
    private final Function<String, String> source;

    VariableType(String regex, String expected, Function<String, String> source) {
        this.regex = regex;
        this.expected = expected;
        this.source = source;
    }

    /** The type that goes with a variable's name, or the type of that name. */
    static Optional<VariableType> of(String name) {
        VariableType type = BY_NAME.get(name);
        return type != null ? Optional.of(type) : named(name);
    }

    static Optional<VariableType> named(String type) {
        return Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst();
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(BY_NAME.keySet());
        Arrays.stream(values()).forEach(it -> names.add(it.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    String regex() {
        return regex;
    }

    /** What a value has to be, in words. */
    String expected() {
        return expected;
    }

    /** Whether a value that the pattern let pass can be written in Java. */
    boolean accepts(String text) {
        try {
            return !source.apply(text).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What somebody probably meant, for a value that is not accepted. */
    String hint(String text) {
        return expected.startsWith("one of ")
                ? Closest.hint(
                        text.toUpperCase(Locale.ROOT),
                        List.of(expected.substring(7).split(", ")),
                        "")
                : "";
    }

    /** The value as Java source. */
    String source(String text) {
        return source.apply(text);
    }

    /** A Java string; texts have neither quotes nor backslashes, so that nothing can leave it. */
    static String quoted(String text) {
        if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("expected text without quotes and backslashes");
        }
        return '"' + text + '"';
    }

    static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String seconds(String text) {
        return Durations.parse(text)
                .filter(duration -> !duration.isZero())
                .map(duration -> duration.toSeconds() + "L")
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <E extends Enum<E>> String expected(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
    }
}
