package dev.hush.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** Reads lines of JSON to the end: a bad line is told by its number, the others go on. */
public final class EventLines {
    private EventLines() {}

    /** Gives every line that is not blank, with its number from 1, to the consumer. */
    public static void read(InputStream in, Instant now, BiConsumer<Integer, Parsed> each) throws IOException {
        Iterator<Parsed> lines = new EventReader(() -> now).lines(in);
        while (hasNext(lines)) {
            Parsed parsed = lines.next();
            each.accept(Math.toIntExact(parsed.number()), parsed);
        }
    }

    /** Only what the stream itself throws is unwrapped, never what the consumer does. */
    private static boolean hasNext(Iterator<Parsed> lines) throws IOException {
        try {
            return lines.hasNext();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
