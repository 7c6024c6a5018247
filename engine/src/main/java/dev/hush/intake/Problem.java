package dev.hush.intake;

/**
 * What is wrong with one event.
 *
 * @param field the field concerned, such as {@code time} or {@code data.consents}
 */
public record Problem(String field, String expected, String found, boolean tooLarge) {
    static Problem of(String field, String expected, String found) {
        return new Problem(field, expected, found, false);
    }

    @Override
    public String toString() {
        return "%s: expected %s, found %s".formatted(field, expected, found);
    }
}
