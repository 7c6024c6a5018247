package dev.hush.intake;

import dev.hush.file.YamlNode;
import dev.hush.intake.Condition.Test;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads conditions such as {@code {column: status, one of: [paid, sent]}} or {@code {hash of: id, is: even}}. */
final class ConditionReader {
    private static final String HASH_OF = "hash of";
    private static final List<String> TESTS = List.of("is", "one of", "none of", "starts with", "does not start with");
    private static final List<String> KEYS =
            List.of("column", HASH_OF, "is", "one of", "none of", "starts with", "does not start with");
    private static final String GRAMMAR = "{column: …, is: present}, {column: …, is: empty}, {column: …, one of: […]},"
            + " {column: …, none of: […]}, {column: …, starts with: …}, {column: …, does not start with: …},"
            + " {hash of: …, is: even} or {hash of: …, is: odd}";

    private ConditionReader() {}

    /** The condition; empty, and a fault, where it is none. */
    static Optional<Condition> read(YamlNode node) {
        Map<String, YamlNode> entry = node.isScalar() ? Map.of() : node.map(KEYS);
        List<String> tests = TESTS.stream().filter(entry::containsKey).toList();
        YamlNode column = entry.get("column");
        YamlNode hash = entry.get(HASH_OF);
        if (tests.size() != 1 || (column == null) == (hash == null)) {
            node.fault("a condition", node.isMap() ? entry.keySet().toString() : node.describe(), hint());
            return Optional.empty();
        }
        YamlNode operand = entry.getOrDefault(tests.get(0), node);
        return hash == null ? of(column == null ? node : column, tests.get(0), operand) : ofHash(hash, operand);
    }

    private static Optional<Condition> ofHash(YamlNode column, YamlNode is) {
        boolean odd = is.text().equals("odd");
        if (!odd && !is.text().equals("even")) {
            is.fault("even or odd", "\"" + is.text() + "\"", hint());
        }
        return Optional.of(new Condition(ValueReader.ref(column), Test.HASH_EVEN, List.of(), odd));
    }

    private static Optional<Condition> of(YamlNode column, String test, YamlNode operand) {
        Ref ref = ValueReader.ref(column);
        List<String> texts = operand.oneOrMore().stream().map(YamlNode::text).toList();
        return switch (test) {
            case "is" -> presence(ref, operand);
            case "one of" -> Optional.of(new Condition(ref, Test.ONE_OF, texts, false));
            case "none of" -> Optional.of(new Condition(ref, Test.ONE_OF, texts, true));
            case "starts with" -> Optional.of(new Condition(ref, Test.STARTS_WITH, texts, false));
            default -> Optional.of(new Condition(ref, Test.STARTS_WITH, texts, true));
        };
    }

    private static Optional<Condition> presence(Ref column, YamlNode is) {
        boolean present = is.text().equals("present");
        if (!present && !is.text().equals("empty")) {
            is.fault(
                    "present or empty",
                    "\"" + is.text() + "\"",
                    "A value goes behind one of: [\"" + is.text() + "\"].");
        }
        return Optional.of(new Condition(column, Test.EMPTY, List.of(), present));
    }

    private static String hint() {
        return "Known are " + GRAMMAR + ".";
    }
}
