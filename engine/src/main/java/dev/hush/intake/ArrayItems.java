package dev.hush.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects of a JSON array, one after another. */
final class ArrayItems extends Items {
    private final InputStream in;
    private final EventReader reader;
    private @Nullable JsonParser parser;
    private long number;
    private boolean ended;

    ArrayItems(InputStream in, EventReader reader) {
        this.in = in;
        this.reader = reader;
    }

    @Override
    Optional<Parsed> advance() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        try {
            return parser == null ? first() : following(parser);
        } catch (JsonTree.TooLargeException e) {
            skipRest();
            return Optional.of(Parsed.refused(number, Problem.oversized()));
        } catch (IOException e) {
            ended = true;
            return Optional.of(Parsed.refused(number, EventReader.problem(e)));
        }
    }

    private Optional<Parsed> first() throws IOException {
        number = 1;
        JsonParser opened = JsonTree.FACTORY.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        parser = opened;
        if (opened.nextToken() != JsonToken.START_ARRAY) {
            ended = true;
            String found = opened.currentToken() == null ? "nothing" : "something else";
            return Optional.of(Parsed.refused(1, Problem.invalid("event", "a JSON array of events", found)));
        }
        number = 0;
        return following(opened);
    }

    private Optional<Parsed> following(JsonParser opened) throws IOException {
        number++;
        if (opened.nextToken() != JsonToken.END_ARRAY) {
            return Optional.of(reader.object(number, opened));
        }
        ended = true;
        return opened.nextToken() == null
                ? Optional.empty()
                : Optional.of(Parsed.refused(number, Problem.invalid("event", "one JSON array", "more after it")));
    }

    /** Goes to the end of an object that is too large, token by token. */
    private void skipRest() {
        JsonParser opened = Objects.requireNonNull(parser);
        try {
            while (!isInOuterArray(opened.getParsingContext())) {
                opened.nextToken();
            }
        } catch (IOException e) {
            ended = true; // malformed as well: too large is said, and nothing after it can be read
        }
    }

    private static boolean isInOuterArray(JsonStreamContext context) {
        return context.inRoot() || (context.inArray() && context.getParent().inRoot());
    }
}
