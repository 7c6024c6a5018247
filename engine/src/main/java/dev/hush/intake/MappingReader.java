package dev.hush.intake;

import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one mapping file; tells every fault of it at once. */
final class MappingReader {
    static final List<String> KEYS = List.of(
            "file", "delimiter", "source", "type", "id", "subject", "time", "data", "lookups", "group by", "only when");
    private static final List<String> NEEDED = List.of("file", "type", "id", "subject", "time");

    private final String path;
    private final Map<String, YamlNode> entries;
    private final List<Lookup> lookups = new ArrayList<>();
    private final ValueReader values;

    private MappingReader(String path, YamlNode root) {
        this.path = path;
        this.entries = root.map(KEYS);
        this.values = new ValueReader(lookups, entries.containsKey("group by"));
        for (String key : NEEDED) {
            if (!entries.containsKey(key)) {
                root.fault("\"" + key + "\"", "none", "A mapping needs " + String.join(", ", NEEDED) + ".");
            }
        }
    }

    /** The mapping; empty when there is a fault in it. */
    static Optional<Mapping> read(String path, String text, Consumer<Fault> faults) {
        Faults found = new Faults();
        Optional<YamlNode> root = YamlNode.read(new SourceFile(path, text, false), found);
        if (root.isEmpty() && found.none()) {
            found.add(path, 1, "a mapping", "an empty file", "It needs " + String.join(", ", NEEDED) + ".");
        }
        Optional<Mapping> mapping = root.map(it -> new MappingReader(path, it).mapping());
        found.sorted().forEach(faults);
        return found.none() ? mapping : Optional.empty();
    }

    private Mapping mapping() {
        named("lookups").forEach(values::lookup);
        Map<String, Value> data = new LinkedHashMap<>();
        named("data").forEach((field, node) -> data.put(field, values.value(node)));
        return new Mapping(
                path,
                name(path),
                file().name(),
                file().line(),
                delimiter(),
                source(),
                type(),
                value("id", values::id),
                value("subject", values::value),
                time(),
                data,
                lookups,
                list("group by").stream().map(ValueReader::ref).toList(),
                conditions());
    }

    /** What stands between {@code intake-} and {@code .mapping.yaml}. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("^intake-", "")
                .replaceFirst("\\.mapping\\.yaml$", "");
    }

    private Ref file() {
        YamlNode node = entries.get("file");
        return node == null ? new Ref("", 1) : values.file(node);
    }

    private char delimiter() {
        String text = text("delimiter", ",");
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.equals("\"") || text.equals("\n")) {
            fault("delimiter", "one character, or tab", "");
            return ',';
        }
        return text.charAt(0);
    }

    private String source() {
        String source = text("source", name(path));
        Limits.name("source", source).ifPresent(problem -> fault("source", problem.expected(), ""));
        return source;
    }

    private String type() {
        String type = text("type", "");
        if (entries.containsKey("type")) {
            Limits.type(type)
                    .ifPresent(problem -> fault("type", problem.expected(), "Types: rules/vocabulary/events."));
        }
        return type;
    }

    private Value value(String key, Function<YamlNode, Value> reader) {
        YamlNode node = entries.get(key);
        return node == null ? ValueReader.NONE : reader.apply(node);
    }

    private Stamp time() {
        YamlNode node = entries.get("time");
        if (node == null || node.isScalar()) {
            Ref column = node == null ? new Ref("", 1) : ValueReader.ref(node);
            if (node != null) {
                node.fault("{column: …, zone: …}", "\"" + node.text() + "\"", "Say in which zone the time is written.");
            }
            return new Stamp(column, ZoneOffset.UTC, Optional.empty());
        }
        Map<String, YamlNode> entry = node.map(List.of("column", "zone", "format"));
        YamlNode column = entry.get("column");
        YamlNode zone = entry.get("zone");
        if (column == null || zone == null) {
            node.fault("a column and a zone", entry.keySet().toString(), "Such as zone: America/Sao_Paulo, or UTC.");
        }
        return new Stamp(
                column == null ? new Ref("", node.line()) : ValueReader.ref(column),
                zone(zone),
                format(entry.get("format")));
    }

    private static ZoneId zone(@Nullable YamlNode node) {
        try {
            return node == null ? ZoneOffset.UTC : ZoneId.of(node.text());
        } catch (DateTimeException e) {
            node.fault(
                    "a zone such as Europe/London",
                    "\"" + node.text() + "\"",
                    Closest.hint(node.text(), ZoneId.getAvailableZoneIds()));
            return ZoneOffset.UTC;
        }
    }

    private static Optional<DateTimeFormatter> format(@Nullable YamlNode node) {
        try {
            return Optional.ofNullable(node).map(it -> Stamp.strict(it.text()));
        } catch (IllegalArgumentException e) {
            if (node != null) {
                node.fault("a format such as yyyy-MM-dd HH:mm:ss", "\"" + node.text() + "\"", e.getMessage() + ".");
            }
            return Optional.empty();
        }
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode node : list("only when")) {
            ConditionReader.read(node).ifPresent(conditions::add);
        }
        return conditions;
    }

    private List<YamlNode> list(String key) {
        YamlNode node = entries.get(key);
        return node == null ? List.of() : node.oneOrMore();
    }

    private Map<String, YamlNode> named(String key) {
        YamlNode node = entries.get(key);
        return node == null ? Map.of() : node.map();
    }

    private String text(String key, String otherwise) {
        YamlNode node = entries.get(key);
        return node == null ? otherwise : node.text();
    }

    private void fault(String key, String expected, String hint) {
        YamlNode node = entries.get(key);
        if (node != null) {
            node.fault(expected, "\"" + node.text() + "\"", hint);
        }
    }
}
