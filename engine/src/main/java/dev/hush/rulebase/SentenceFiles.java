package dev.hush.rulebase;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import dev.hush.rulebase.Sentence.Form;
import dev.hush.rulebase.Vocabulary.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads the vocabulary from its YAML files. */
final class SentenceFiles {
    private static final Set<String> KEYS = Set.of(
            "id",
            "en",
            "zh-Hant",
            "variables",
            "trigger",
            "when",
            "pattern",
            "then",
            "audience",
            "stages",
            "window",
            "counts",
            "sums",
            "reads",
            "field",
            "names",
            "last",
            "found",
            "example");
    static final List<String> LANGUAGES = List.of("en", "zh-Hant");
    private static final Pattern TYPED = Pattern.compile("([a-z]+)(?: +(\\S+))?");

    private final Map<String, String> happenings;
    private final Map<String, String> patterns = new HashMap<>();
    private final Map<String, YamlNode> examples = new LinkedHashMap<>();

    private SentenceFiles(Map<String, String> happenings) {
        this.happenings = happenings;
    }

    static Vocabulary read(Workspace workspace, Map<String, String> happenings, Faults faults) {
        SentenceFiles reader = new SentenceFiles(happenings);
        List<Sentence> sentences = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (SourceFile file : workspace.files("rules/vocabulary", ".sentences.yaml")) {
            for (YamlNode node : YamlNode.read(file, faults).map(YamlNode::list).orElse(List.of())) {
                reader.sentence(node).ifPresent(sentence -> {
                    String other = ids.put(sentence.id(), file.path());
                    if (other != null) {
                        node.fault("an id of its own", "\"" + sentence.id() + "\", as in " + other, "Rename one.");
                    }
                    sentences.add(sentence);
                });
            }
        }
        Vocabulary vocabulary = new Vocabulary(sentences, happenings);
        reader.examples.forEach((id, node) -> checkExample(vocabulary, id, node));
        return vocabulary;
    }

    /** An example has to be understood, and as the sentence that it is an example of. */
    private static void checkExample(Vocabulary vocabulary, String id, YamlNode example) {
        String understood = vocabulary
                .understand(example.text(), 1)
                .map(spoken -> spoken.sentence().id())
                .orElse("no sentence");
        if (!understood.equals(id)) {
            example.fault(
                    "an example of the sentence " + id,
                    "\"" + example.text() + "\", which is " + understood,
                    "Write it as a rule would say it.");
        }
    }

    private Optional<Sentence> sentence(YamlNode node) {
        Map<String, YamlNode> entry = node.map(KEYS);
        Optional<String> id = YamlNode.text(entry, "id");
        Optional<Form> form = form(entry);
        if (id.isEmpty() || form.isEmpty() || !entry.containsKey("en")) {
            node.fault(
                    "id, en, and one of trigger, when, pattern or then",
                    entry.keySet().toString(),
                    "");
            return Optional.empty();
        }
        YamlNode.node(entry, "example").ifPresent(example -> examples.put(id.get(), example));
        patterns.clear();
        Map<String, VariableType> types = new HashMap<>();
        YamlNode.node(entry, "variables")
                .ifPresent(it -> it.map().forEach((name, value) -> declared(name, value, types)));
        LANGUAGES.forEach(language -> YamlNode.node(entry, language).ifPresent(it -> variables(it, types)));
        List<Phrase> phrases = phrases(entry, types);
        Map<String, String> keys = new HashMap<>();
        entry.forEach((key, value) -> {
            if (value.isScalar()) {
                keys.put(key, value.text());
            }
        });
        checkDrl(node, form.get(), keys, types);
        String drl = keys.getOrDefault(form.get().name().toLowerCase(Locale.ROOT), "");
        return phrases.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sentence(id.get(), phrases, form.get(), stages(entry), drl, types, keys));
    }

    private static Optional<Form> form(Map<String, YamlNode> entry) {
        return Arrays.stream(Form.values())
                .filter(form -> entry.containsKey(form.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** {@code score: whole [1-5]}: a type, and a pattern of its own where the type's is too wide. */
    private void declared(String name, YamlNode value, Map<String, VariableType> types) {
        Matcher matcher = TYPED.matcher(value.text());
        Optional<VariableType> type = matcher.matches() ? VariableType.of(matcher.group(1)) : Optional.empty();
        type.ifPresentOrElse(
                it -> {
                    types.put(name, it);
                    if (matcher.group(2) != null) {
                        patterns.put(name, matcher.group(2));
                    }
                },
                () -> value.fault(
                        "a type and, if need be, a pattern",
                        "\"" + value.text() + "\"",
                        Closest.hint(value.text(), VariableType.names(), "")));
    }

    private static void variables(YamlNode text, Map<String, VariableType> types) {
        for (String name : variables(text.text())) {
            if (!types.containsKey(name)) {
                VariableType.of(name)
                        .ifPresentOrElse(
                                type -> types.put(name, type),
                                () -> text.fault(
                                        "a variable that has a type",
                                        "{" + name + "}",
                                        Closest.hint(name, VariableType.names(), "") + " Or say so under variables."));
            }
        }
    }

    private static List<String> variables(String text) {
        return Sentence.VARIABLE.matcher(text).results().map(it -> it.group(1)).toList();
    }

    private List<Phrase> phrases(Map<String, YamlNode> entry, Map<String, VariableType> types) {
        List<Phrase> phrases = new ArrayList<>();
        for (String language : LANGUAGES) {
            YamlNode.node(entry, language)
                    .filter(node -> types.keySet().containsAll(variables(node.text())))
                    .ifPresent(node -> {
                        try {
                            phrases.add(phrase(language, node.text(), types));
                        } catch (PatternSyntaxException e) {
                            node.fault("a regular expression", e.getPattern(), e.getDescription() + ".");
                        }
                    });
        }
        return phrases;
    }

    private Phrase phrase(String language, String text, Map<String, VariableType> types) {
        boolean spaced = language.equals("en");
        StringBuilder regex = new StringBuilder();
        Matcher matcher = Sentence.VARIABLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            regex.append(literal(text.substring(from, matcher.start()), spaced));
            regex.append('(').append(group(matcher.group(1), types)).append(')');
            from = matcher.end();
        }
        regex.append(literal(text.substring(from), spaced));
        return new Phrase(language, text, variables(text), Pattern.compile(regex.toString()));
    }

    /** In English a space is a space; in Chinese there may be one around a variable, or none. */
    private static String literal(String text, boolean spaced) {
        if (spaced) {
            return Pattern.quote(text);
        }
        return text.isBlank() ? "\\s*" : "\\s*" + Pattern.quote(text.trim()) + "\\s*";
    }

    private String group(String variable, Map<String, VariableType> types) {
        VariableType type = types.get(variable);
        if (type == VariableType.HAPPENING) {
            return happenings.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed().thenComparing(it -> it))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
        }
        return patterns.getOrDefault(variable, type == null ? "" : type.regex());
    }

    private static Set<Stage> stages(Map<String, YamlNode> entry) {
        Optional<YamlNode> node = YamlNode.node(entry, "stages");
        if (node.isEmpty()) {
            return entry.containsKey("then") ? EnumSet.of(Stage.MOMENT) : EnumSet.allOf(Stage.class);
        }
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (YamlNode it : node.get().list()) {
            Optional<Stage> stage = Arrays.stream(Stage.values())
                    .filter(candidate -> candidate.label().equals(it.text()))
                    .findFirst();
            stage.ifPresentOrElse(stages::add, () -> it.fault("understand, moment or house", it.text(), ""));
        }
        return stages;
    }

    /** Every variable of the DRL has to be one of the sentence's own, or one that every rule has. */
    private static void checkDrl(YamlNode node, Form form, Map<String, String> keys, Map<String, VariableType> types) {
        for (String key : List.of(form.name().toLowerCase(Locale.ROOT), "when", "audience", "window", "counts")) {
            for (String name : variables(keys.getOrDefault(key, ""))) {
                if (!types.containsKey(name) && !DrlWriter.OF_THE_RULE.contains(name)) {
                    node.fault(
                            "a variable of the sentence in " + key,
                            "{" + name + "}",
                            "The sentence has " + types.keySet() + ".");
                }
            }
        }
    }
}
