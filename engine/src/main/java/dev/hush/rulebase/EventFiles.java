package dev.hush.rulebase;

import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Purpose;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.EventType.About;
import dev.hush.event.EventType.FieldType;
import dev.hush.event.HouseEvents;
import dev.hush.file.Closest;
import dev.hush.file.Durations;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the declared event types from {@code rules/vocabulary/events/*.yaml}. */
final class EventFiles {
    private static final Set<String> KEYS = Set.of(
            "type",
            "title",
            "zh-Hant",
            "occasion",
            "fields",
            "count",
            "as",
            "keep",
            "basis",
            "purpose",
            "facts",
            "by",
            "about");
    private static final String CONSENT = "consent";
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");
    private static final Pattern TITLE = Pattern.compile("[^\"\\\\{}\\p{Cntrl}]+");
    private static final Pattern KEEP = Pattern.compile("([^,]+), ?at most (\\d{1,4})");

    private final Faults faults;
    private final Map<String, EventType> types = new HashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, String> counts = new HashMap<>();

    private EventFiles(Faults faults) {
        this.faults = faults;
    }

    /**
     * The declared events.
     *
     * @param titles how sentences call them, such as "an order was placed", and the type of each
     * @param counts the facts that are lifetime counts, such as {@code orders}, and the type that each counts
     */
    record Events(EventCatalog catalog, Map<String, String> titles, Map<String, String> counts) {}

    static Events read(Workspace workspace, Faults faults) {
        EventFiles reader = new EventFiles(faults);
        workspace.files("rules/vocabulary/events", ".yaml").forEach(reader::file);
        return new Events(new EventCatalog(reader.types), Map.copyOf(reader.titles), Map.copyOf(reader.counts));
    }

    private void file(SourceFile file) {
        YamlNode.read(file, faults).ifPresent(root -> {
            Map<String, YamlNode> entry = root.map(KEYS);
            Optional<YamlNode> name = YamlNode.node(entry, "type");
            if (name.isEmpty()) {
                root.fault("type: and the event's name, such as order.placed", "none", "");
                return;
            }
            if (!TYPE.matcher(name.get().text()).matches()) {
                name.get()
                        .fault(
                                "words with dots, such as order.placed",
                                "\"" + name.get().text() + "\"",
                                "");
                return;
            }
            EventType type = type(name.get().text(), entry);
            if (types.put(type.name(), type) != null) {
                name.get().fault("each type declared once", "\"" + type.name() + "\" twice", "Remove one file.");
            }
            List.of("title", "zh-Hant").forEach(key -> YamlNode.node(entry, key).ifPresent(it -> title(type, it)));
            type.countAs().ifPresent(fact -> {
                String other = counts.put(fact, type.name());
                if (other != null) {
                    name.get().fault("a count with a name of its own", "\"" + fact + "\", which counts " + other, "");
                }
            });
        });
    }

    private void title(EventType type, YamlNode node) {
        if (!TITLE.matcher(node.text()).matches()) {
            node.fault("a title without quotes and braces", node.text(), "");
            return;
        }
        String other = titles.put(node.text(), type.name());
        if (other != null) {
            node.fault("a title of its own", "\"" + node.text() + "\", which is that of " + other, "");
        }
    }

    private static EventType type(String name, Map<String, YamlNode> entry) {
        Map<String, FieldType> fields = fields(entry);
        Optional<YamlNode> occasion = YamlNode.node(entry, "occasion");
        occasion.ifPresent(node -> isField(node, fields));
        Map<String, String> facts = new HashMap<>();
        YamlNode.node(entry, "facts")
                .ifPresent(node -> node.map().forEach((fact, field) -> {
                    isField(field, fields);
                    facts.put(fact, field.text());
                }));
        Optional<Matcher> keep = keep(entry);
        return new EventType(
                name,
                occasion.map(YamlNode::text),
                fields,
                keep.flatMap(it -> Durations.parse(it.group(1))).orElse(Duration.ZERO),
                keep.map(it -> Integer.parseInt(it.group(2))).orElse(0),
                countAs(entry),
                basis(entry),
                facts,
                oneOf(entry, "by", Map.of("customer", true, "house", false)).orElse(false),
                oneOf(
                                entry,
                                "about",
                                Map.of(
                                        "customer", About.CUSTOMER,
                                        "friend", About.FRIEND,
                                        "nobody", About.NOBODY))
                        .orElse(About.NOBODY),
                collectedFor(name, entry));
    }

    private static <T> Optional<T> oneOf(Map<String, YamlNode> entry, String key, Map<String, T> known) {
        return YamlNode.node(entry, key).flatMap(node -> {
            Optional<T> value = Optional.ofNullable(known.get(node.text()));
            if (value.isEmpty()) {
                node.fault(
                        "one of " + known.keySet().stream().sorted().toList(),
                        "\"" + node.text() + "\"",
                        Closest.near(node.text(), known.keySet()));
            }
            return value;
        });
    }

    private static Map<String, FieldType> fields(Map<String, YamlNode> entry) {
        Map<String, FieldType> fields = new HashMap<>();
        YamlNode.node(entry, "fields")
                .ifPresent(node -> node.map().forEach((field, type) -> {
                    List<String> names = Arrays.stream(FieldType.values())
                            .map(it -> it.name().toLowerCase(Locale.ROOT))
                            .toList();
                    if (names.contains(type.text())) {
                        fields.put(field, FieldType.valueOf(type.text().toUpperCase(Locale.ROOT)));
                    } else {
                        type.fault("one of " + names, "\"" + type.text() + "\"", Closest.hint(type.text(), names, ""));
                    }
                }));
        return fields;
    }

    private static void isField(YamlNode node, Map<String, FieldType> fields) {
        if (!fields.containsKey(node.text())) {
            node.fault(
                    "one of the event's fields",
                    "\"" + node.text() + "\"",
                    Closest.hint(node.text(), fields.keySet(), "It has none."));
        }
    }

    private static Optional<Matcher> keep(Map<String, YamlNode> entry) {
        Optional<YamlNode> node = YamlNode.node(entry, "keep");
        Optional<Matcher> keep = node.map(it -> KEEP.matcher(it.text()))
                .filter(Matcher::matches)
                .filter(it -> Durations.parse(it.group(1)).isPresent());
        if (keep.isEmpty()) {
            node.ifPresent(it -> it.fault("\"400d, at most 200\"", "\"" + it.text() + "\"", "A time and a number."));
        }
        return keep;
    }

    private static Optional<String> countAs(Map<String, YamlNode> entry) {
        Optional<YamlNode> count = YamlNode.node(entry, "count");
        count.filter(it -> !it.text().equals("lifetime"))
                .ifPresent(it -> it.fault("count: lifetime", "\"" + it.text() + "\"", ""));
        if (count.isPresent() != entry.containsKey("as")) {
            count.or(() -> YamlNode.node(entry, "as"))
                    .ifPresent(it -> it.fault("count: lifetime together with as: and the count's name", it.text(), ""));
        }
        return count.isPresent() ? YamlNode.text(entry, "as") : Optional.empty();
    }

    /** The purpose of {@code basis: consent}. */
    private static Optional<Purpose> collectedFor(String name, Map<String, YamlNode> entry) {
        Optional<YamlNode> basis =
                YamlNode.node(entry, "basis").filter(it -> it.text().equals(CONSENT));
        Optional<YamlNode> purpose = YamlNode.node(entry, "purpose");
        if (basis.isPresent() != purpose.isPresent()) {
            basis.or(() -> purpose)
                    .ifPresent(it -> it.fault("basis: consent together with purpose:", "\"" + it.text() + "\"", ""));
        }
        basis.filter(it -> HouseEvents.include(name))
                .ifPresent(it -> it.fault(
                        "an event that is no house event", "\"" + name + "\"", "A consent cannot wait for a consent."));
        Map<String, Purpose> known = new TreeMap<>();
        EnumSet.allOf(Purpose.class).forEach(it -> known.put(it.name(), it));
        return basis.isEmpty() ? Optional.empty() : oneOf(entry, "purpose", known);
    }

    private static Optional<LawfulBasis> basis(Map<String, YamlNode> entry) {
        Map<String, LawfulBasis> known = Map.of("contract", LawfulBasis.CONTRACT, "request", LawfulBasis.REQUEST);
        return YamlNode.node(entry, "basis")
                .filter(node -> !node.text().equals(CONSENT))
                .flatMap(node -> {
                    Optional<LawfulBasis> basis = Optional.ofNullable(known.get(node.text()));
                    if (basis.isEmpty()) {
                        node.fault(
                                "contract, request or consent",
                                "\"" + node.text() + "\"",
                                "consent: such an event is kept of those only who agreed to the purpose.");
                    }
                    return basis;
                });
    }
}
