package dev.hush.intake;

import java.util.Locale;
import java.util.Optional;

/** How events are written down where they come in. */
public enum Format {
    /** One JSON object. */
    ONE,
    /** A JSON array of objects. */
    BATCH,
    /** One object or an array, as its first character says. */
    EITHER,
    /** One JSON object a line. */
    LINES;

    /** The format that a Content-Type names, parameters aside; empty for one that is not taken (415). */
    public static Optional<Format> ofContentType(String contentType) {
        return switch (contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT)) {
            case "application/cloudevents+json" -> Optional.of(ONE);
            case "application/cloudevents-batch+json" -> Optional.of(BATCH);
            case "application/json" -> Optional.of(EITHER);
            case "application/x-ndjson" -> Optional.of(LINES);
            default -> Optional.empty();
        };
    }
}
