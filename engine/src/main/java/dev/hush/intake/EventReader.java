package dev.hush.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads customer events written as CloudEvents in JSON.
 *
 * <p>Streams are read as they are asked for and never held whole; they are not closed. Where the stream itself fails,
 * the iterators throw {@link UncheckedIOException}. A reader may be used by many threads.
 */
public final class EventReader {
    private static final String BODY = "event";
    private static final int MOST_LINES_AHEAD = 4_096;
    private static final int MOST_BYTES_AHEAD = 4 << 20;

    private final InstantSource now;

    /** @param now the clock by which an event lies in the future */
    public EventReader(InstantSource now) {
        this.now = now;
    }

    /** A reader of what is written at any time, also later than today: for old events and made up ones. */
    public static EventReader ofAnyTime() {
        return new EventReader(() -> Instant.MAX);
    }

    /** Reads the stream in the format. */
    public Iterator<Parsed> read(Format format, InputStream in) {
        return switch (format) {
            case ONE -> List.of(one(in)).iterator();
            case BATCH -> array(in);
            case LINES -> lines(in);
            case EITHER -> either(in);
        };
    }

    /** Reads one JSON object, and nothing after it. */
    public Parsed one(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(Limits.MOST_BYTES + 1);
            return one(1, bytes, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one JSON object, and nothing after it. */
    public Parsed one(byte[] json) {
        return one(1, json, json.length);
    }

    /**
     * Reads a JSON array, object by object.
     *
     * <p>Where the JSON itself is malformed, nested too deep, or has a text over 8 MB, that is the last item: nothing after it can be read.
     */
    public Iterator<Parsed> array(InputStream in) {
        return new ArrayItems(in, this);
    }

    /** Reads one JSON object a line; blank lines and a byte order mark are skipped. */
    public Iterator<Parsed> lines(InputStream in) {
        LineReader lines = new LineReader(in);
        return new Items() {
            @Override
            Optional<Parsed> advance() throws IOException {
                while (lines.advance()) {
                    if (!isBlank(lines)) {
                        return Optional.of(line(lines));
                    }
                }
                return Optional.empty();
            }
        };
    }

    /** As {@link #lines}, with some thousand lines read ahead on all processors: for files. */
    Iterator<Parsed> linesAhead(InputStream in) {
        LineReader lines = new LineReader(in);
        return new Items() {
            private Iterator<Parsed> ready = Collections.emptyIterator();

            @Override
            Optional<Parsed> advance() throws IOException {
                if (!ready.hasNext()) {
                    ready = ahead(lines).parallelStream()
                            .map(Supplier::get)
                            .toList()
                            .iterator();
                }
                return ready.hasNext() ? Optional.of(ready.next()) : Optional.empty();
            }
        };
    }

    /** The next lines that are not blank, each still to be read. */
    private List<Supplier<Parsed>> ahead(LineReader lines) throws IOException {
        List<Supplier<Parsed>> ahead = new ArrayList<>();
        int bytes = 0;
        while (ahead.size() < MOST_LINES_AHEAD && bytes < MOST_BYTES_AHEAD && lines.advance()) {
            if (isBlank(lines)) {
                continue;
            }
            long number = lines.number();
            if (lines.tooLong()) {
                ahead.add(() -> Parsed.refused(number, Problem.oversized()));
                continue;
            }
            byte[] line = Arrays.copyOf(lines.bytes(), withoutReturn(lines));
            bytes += line.length;
            ahead.add(() -> one(number, line, line.length));
        }
        return ahead;
    }

    private Iterator<Parsed> either(InputStream in) {
        try {
            BufferedInputStream buffered = new BufferedInputStream(in, 1 << 13);
            buffered.mark(1 << 12);
            int first = buffered.read();
            for (int n = 1; n < 1 << 12 && ((first <= ' ' && first >= 0) || first > 0x7f); n++) {
                first = buffered.read();
            }
            buffered.reset();
            return first == '[' ? array(buffered) : List.of(one(buffered)).iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Parsed line(LineReader lines) {
        return lines.tooLong()
                ? Parsed.refused(lines.number(), Problem.oversized())
                : one(lines.number(), lines.bytes(), withoutReturn(lines));
    }

    private static int withoutReturn(LineReader lines) {
        int length = lines.length();
        return length > 0 && lines.bytes()[length - 1] == '\r' ? length - 1 : length;
    }

    private static boolean isBlank(LineReader lines) {
        int from = startsWithMark(lines.bytes(), lines.length()) ? 3 : 0;
        for (int i = from; i < lines.length(); i++) {
            if (lines.bytes()[i] > ' ' || lines.bytes()[i] < 0) {
                return false;
            }
        }
        return !lines.tooLong();
    }

    private static boolean startsWithMark(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private Parsed one(long number, byte[] bytes, int length) {
        if (length > Limits.MOST_BYTES) {
            return Parsed.refused(number, Problem.oversized());
        }
        int from = number == 1 && startsWithMark(bytes, length) ? 3 : 0;
        try (JsonParser parser = JsonTree.FACTORY.createParser(decode(bytes, from, length - from))) {
            parser.nextToken();
            Parsed item = object(number, parser);
            return item.event().isEmpty() || parser.nextToken() == null
                    ? item
                    : Parsed.refused(number, Problem.invalid(BODY, "one JSON object", "more after it"));
        } catch (IOException e) {
            return Parsed.refused(number, problem(e));
        }
    }

    /** Text of the bytes; strict, where a plain {@code new String} would quietly put replacement characters. */
    private static String decode(byte[] bytes, int from, int length) throws CharacterCodingException {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
        }
        return text;
    }

    /** Reads the object at whose beginning the parser stands. */
    Parsed object(long number, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String found = parser.currentToken() == null
                    ? "nothing"
                    : parser.currentToken().name();
            parser.skipChildren();
            return Parsed.refused(number, Problem.invalid(BODY, "a JSON object", found));
        }
        JsonTree tree = new JsonTree(parser);
        var attributes = tree.object();
        return EventFields.read(number, attributes, tree.problems(), now.instant());
    }

    /** What to tell a sender about text that could not be read. */
    static Problem problem(IOException e) {
        if (e instanceof JsonTree.TooLargeException || isLongText(e)) {
            return Problem.oversized();
        }
        if (e instanceof CharacterCodingException) {
            return Problem.invalid(BODY, "text in UTF-8", "bytes that are none");
        }
        if (e instanceof StreamConstraintsException it) {
            return Problem.invalid(
                    BODY,
                    "at most " + Limits.DEEPEST + " levels, names of " + Limits.LONGEST_NAME
                            + " characters, numbers of 200 digits",
                    it.getOriginalMessage().split("\\(", 2)[0].trim());
        }
        if (e instanceof JsonProcessingException it) {
            return Problem.invalid(BODY, "well-formed JSON", malformed(it));
        }
        throw new UncheckedIOException(e);
    }

    /** A single text may be as long as an event: then it is the event that is too large. */
    private static boolean isLongText(IOException e) {
        return e instanceof StreamConstraintsException it
                && it.getOriginalMessage().startsWith("String value");
    }

    private static String malformed(JsonProcessingException e) {
        String message = Problem.quote(e.getOriginalMessage().split("\n", 2)[0]);
        return e.getLocation() == null
                ? message
                : message + " at character " + e.getLocation().getColumnNr();
    }
}
