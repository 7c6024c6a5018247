package dev.hush.template;

import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The models of preview.yaml, {@code template: {language: {namespace: {name: value}}}}.
 *
 * <p>A language without an entry takes the one that its customers would fall back to.
 */
final class Previews {
    private static final int DEEPEST = 8;
    private static final Map<String, Object> GIVEN = Map.of(
            "links",
            Map.of(
                    "stop", "https://shop.example/stop/preview",
                    "why", "https://shop.example/why/preview",
                    "preferences", "https://shop.example/preferences/preview",
                    "confirm", "https://shop.example/confirm/preview"),
            "why",
            "you ordered from us");

    private final String file;
    private final Map<String, TreeMap<String, Map<String, Object>>> models = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean readable;

    private Previews(String file) {
        this.file = file;
    }

    /** @param templates the template folders that there are */
    static Previews of(String file, @Nullable Source source, Collection<String> templates) {
        Previews previews = new Previews(file);
        if (source == null) {
            if (!templates.isEmpty()) {
                previews.fault(
                        1,
                        "a model for each template",
                        "no such file",
                        "Write one: template: {language: {event: {…}}}.");
            }
            return previews;
        }
        try {
            Node root = new Yaml(options()).compose(new StringReader(source.text()));
            if (root != null) {
                previews.readTemplates(root, new TreeSet<>(templates));
            }
            previews.readable = true;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            previews.fault(
                    mark == null ? 1 : mark.getLine() + 1, "YAML", "" + e.getProblem(), "Look at indents and quotes.");
        } catch (YAMLException e) {
            previews.fault(1, "YAML of bounded size", "more", "Make it shorter.");
        }
        return previews;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Whether the file is there and is YAML, so that it can be asked for what it lacks. */
    boolean isReadable() {
        return readable;
    }

    String file() {
        return file;
    }

    /** The model for a template in a language, with what the engine always gives. */
    Optional<Map<String, Object>> model(String template, String language, String defaultLanguage) {
        TreeMap<String, Map<String, Object>> languages = models.getOrDefault(template, new TreeMap<>());
        return Languages.best(language, languages.keySet(), defaultLanguage)
                .or(() -> languages.keySet().stream().findFirst())
                .map(languages::get)
                .map(model -> {
                    Map<String, Object> whole = new HashMap<>(GIVEN);
                    whole.put("customer", Map.of("name", "", "language", language));
                    whole.put("event", Map.of());
                    model.forEach((key, value) -> whole.merge(key, value, Previews::over));
                    return whole;
                });
    }

    private static Object over(Object given, Object own) {
        if (given instanceof Map<?, ?> below && own instanceof Map<?, ?> above) {
            Map<Object, Object> both = new HashMap<>(below);
            both.putAll(above);
            return both;
        }
        return own;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(3 * DEEPEST);
        options.setCodePointLimit(256 * 1024);
        return options;
    }

    private void readTemplates(Node root, Set<String> templates) {
        for (NodeTuple entry : entries(root, "a map of templates")) {
            String template = key(entry);
            if (!templates.contains(template)) {
                fault(
                        line(entry.getKeyNode()),
                        "a template of this folder",
                        template,
                        Closest.near(template, templates));
            } else if (models.containsKey(template)) {
                fault(line(entry.getKeyNode()), "each template once", template + " again", "Put both together.");
            }
            TreeMap<String, Map<String, Object>> languages = new TreeMap<>();
            for (NodeTuple language : entries(entry.getValueNode(), "a map of languages")) {
                if (!Languages.isKnown(key(language))) {
                    fault(line(language.getKeyNode()), "a language tag", key(language), "Such as en or zh-Hant.");
                }
                languages.put(key(language), readModel(language.getValueNode()));
            }
            models.put(template, languages);
        }
    }

    private Map<String, Object> readModel(Node node) {
        Map<String, Object> model = new HashMap<>();
        for (NodeTuple entry : entries(node, "a map of " + Model.NAMES.keySet())) {
            String namespace = key(entry);
            Set<String> names = Model.NAMES.get(namespace);
            if (names == null) {
                fault(
                        line(entry.getKeyNode()),
                        "one of " + new TreeSet<>(Model.NAMES.keySet()),
                        namespace,
                        Closest.near(namespace, Model.NAMES.keySet()));
                continue;
            }
            if (!names.isEmpty()) {
                checkNames(namespace, names, entry.getValueNode());
            }
            model.put(namespace, value(entry.getValueNode(), 0));
        }
        return model;
    }

    private void checkNames(String namespace, Set<String> names, Node node) {
        for (NodeTuple entry : entries(node, "a map of " + new TreeSet<>(names))) {
            if (!names.contains(key(entry))) {
                fault(
                        line(entry.getKeyNode()),
                        "one of " + new TreeSet<>(names) + " in " + namespace,
                        key(entry),
                        Closest.near(key(entry), names));
            }
        }
    }

    private List<NodeTuple> entries(Node node, String expected) {
        if (node instanceof MappingNode map) {
            return map.getValue();
        }
        fault(line(node), expected, "something else", "Indent what belongs to it below it.");
        return List.of();
    }

    private Object value(Node node, int depth) {
        if (depth > DEEPEST) {
            fault(line(node), "at most " + DEEPEST + " levels", "more", "Make it flatter.");
            return "";
        }
        if (node instanceof MappingNode map) {
            Map<String, Object> values = new HashMap<>();
            map.getValue().forEach(entry -> values.put(key(entry), value(entry.getValueNode(), depth + 1)));
            return values;
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(each -> value(each, depth + 1)).toList();
        }
        return scalar((ScalarNode) node);
    }

    /** Values as JSON has them; a day stays the text that it is in an event. */
    private Object scalar(ScalarNode node) {
        try {
            if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
                return new BigDecimal(node.getValue());
            }
        } catch (NumberFormatException e) {
            return node.getValue();
        }
        return node.getTag().equals(Tag.BOOL) ? Boolean.valueOf(node.getValue()) : node.getValue();
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private void fault(int line, String expected, String found, String hint) {
        faults.add(Fault.of(file, line, expected, found, hint));
    }
}
