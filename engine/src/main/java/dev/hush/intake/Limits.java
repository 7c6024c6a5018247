package dev.hush.intake;

import dev.hush.event.HouseEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every event keeps to, from wherever it comes. */
public final class Limits {
    /** The size of one event as text; more is {@link Problem.Kind#TOO_LARGE}. */
    public static final int MOST_BYTES = 1 << 20;

    /** So far ahead of our clock a sender's clock may be. */
    public static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    /** The length of an id, a source, a type, a subject. */
    public static final int LONGEST_NAME = 200;

    /** How deep objects and lists may lie in each other. */
    static final int DEEPEST = 32;

    /** Beyond it no number is a fact about a customer, and printing it in full could take gigabytes. */
    private static final int MOST_DIGITS = 400;

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*");

    /** The engine itself raises these. */
    private static final Set<String> RESERVED = Set.of(HouseEvents.FOLLOW_UP_DUE, HouseEvents.CAMPAIGN_ASKED);

    /** A stranger's event under such a source would make the engine's own a duplicate, and so unheard. */
    private static final String OWN_SOURCES = "hush:";

    private Limits() {}

    /** What is wrong with the text as an id, a source or a subject; empty when nothing is. */
    public static Optional<Problem> name(String field, String text) {
        if (text.isBlank()) {
            return Optional.of(Problem.invalid(field, "text", "\"\""));
        }
        if (field.equals("source") && text.startsWith(OWN_SOURCES)) {
            return Optional.of(Problem.invalid(field, "a source that is not the engine's own", Problem.quote(text)));
        }
        if (text.length() > LONGEST_NAME) {
            return Optional.of(
                    Problem.invalid(field, "at most " + LONGEST_NAME + " characters", text.length() + " characters"));
        }
        boolean control = text.chars().anyMatch(Character::isISOControl);
        return control || !storable(text)
                ? Optional.of(Problem.invalid(field, "text without control characters", Problem.quote(text)))
                : Optional.empty();
    }

    /** What is wrong with the text as an event type; empty when nothing is. */
    public static Optional<Problem> type(String text) {
        if (text.length() > LONGEST_NAME || !TYPE.matcher(text).matches()) {
            return Optional.of(Problem.invalid(
                    "type", "small letters, digits, dots and hyphens such as order.placed", Problem.quote(text)));
        }
        return RESERVED.contains(text)
                ? Optional.of(Problem.invalid("type", "a type that the engine does not raise itself", text))
                : Optional.empty();
    }

    /** Whether every store can keep the text: no NUL, no half of a surrogate pair. */
    public static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the number is of a size that can be written out. */
    public static boolean writable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
    }
}
