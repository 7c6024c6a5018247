package dev.hush.file;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML file that knows its place; what does not fit is told as a fault, never thrown. */
public final class YamlNode {
    private static final int MOST_DEPTH = 30;
    private static final int LONG_DIGITS = 18;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,99})(\\.\\d{1,99})?([eE][+-]?\\d{1,2})?");

    private final String file;
    private final Node node;
    private final Faults faults;

    private YamlNode(String file, Node node, Faults faults) {
        this.file = file;
        this.node = node;
        this.faults = faults;
    }

    /** The file's root; empty when it is no YAML (a fault) or has no content. */
    public static Optional<YamlNode> read(SourceFile file, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MOST_DEPTH);
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(file.text()));
            return Optional.ofNullable(node).map(it -> new YamlNode(file.path(), it, faults));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(file.path(), line, "one YAML document", e.getProblem(), "Check indentation, colons and quotes.");
        } catch (YAMLException e) {
            faults.add(
                    file.path(),
                    1,
                    "one YAML document without aliases",
                    String.valueOf(e.getMessage()),
                    "Check indentation and size.");
        }
        return Optional.empty();
    }

    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Tells that something else was expected here. */
    public void fault(String expected, String found, String hint) {
        faults.add(file, line(), expected, found, hint);
    }

    /** The entries of a mapping in their order; a fault and empty when it is none. */
    public Map<String, YamlNode> map() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (entries.put(key, new YamlNode(file, tuple.getValueNode(), faults)) != null) {
                    faults.add(
                            file,
                            tuple.getKeyNode().getStartMark().getLine() + 1,
                            "each key once",
                            "\"" + key + "\" twice",
                            "Remove one.");
                }
            }
        } else {
            fault("a mapping (key: value)", describe(), "");
        }
        return entries;
    }

    /** As {@link #map}; every key that is not among the known ones is a fault. */
    public Map<String, YamlNode> map(Collection<String> known) {
        Map<String, YamlNode> entries = map();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.fault(
                        "one of " + known.stream().sorted().toList(), "\"" + key + "\"", Closest.hint(key, known, ""));
            }
        });
        return entries;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** The elements of a list; a fault and empty when it is none. */
    public List<YamlNode> list() {
        List<YamlNode> elements = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(it -> elements.add(new YamlNode(file, it, faults)));
        } else {
            fault("a list", describe(), "");
        }
        return elements;
    }

    /** The elements of a list; a single value or a mapping stands for a list of itself. */
    public List<YamlNode> oneOrMore() {
        return isList() ? list() : List.of(this);
    }

    /** The text of a scalar; a fault and empty text when it is none. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault("one value", describe(), "");
        return "";
    }

    /** The value as Java has it, after YAML 1.2's core schema in its common parts: String, Boolean, Integer, Long, BigDecimal, List or Map. */
    public Object value() {
        if (isList()) {
            return list().stream().map(YamlNode::value).toList();
        }
        if (isMap()) {
            Map<String, Object> values = new LinkedHashMap<>();
            map().forEach((key, value) -> values.put(key, value.value()));
            return values;
        }
        return scalar((ScalarNode) node);
    }

    private static Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            return text;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? number(text) : text;
    }

    private static Object number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (text.contains(".") || text.contains("e") || text.contains("E") || number.precision() > LONG_DIGITS) {
            return number;
        }
        long whole = number.longValueExact();
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }

    /** What stands here, for a message. */
    public String describe() {
        return node instanceof MappingNode
                ? "a mapping"
                : node instanceof SequenceNode ? "a list" : "\"" + ((ScalarNode) node).getValue() + "\"";
    }

    /** The text under a key; empty where the key is absent. */
    public static Optional<String> text(Map<String, YamlNode> map, String key) {
        return node(map, key).map(YamlNode::text);
    }

    public static Optional<YamlNode> node(Map<String, YamlNode> map, String key) {
        @Nullable YamlNode value = map.get(key);
        return Optional.ofNullable(value);
    }
}
