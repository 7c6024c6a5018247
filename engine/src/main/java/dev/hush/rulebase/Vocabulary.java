package dev.hush.rulebase;

import dev.hush.event.EventType;
import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import dev.hush.rulebase.Sentence.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The closed set of sentences that rules are written in, from {@code rules/vocabulary/*.sentences.yaml}. */
public final class Vocabulary {
    private static final Set<String> KEYS = Set.of(
            "id", "en", "zh-Hant", "trigger", "when", "pattern", "then", "audience", "stages", "window", "counts",
            "reads-field", "example");

    private final List<Sentence> sentences;
    /** Titles of events, such as "an order was placed", and the types that they stand for. */
    private final Map<String, String> happenings;

    private Vocabulary(List<Sentence> sentences, Map<String, String> happenings) {
        this.sentences = sentences;
        this.happenings = happenings;
    }

    /** A sentence that a line fits, with the value of each variable as written. */
    record Spoken(Sentence sentence, Map<String, String> values, int line) {
        String value(String variable) {
            return values.getOrDefault(variable, "");
        }

        /** A key of the sentence with the values put in, as written. */
        Optional<String> key(String name) {
            return sentence.key(name).map(text -> {
                String filled = text;
                for (Map.Entry<String, String> value : values.entrySet()) {
                    filled = filled.replace("{" + value.getKey() + "}", value.getValue());
                }
                return filled;
            });
        }
    }

    static Vocabulary read(Workspace workspace, Map<String, String> happenings, Faults faults) {
        List<Sentence> sentences = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (SourceFile file : workspace.files("rules/vocabulary", ".sentences.yaml")) {
            YamlNode.read(file, faults).ifPresent(root -> root.list().forEach(node -> {
                Optional<Sentence> sentence = sentence(node, happenings);
                sentence.ifPresent(it -> {
                    String other = ids.put(it.id(), file.path());
                    if (other != null) {
                        node.fault("an id of its own", "\"" + it.id() + "\", which " + other + " has", "Rename one.");
                    }
                    sentences.add(it);
                });
            }));
        }
        return new Vocabulary(sentences, happenings);
    }

    private static Optional<Sentence> sentence(YamlNode node, Map<String, String> happenings) {
        Map<String, YamlNode> entry = node.map(KEYS);
        Optional<String> id = YamlNode.text(entry, "id");
        Optional<String> text = YamlNode.text(entry, "en");
        Optional<Form> form = form(entry);
        if (id.isEmpty() || text.isEmpty() || form.isEmpty()) {
            node.fault("id, en, and one of trigger, when, pattern or then", entry.keySet().toString(), "");
            return Optional.empty();
        }
        for (String variable : Sentence.variables(text.get())) {
            if (VariableType.of(variable).isEmpty()) {
                node.fault("a variable that has a type", "{" + variable + "}", Closest.hint(variable, VariableType.names(), ""));
                return Optional.empty();
            }
        }
        Map<String, String> keys = new HashMap<>();
        entry.forEach((key, value) -> {
            if (value.isScalar()) {
                keys.put(key, value.text());
            }
        });
        return Optional.of(new Sentence(
                id.get(),
                text.get(),
                form.get(),
                stages(entry),
                keys.getOrDefault(form.get().name().toLowerCase(java.util.Locale.ROOT), ""),
                keys,
                pattern(text.get(), happenings)));
    }

    private static Optional<Form> form(Map<String, YamlNode> entry) {
        if (entry.containsKey("trigger")) {
            return Optional.of(Form.TRIGGER);
        }
        return Arrays.stream(Form.values())
                .filter(form -> entry.containsKey(form.name().toLowerCase(java.util.Locale.ROOT)))
                .findFirst();
    }

    private static Set<Stage> stages(Map<String, YamlNode> entry) {
        return YamlNode.node(entry, "stages")
                .map(node -> node.list().stream()
                        .flatMap(it -> Arrays.stream(Stage.values()).filter(stage -> stage.label().equals(it.text())))
                        .collect(Collectors.toSet()))
                .orElse(entry.containsKey("then") ? Set.of(Stage.MOMENT) : Set.of(Stage.values()));
    }

    /** The pattern of a line: the sentence with each variable as a group of its type. */
    private static Pattern pattern(String text, Map<String, String> happenings) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        Matcher matcher = Pattern.compile("\\{([a-z]+)}").matcher(text);
        while (matcher.find()) {
            regex.append(Pattern.quote(text.substring(from, matcher.start())));
            regex.append('(').append(group(matcher.group(1), happenings)).append(')');
            from = matcher.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(text.substring(from))).toString());
    }

    private static String group(String variable, Map<String, String> happenings) {
        VariableType type = VariableType.of(variable).orElseThrow();
        return type == VariableType.HAPPENING
                ? happenings.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"))
                : type.regex();
    }

    /** The sentence that a line says; of several that fit, the one with the most words of its own. */
    Optional<Spoken> understand(String line, int number) {
        return sentences.stream()
                .map(sentence -> spoken(sentence, line, number))
                .flatMap(Optional::stream)
                .max(Comparator.comparing((Spoken it) -> it.sentence().literalLength())
                        .thenComparing(it -> it.sentence().id()));
    }

    private static Optional<Spoken> spoken(Sentence sentence, String line, int number) {
        Matcher matcher = sentence.pattern().matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> variables = sentence.variables();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), matcher.group(i + 1));
        }
        return Optional.of(new Spoken(sentence, values, number));
    }

    /** What a line that no sentence fits probably meant. */
    String hint(String line) {
        List<String> texts = new ArrayList<>(happenings.keySet());
        sentences.forEach(it -> texts.add(it.text()));
        texts.remove("{happening}");
        return Closest.hint(line, texts, "") + " New sentences: rules/README.md, step 4.";
    }

    /** The event type of a title, or the text itself. */
    String typeOf(String happening) {
        return happenings.getOrDefault(happening, happening);
    }

    /** Titles of the declared events, such as "an order was placed", each with its type. */
    static Map<String, String> happenings(Map<EventType, String> titles) {
        Map<String, String> happenings = new LinkedHashMap<>();
        titles.forEach((type, title) -> happenings.put(title, type.name()));
        return happenings;
    }

    /** Every sentence as a row for people: id, text, what it is, example. */
    public List<Map<String, String>> rows() {
        return sentences.stream()
                .map(it -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("id", it.id());
                    row.put("sentence", it.text());
                    row.put("use", it.form() == Form.THEN ? "then" : "when");
                    row.put("example", it.key("example").orElse(""));
                    return row;
                })
                .toList();
    }

    public int size() {
        return sentences.size();
    }
}
