package dev.hush.rulebase;

import dev.hush.consent.Purpose;
import dev.hush.customer.FactDeclaration;
import dev.hush.customer.Provenance;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what may be known of customers from {@code rules/vocabulary/facts.yaml} and {@code *.facts.yaml}. */
final class FactFiles {
    private static final Set<String> KEYS = Set.of("provenance", "purposes", "lifetime");

    private FactFiles() {}

    static Map<String, FactDeclaration> read(Workspace workspace, Faults faults) {
        Map<String, FactDeclaration> facts = new HashMap<>();
        for (SourceFile file : workspace.files("rules/vocabulary", "facts.yaml")) {
            YamlNode.read(file, faults)
                    .ifPresent(root -> root.map().forEach((name, node) -> {
                        if (facts.put(name, fact(name, node)) != null) {
                            node.fault("each fact declared once", "\"" + name + "\" twice", "Remove one.");
                        }
                    }));
        }
        return facts;
    }

    private static FactDeclaration fact(String name, YamlNode node) {
        Map<String, YamlNode> entry = node.map(KEYS);
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        YamlNode.node(entry, "purposes")
                .map(YamlNode::list)
                .orElse(List.of())
                .forEach(it -> constant(it, Purpose.class).ifPresent(purposes::add));
        Optional<Provenance> provenance =
                YamlNode.node(entry, "provenance").flatMap(it -> constant(it, Provenance.class));
        if (!entry.containsKey("provenance") || !entry.containsKey("purposes")) {
            node.fault(
                    "provenance and purposes",
                    entry.keySet().toString(),
                    "As for the facts of rules/vocabulary/facts.yaml.");
        }
        return new FactDeclaration(name, provenance.orElse(Provenance.INFERRED), purposes, lifetime(entry));
    }

    private static Optional<Duration> lifetime(Map<String, YamlNode> entry) {
        return YamlNode.node(entry, "lifetime").flatMap(node -> {
            Optional<Duration> lifetime = Durations.parse(node.text());
            if (lifetime.isEmpty()) {
                node.fault("a duration such as 400d", "\"" + node.text() + "\"", "");
            }
            return lifetime;
        });
    }

    private static <E extends Enum<E>> Optional<E> constant(YamlNode node, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        String text = node.text().toUpperCase(Locale.ROOT);
        if (names.contains(text)) {
            return Optional.of(Enum.valueOf(type, text));
        }
        node.fault("one of " + names, "\"" + node.text() + "\"", Closest.hint(text, names, ""));
        return Optional.empty();
    }
}
