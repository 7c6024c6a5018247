package dev.hush.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.hush.engine.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * A piece of a mapping file that knows its line, so that whatever is wrong with it can be told.
 *
 * @param value a Map of names to nodes, a List of nodes, or a scalar: String, Integer, Long, BigDecimal, Boolean
 * @param text the scalar as it was written
 */
record YamlNode(String file, int line, Object value, String text, Consumer<Fault> faults) {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loaderOptions(limits())
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(1 << 18);
        options.setNestingDepthLimit(12);
        return options;
    }

    /** Reads the text; empty, and a fault told, when it is no YAML. */
    static Optional<YamlNode> read(String file, String text, Consumer<Fault> faults) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                faults.accept(
                        Fault.of(file, 1, "a mapping", "an empty file", "It needs file, type, id, subject, time."));
                return Optional.empty();
            }
            YamlNode root = new Reader(file, parser, faults).node();
            if (parser.nextToken() != null) {
                faults.accept(
                        Fault.of(file, lineOf(parser), "one document", "a second one", "Make it a file of its own."));
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String found = e.getOriginalMessage().split("\n", 2)[0];
            faults.accept(Fault.of(file, line, "YAML", found, "Look at the indentation, and put quotes around texts."));
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("expected to read a text in memory, but: " + e, e);
        }
    }

    void fault(String expected, String found, String hint) {
        faults.accept(Fault.of(file, line, expected, found, hint));
    }

    boolean isText() {
        return !(value instanceof Map) && !(value instanceof List);
    }

    /** The entries by name; none, and a fault, when it is something else. */
    @SuppressWarnings("unchecked") // the reader puts nothing else in
    Map<String, YamlNode> map() {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, YamlNode>) map;
        }
        fault("names with values", "\"" + text + "\"", "");
        return Map.of();
    }

    /** The entries by name, each of which must be a known one. */
    Map<String, YamlNode> map(List<String> known) {
        Map<String, YamlNode> map = map();
        map.forEach((name, node) -> {
            if (!known.contains(name)) {
                node.fault("one of " + String.join(", ", known), "\"" + name + "\"", Closest.hint(name, known));
            }
        });
        return map;
    }

    /** The nodes of a list; something else stands for a list of itself. */
    @SuppressWarnings("unchecked") // the reader puts nothing else in
    List<YamlNode> list() {
        return value instanceof List<?> list ? (List<YamlNode>) list : List.of(this);
    }

    private static int lineOf(YAMLParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** Builds nodes of tokens; aliases are never followed, so they cannot multiply. */
    private record Reader(String file, YAMLParser parser, Consumer<Fault> faults) {
        YamlNode node() throws IOException {
            int line = lineOf(parser);
            if (parser.isCurrentAlias()) {
                faults.accept(Fault.of(file, line, "a value", "an alias", "Write the value out."));
            }
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                return new YamlNode(file, line, map(), "names with values", faults);
            }
            if (token == JsonToken.START_ARRAY) {
                return new YamlNode(file, line, list(), "a list", faults);
            }
            String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
            return new YamlNode(file, line, scalar(token, text), text, faults);
        }

        private Map<String, YamlNode> map() throws IOException {
            Map<String, YamlNode> map = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int line = lineOf(parser);
                parser.nextToken();
                YamlNode value = node();
                if (map.put(name, value.at(line)) != null) {
                    faults.accept(Fault.of(file, line, "each name once", "\"" + name + "\" twice", "Remove one."));
                }
            }
            return map;
        }

        private List<YamlNode> list() throws IOException {
            List<YamlNode> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(node());
            }
            return list;
        }

        private Object scalar(JsonToken token, String text) throws IOException {
            return switch (token) {
                case VALUE_TRUE -> Boolean.TRUE;
                case VALUE_FALSE -> Boolean.FALSE;
                case VALUE_NUMBER_INT ->
                    parser.getNumberValue() instanceof java.math.BigInteger big
                            ? new BigDecimal(big)
                            : parser.getNumberValue();
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                default -> text;
            };
        }
    }

    private YamlNode at(int where) {
        return new YamlNode(file, where, value, text, faults);
    }
}
