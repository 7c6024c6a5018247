package dev.hush.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Items of a stream, read one ahead. */
abstract class Items implements Iterator<Parsed> {
    private Optional<Parsed> ahead = Optional.empty();
    private boolean ended;

    /** The next item; empty at the end. */
    abstract Optional<Parsed> advance() throws IOException;

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
            try {
                ahead = advance();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = ahead.isEmpty();
        }
        return ahead.isPresent();
    }

    @Override
    public Parsed next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Parsed item = ahead.orElseThrow();
        ahead = Optional.empty();
        return item;
    }
}
