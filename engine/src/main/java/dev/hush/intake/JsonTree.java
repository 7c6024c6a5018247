package dev.hush.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the tokens of one JSON object into maps and lists without nulls, within limits. */
final class JsonTree {
    /** Of one text in an array; an element with a longer one ends the array, since its end is not looked for. */
    private static final int LONGEST_TEXT = 8 * Limits.MOST_BYTES;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEEPEST + 1)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(Limits.LONGEST_NAME)
                    .maxNumberLength(200)
                    .build())
            .build();

    private final JsonParser parser;
    private final List<Problem> problems = new ArrayList<>();
    private final String base;
    private final long start;

    /** The object is larger than an event may be; what is left of it was not read. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** @param parser at the beginning of the object */
    JsonTree(JsonParser parser) {
        this.parser = parser;
        this.base = parser.getParsingContext().getParent().pathAsPointer().toString();
        this.start = offset();
    }

    List<Problem> problems() {
        return problems;
    }

    /** The object; the parser stands at its end. */
    Map<String, Object> object() throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (map.containsKey(name)) {
                problem("each name once", "it twice");
            }
            parser.nextToken();
            map.put(name, value());
        }
        map.values().removeIf(Objects::isNull);
        return cast(map);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the nulls are gone
    private static Map<String, Object> cast(Map<String, @Nullable Object> map) {
        return (Map<String, Object>) (Map<String, ?>) map;
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private @Nullable Object value() throws IOException {
        checkSize();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private String text() throws IOException {
        String text = parser.getText();
        checkSize();
        if (!Limits.storable(text)) {
            problem("text without NUL and half characters", Problem.quote(text));
        }
        return text;
    }

    private Object number() throws IOException {
        JsonParser.NumberType type = parser.getNumberType();
        if (type == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        if (type == JsonParser.NumberType.LONG) {
            return parser.getLongValue();
        }
        BigDecimal number = parser.getDecimalValue();
        if (!Limits.writable(number)) {
            problem("a number of at most 400 digits", Problem.quote(parser.getText()));
        }
        return number;
    }

    private void problem(String expected, String found) {
        String pointer = parser.getParsingContext().pathAsPointer().toString().substring(base.length());
        problems.add(Problem.invalid(pointer.substring(1).replace('/', '.'), expected, found));
    }

    private void checkSize() throws TooLargeException {
        if (offset() - start > Limits.MOST_BYTES) {
            throw new TooLargeException();
        }
    }

    private long offset() {
        JsonLocation at = parser.currentLocation();
        return Math.max(at.getByteOffset(), at.getCharOffset());
    }
}
