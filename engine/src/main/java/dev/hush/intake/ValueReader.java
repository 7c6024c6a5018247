package dev.hush.intake;

import dev.hush.file.Closest;
import dev.hush.file.YamlNode;
import dev.hush.intake.Lookup.Answer;
import dev.hush.intake.Value.Part;
import dev.hush.intake.Value.Type;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the values and lookups of one mapping file. */
final class ValueReader {
    /** Stands for a value that could not be read; there is a fault then. */
    static final Value NONE = new Value.Constant("");

    private static final List<String> KINDS = List.of("column", "lookup", "text", "constant", "sum", "count");
    private static final List<String> KEYS =
            List.of("column", "lookup", "text", "constant", "sum", "count", "type", "format");
    private static final List<String> LOOKUP_KEYS = List.of("file", "by", "key", "value", "sum", "count");
    private static final Map<String, Type> TYPES = new TreeMap<>(Map.of(
            "text", Type.TEXT, "number", Type.NUMBER, "whole", Type.WHOLE, "integer", Type.WHOLE, "day", Type.DAY));
    private static final Pattern COLUMN_IN_TEXT = Pattern.compile("\\{([^{}]+)}");

    private final List<Lookup> lookups;
    private final boolean grouped;

    /** @param lookups where those that are read are added to */
    ValueReader(List<Lookup> lookups, boolean grouped) {
        this.lookups = lookups;
        this.grouped = grouped;
    }

    static Ref ref(YamlNode node) {
        if (!node.isScalar() || node.text().isBlank()) {
            node.fault("the name of a column", node.isScalar() ? "nothing" : node.describe(), "");
        }
        return new Ref(node.isScalar() ? node.text() : "", node.line());
    }

    /** A file or glob below the input folder. */
    Ref file(YamlNode node) {
        Ref file = ref(node);
        String name = file.name().replace('\\', '/');
        if (name.startsWith("/")
                || name.contains(":")
                || Arrays.asList(name.split("/")).contains("..")) {
            node.fault(
                    "a file in the input folder",
                    "\"" + name + "\"",
                    "Name it relative to that folder, without \"..\".");
        }
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + name);
        } catch (PatternSyntaxException e) {
            node.fault("a name or glob", "\"" + name + "\"", e.getDescription() + ".");
        }
        return file;
    }

    /** A value; a list of columns, or several with plus between them, are joined. */
    Value id(YamlNode node) {
        if (node.isList() && node.list().size() > 1) {
            return new Value.Joined(node.list().stream().map(ValueReader::ref).toList());
        }
        if (node.isScalar() && node.text().contains(" + ") && !node.text().contains("{")) {
            return new Value.Joined(columns(node, " \\+ "));
        }
        return value(node.isList() && !node.list().isEmpty() ? node.list().get(0) : node);
    }

    Value value(YamlNode node) {
        if (node.isScalar()) {
            return node.text().contains("{") ? template(node) : new Value.Column(ref(node), Type.TEXT, "");
        }
        Map<String, YamlNode> entry = node.map(KEYS);
        List<String> kinds = KINDS.stream().filter(entry::containsKey).toList();
        if (kinds.size() != 1) {
            node.fault("one of " + String.join(", ", KINDS), kinds.isEmpty() ? "none" : kinds.toString(), "");
            return NONE;
        }
        return value(kinds.get(0), entry);
    }

    private Value value(String kind, Map<String, YamlNode> entry) {
        YamlNode node = entry.getOrDefault(kind, entry.values().iterator().next());
        return switch (kind) {
            case "constant" -> constant(node);
            case "sum" -> inGroup(node, new Value.Sum(columns(node, " \\* ")));
            case "count" -> inGroup(node, new Value.Count(ref(node)));
            case "text" -> template(node);
            case "lookup" -> column(node.isScalar() ? ref(node) : lookup(node), entry);
            default -> column(ref(node), entry);
        };
    }

    private Value inGroup(YamlNode node, Value value) {
        if (!grouped) {
            node.fault("\"group by\" in this mapping", "none", "Sums and counts are over the rows of a group.");
        }
        return value;
    }

    private static Value column(Ref column, Map<String, YamlNode> entry) {
        Type type =
                Optional.ofNullable(entry.get("type")).map(ValueReader::type).orElse(Type.TEXT);
        YamlNode format = entry.get("format");
        if (format != null && type != Type.DAY) {
            format.fault("\"type: day\" beside it", type.name().toLowerCase(Locale.ROOT), "Only days have a format.");
        }
        return new Value.Column(column, type, format == null ? "" : pattern(format));
    }

    private static String pattern(YamlNode format) {
        try {
            Stamp.strict(format.text());
            return format.text();
        } catch (IllegalArgumentException e) {
            format.fault("a format such as dd.MM.yyyy", "\"" + format.text() + "\"", e.getMessage() + ".");
            return "";
        }
    }

    private static Type type(YamlNode node) {
        Type type = TYPES.get(node.text());
        if (type == null) {
            node.fault(
                    "one of " + String.join(", ", TYPES.keySet()),
                    "\"" + node.text() + "\"",
                    Closest.hint(node.text(), TYPES.keySet()));
            return Type.TEXT;
        }
        return type;
    }

    private static List<Ref> columns(YamlNode node, String between) {
        return Arrays.stream(node.text().split(between))
                .map(name -> new Ref(name.strip(), node.line()))
                .toList();
    }

    private static Value template(YamlNode node) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = COLUMN_IN_TEXT.matcher(node.text());
        int end = 0;
        while (matcher.find()) {
            parts.add(new Part(node.text().substring(end, matcher.start()), false, node.line()));
            parts.add(new Part(matcher.group(1), true, node.line()));
            end = matcher.end();
        }
        String rest = node.text().substring(end);
        parts.add(new Part(rest, false, node.line()));
        if (parts.stream()
                .anyMatch(it ->
                        !it.isColumn() && (it.text().contains("{") || it.text().contains("}")))) {
            node.fault("text with {column} in it", "\"" + node.text() + "\"", "Close every brace.");
        }
        return new Value.Template(
                parts.stream().filter(it -> !it.text().isEmpty()).toList());
    }

    private static Value constant(YamlNode node) {
        return new Value.Constant(plain(node));
    }

    private static Object plain(YamlNode node) {
        if (node.isScalar()
                && (node.text().isEmpty() || (node.value() instanceof BigDecimal it && !Limits.writable(it)))) {
            node.fault("a value", node.text().isEmpty() ? "nothing" : node.text(), "");
        }
        if (node.isList()) {
            node.list().forEach(ValueReader::plain);
        }
        if (node.isMap()) {
            node.map().values().forEach(ValueReader::plain);
        }
        return node.value();
    }

    /** Reads a lookup that stands where a value is wanted; it may itself look up its column. */
    private Ref lookup(YamlNode node) {
        String name = "lookup in line " + node.line() + " (" + lookups.size() + ")";
        lookup(name, node);
        return new Ref(name, node.line());
    }

    /** Reads a lookup and adds it under the name. */
    void lookup(String name, YamlNode node) {
        Map<String, YamlNode> entry = node.map(LOOKUP_KEYS);
        YamlNode file = entry.get("file");
        YamlNode by = entry.get("by");
        List<String> answers = List.of("value", "sum", "count").stream()
                .filter(entry::containsKey)
                .toList();
        if (file == null || by == null || answers.size() != 1) {
            node.fault("file, by, and one of value, sum, count", entry.keySet().toString(), "");
            return;
        }
        if (!by.isScalar() && !entry.containsKey("key")) {
            node.fault("\"key\"", "none", "Say in which column of the other file it is looked for.");
        }
        Ref from = by.isScalar() ? ref(by) : nested(by);
        Ref key = ref(entry.getOrDefault("key", by.isScalar() ? by : file));
        Ref value = ref(entry.getOrDefault(answers.get(0), node));
        lookups.add(new Lookup(name, file(file), from, key, answer(answers.get(0)), value));
    }

    private Ref nested(YamlNode by) {
        YamlNode inner = by.map(List.of("lookup")).get("lookup");
        if (inner == null) {
            by.fault("a column or {lookup: …}", by.describe(), "");
            return new Ref("", by.line());
        }
        return lookup(inner);
    }

    private static Answer answer(String key) {
        return key.equals("value") ? Answer.FIRST : Answer.valueOf(key.toUpperCase(Locale.ROOT));
    }
}
