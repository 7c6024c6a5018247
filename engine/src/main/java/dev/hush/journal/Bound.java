package dev.hush.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guard measured against what, taken apart again so that it can be said in any language.
 *
 * @param variant which phrase can say it; empty where it is no known shape
 * @param limit when the message's moment passes, where that was too soon to wait
 */
record Bound(String text, Optional<String> variant, Map<String, String> values, Optional<Instant> limit) {
    private static final Pattern TOO_LATE = Pattern.compile("(.*), no room before (\\S+)");
    private static final List<Shape> SHAPES = List.of(
            new Shape("room", "(\\d+) of (\\d+) within (.+)", List.of("n", "most", "window")),
            new Shape("room", "(\\d+) of (\\d+) left", List.of("n", "most")),
            new Shape("silence", "worth (\\d+), silence (\\d+)", List.of("worth", "silence")),
            new Shape("winner", "to (.+)", List.of("winner")),
            new Shape("hours", "(\\d\\d:\\d\\d) to (\\d\\d:\\d\\d)", List.of("from", "to")),
            new Shape("left", "(\\d+) of (-?\\d+) cents", List.of("cost", "left")),
            new Shape("elsewhere", "\\S+ for this address", List.of()),
            new Shape("limit", "good until (\\S+)", List.of("limit")));

    /** A shape of bounds, with the names of its groups. */
    private record Shape(String variant, Pattern pattern, List<String> names) {
        Shape(String variant, String pattern, List<String> names) {
            this(variant, Pattern.compile(pattern), names);
        }
    }

    static Bound of(String written) {
        Matcher late = TOO_LATE.matcher(written);
        boolean isLate = late.matches();
        String text = isLate ? late.group(1) : written;
        Optional<Instant> limit = isLate ? instant(late.group(2)) : Optional.empty();
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(text);
            if (matcher.matches()) {
                return new Bound(text, Optional.of(shape.variant()), values(shape, matcher), limit);
            }
        }
        return new Bound(text, Optional.empty(), Map.of(), limit);
    }

    private static Map<String, String> values(Shape shape, Matcher matcher) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < shape.names().size(); i++) {
            values.put(shape.names().get(i), matcher.group(i + 1));
        }
        return values;
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
