package dev.hush.engine;

import java.util.Comparator;

/**
 * Something wrong in a workspace, told so that its author can mend it.
 *
 * @param file the path relative to the workspace
 * @param line from 1
 * @param warning whether the workspace may start all the same
 */
public record Fault(String file, int line, String expected, String found, String hint, boolean warning) {
    public static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::file).thenComparing(Fault::line).thenComparing(Fault::expected);

    public static Fault of(String file, int line, String expected, String found, String hint) {
        return new Fault(file, line, expected, found, hint, false);
    }

    /** {@code expected …, found …. Hint.} */
    public String message() {
        return "expected %s, found %s. %s".formatted(expected, found, hint).strip();
    }

    /** {@code file:line: expected …, found …. Hint.} */
    @Override
    public String toString() {
        return "%s:%d: %s%s".formatted(file, line, warning ? "warning: " : "", message());
    }
}
