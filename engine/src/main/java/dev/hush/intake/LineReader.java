package dev.hush.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads bytes line by line and never holds more of a line than an event may be long. */
final class LineReader implements Closeable {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private byte[] line = new byte[1 << 10];
    private int length;
    private boolean tooLong;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        length = 0;
        tooLong = false;
        if (!fill()) {
            return false;
        }
        number++;
        while (fill()) {
            int newline = newline();
            append(next, newline);
            next = newline;
            if (newline < end) {
                next++;
                break;
            }
        }
        return true;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Whether the line is longer than an event may be; its bytes are not the whole line then. */
    boolean tooLong() {
        return tooLong;
    }

    /** The line's bytes without its end, valid until the next one. */
    byte[] bytes() {
        return line;
    }

    /** How many of the bytes belong to the line. */
    int length() {
        return length;
    }

    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer));
        }
        return next < end;
    }

    private int newline() {
        int at = next;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private void append(int from, int to) {
        int more = to - from;
        // one more than allowed, for the CR of a line that is just as long as it may be
        if (tooLong || length + more > Limits.MOST_BYTES + 1) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
