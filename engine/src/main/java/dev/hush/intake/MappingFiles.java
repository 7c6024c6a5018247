package dev.hush.intake;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import dev.hush.intake.Mapping.Condition;
import dev.hush.intake.Mapping.Condition.Test;
import dev.hush.intake.Mapping.Lookup;
import dev.hush.intake.Mapping.Value;
import dev.hush.intake.Mapping.Value.Origin;
import dev.hush.intake.Mapping.Value.Type;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the mappings of a workspace, telling every fault. */
public final class MappingFiles {
    private static final Set<String> KEYS = Set.of(
            "file", "delimiter", "source", "type", "id", "subject", "time", "data", "lookups", "only when", "group by");

    private final SourceFile file;

    private MappingFiles(SourceFile file) {
        this.file = file;
    }

    public static List<Mapping> read(Workspace workspace, Faults faults) {
        List<Mapping> mappings = new ArrayList<>();
        for (SourceFile file : workspace.files("routes", ".mapping.yaml")) {
            YamlNode.read(file, faults)
                    .flatMap(root -> new MappingFiles(file).mapping(root))
                    .ifPresent(mappings::add);
        }
        return mappings;
    }

    private Optional<Mapping> mapping(YamlNode root) {
        Map<String, YamlNode> entry = root.map(KEYS);
        for (String key : List.of("file", "source", "type", "id", "subject", "time")) {
            if (!entry.containsKey(key)) {
                root.fault("a key \"" + key + "\"", entry.keySet().toString(), "Add it.");
                return Optional.empty();
            }
        }
        Map<String, YamlNode> time = node(entry, "time").map(Set.of("column", "zone", "format"));
        if (!time.containsKey("column") || !time.containsKey("zone")) {
            node(entry, "time").fault("column and zone", time.keySet().toString(), "Say where the stamps are from.");
            return Optional.empty();
        }
        return Optional.of(new Mapping(
                file.path(),
                node(entry, "file").text(),
                YamlNode.text(entry, "delimiter")
                        .filter(it -> it.length() == 1)
                        .map(it -> it.charAt(0))
                        .orElse(','),
                node(entry, "source").text(),
                node(entry, "type").text(),
                texts(node(entry, "id")),
                node(entry, "subject").text(),
                node(time, "column").text(),
                zone(node(time, "zone")),
                format(time),
                data(entry),
                lookups(entry),
                conditions(entry),
                YamlNode.text(entry, "group by")));
    }

    private static YamlNode node(Map<String, YamlNode> entry, String key) {
        return YamlNode.node(entry, key).orElseThrow();
    }

    private static List<String> texts(YamlNode node) {
        return node.isList() ? node.list().stream().map(YamlNode::text).toList() : List.of(node.text());
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            node.fault(
                    "a time zone such as America/Sao_Paulo",
                    "\"" + node.text() + "\"",
                    Closest.hint(node.text(), ZoneId.getAvailableZoneIds(), ""));
            return ZoneId.of("UTC");
        }
    }

    private static String format(Map<String, YamlNode> time) {
        return YamlNode.node(time, "format")
                .map(node -> {
                    try {
                        return DateTimeFormatter.ofPattern(node.text())
                                        .toString()
                                        .isEmpty()
                                ? ""
                                : node.text();
                    } catch (IllegalArgumentException e) {
                        node.fault("a pattern such as yyyy-MM-dd HH:mm:ss", "\"" + node.text() + "\"", "");
                    }
                    return node.text();
                })
                .orElse("yyyy-MM-dd HH:mm:ss");
    }

    private static Map<String, Value> data(Map<String, YamlNode> entry) {
        Map<String, Value> data = new LinkedHashMap<>();
        YamlNode.node(entry, "data")
                .ifPresent(node -> node.map().forEach((field, value) -> data.put(field, value(value))));
        return data;
    }

    private static Value value(YamlNode node) {
        if (node.isScalar()) {
            return new Value(Origin.NAME, node.text(), "", Type.TEXT);
        }
        Map<String, YamlNode> entry = node.map(Set.of("column", "lookup", "text", "constant", "sum", "count", "type"));
        Type type = YamlNode.node(entry, "type")
                .map(it -> oneOf(it, Type.class, Type.TEXT))
                .orElse(Type.TEXT);
        if (entry.containsKey("constant")) {
            return new Value(Origin.CONSTANT, "", node(entry, "constant").value(), type);
        }
        Optional<String> name = YamlNode.text(entry, "column").or(() -> YamlNode.text(entry, "lookup"));
        return name.map(it -> new Value(Origin.NAME, it, "", type))
                .or(() -> YamlNode.text(entry, "text").map(it -> new Value(Origin.TEXT, it, "", type)))
                .or(() -> YamlNode.text(entry, "sum").map(it -> new Value(Origin.SUM, it, "", Type.NUMBER)))
                .orElseGet(() -> {
                    if (!entry.containsKey("count")) {
                        node.fault(
                                "column, lookup, text, constant, sum or count",
                                entry.keySet().toString(),
                                "");
                    }
                    return new Value(Origin.COUNT, "", "", Type.WHOLE);
                });
    }

    private static <E extends Enum<E>> E oneOf(YamlNode node, Class<E> type, E fallback) {
        try {
            return Enum.valueOf(type, node.text().toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException e) {
            node.fault("one of " + List.of(type.getEnumConstants()), "\"" + node.text() + "\"", "");
            return fallback;
        }
    }

    private static Map<String, Lookup> lookups(Map<String, YamlNode> entry) {
        Map<String, Lookup> lookups = new LinkedHashMap<>();
        YamlNode.node(entry, "lookups")
                .ifPresent(node -> node.map().forEach((name, value) -> {
                    Map<String, YamlNode> lookup = value.map(Set.of("file", "key", "by", "value", "sum"));
                    boolean sum = lookup.containsKey("sum");
                    if (!lookup.keySet().containsAll(Set.of("file", "key", "by"))
                            || sum == lookup.containsKey("value")) {
                        value.fault(
                                "file, key, by, and value or sum",
                                lookup.keySet().toString(),
                                "");
                        return;
                    }
                    lookups.put(
                            name,
                            new Lookup(
                                    node(lookup, "file").text(),
                                    node(lookup, "key").text(),
                                    node(lookup, "by").text(),
                                    node(lookup, sum ? "sum" : "value").text(),
                                    sum));
                }));
        return lookups;
    }

    private static List<Condition> conditions(Map<String, YamlNode> entry) {
        return YamlNode.node(entry, "only when")
                .map(node -> node.list().stream().map(MappingFiles::condition).toList())
                .orElse(List.of());
    }

    /** Such as {@code {column: score, one of: [1, 2]}} or {@code {hash of: customer, is: even}}. */
    private static Condition condition(YamlNode node) {
        Map<String, YamlNode> entry = node.map(Set.of("column", "is", "one of", "none of", "starts with", "hash of"));
        if (entry.containsKey("hash of")) {
            return new Condition(node(entry, "hash of").text(), Test.HASH_EVEN, List.of());
        }
        String column = YamlNode.text(entry, "column").orElse("");
        for (Test test : List.of(Test.ONE_OF, Test.NONE_OF, Test.STARTS_WITH)) {
            Optional<YamlNode> values =
                    YamlNode.node(entry, test.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            if (values.isPresent()) {
                return new Condition(column, test, texts(values.get()));
            }
        }
        String is = YamlNode.text(entry, "is").orElse("");
        if (column.isEmpty() || !(is.equals("present") || is.equals("empty"))) {
            node.fault(
                    "column and one of is: present, is: empty, one of, none of, starts with",
                    entry.keySet().toString(),
                    "");
        }
        return new Condition(column, is.equals("empty") ? Test.EMPTY : Test.PRESENT, List.of());
    }
}
