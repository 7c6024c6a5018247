package dev.hush.intake;

/**
 * Something wrong with what came in, told so that its sender can mend it.
 *
 * @param where {@code file:line} for what stands in a file; empty for what the sender knows by itself
 * @param field the attribute or column concerned, such as {@code time} or {@code data.amount}
 */
public record Problem(Kind kind, String where, String field, String expected, String found) {
    private static final int MOST_QUOTED = 60;

    /** What an answer over HTTP makes of it. */
    public enum Kind {
        /** 400: it can be mended. */
        INVALID,
        /** 413: more than {@link Limits#MOST_BYTES}. */
        TOO_LARGE
    }

    public static Problem invalid(String field, String expected, String found) {
        return new Problem(Kind.INVALID, "", field, expected, found);
    }

    static Problem oversized() {
        return new Problem(
                Kind.TOO_LARGE, "", "event", "at most " + Limits.MOST_BYTES + " bytes an event", "more than that");
    }

    public boolean tooLarge() {
        return kind == Kind.TOO_LARGE;
    }

    /** The same at a place in a file. */
    public Problem at(String file, long line) {
        return new Problem(kind, file + ":" + line, field, expected, found);
    }

    /** The text in quotes, cut after 60 characters, without control characters. */
    public static String quote(String text) {
        String cut = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "…" : text;
        return '"' + cut.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** {@code file:line: field: expected …, found …}. */
    @Override
    public String toString() {
        return "%s%s: expected %s, found %s".formatted(where.isEmpty() ? "" : where + ": ", field, expected, found);
    }
}
