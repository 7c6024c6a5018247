package dev.hush.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Reads NDJSON as a stream: a bad line is told by its number, the others go on. */
public final class EventLines {
    private EventLines() {}

    /** Gives every line that is not blank, with its number from 1, to the consumer. */
    public static void read(InputStream in, Instant now, BiConsumer<Integer, Parsed> each) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        int number = 1;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                take(line, number++, now, each);
            } else if (line.length() <= CloudEvents.MOST_BYTES) {
                line.append((char) c);
            }
        }
        take(line, number, now, each);
    }

    private static void take(StringBuilder line, int number, Instant now, BiConsumer<Integer, Parsed> each) {
        String text = line.toString();
        line.setLength(0);
        String json = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!json.isBlank()) {
            each.accept(number, json.indexOf('\uFFFD') >= 0 ? notUtf8() : CloudEvents.readLine(json, now));
        }
    }

    private static Parsed notUtf8() {
        return Parsed.refused(Problem.of("body", "text in UTF-8", "bytes that are not"));
    }
}
