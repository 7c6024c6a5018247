package dev.hush.rulebase;

import dev.hush.file.Closest;
import dev.hush.file.Durations;
import dev.hush.rulebase.Sentence.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The closed set of sentences that rules are written in, from {@code rules/vocabulary/*.sentences.yaml}. */
public final class Vocabulary {
    private static final String ENGLISH = "en";

    private final List<Sentence> sentences;
    private final Map<String, String> happenings;

    /** @param happenings the titles of events, such as "an order was placed", and the types that they stand for */
    Vocabulary(List<Sentence> sentences, Map<String, String> happenings) {
        this.sentences = List.copyOf(sentences);
        this.happenings = Map.copyOf(happenings);
    }

    /**
     * How a sentence is said in one language.
     *
     * @param variables the names of the variables in the order of the text, which is that of the pattern's groups
     */
    public record Phrase(String language, String text, List<String> variables, Pattern pattern) {
        /** The length of the text that is no variable: of two sentences that fit, the longer one is meant. */
        int literalLength() {
            return Sentence.VARIABLE.matcher(text).replaceAll("").length();
        }
    }

    private record Fit(Spoken spoken, int literalLength) {}

    /** The sentence that a line says; of several that fit, the one with the most words of its own. */
    Optional<Spoken> understand(String line, int number) {
        return sentences.stream()
                .flatMap(sentence ->
                        sentence.phrases().stream().flatMap(phrase -> fit(sentence, phrase, line, number).stream()))
                .max(Comparator.comparing(Fit::literalLength)
                        .thenComparing(it -> it.spoken().sentence().id()))
                .map(Fit::spoken);
    }

    private Optional<Fit> fit(Sentence sentence, Phrase phrase, String line, int number) {
        Matcher matcher = phrase.pattern().matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < phrase.variables().size(); i++) {
            String variable = phrase.variables().get(i);
            String value = matcher.group(i + 1).trim();
            boolean happening = sentence.types().get(variable) == VariableType.HAPPENING;
            values.put(variable, happening ? happenings.getOrDefault(value, value) : value);
        }
        return Optional.of(new Fit(new Spoken(sentence, values, line, number), phrase.literalLength()));
    }

    /** What a line that no sentence fits probably meant. */
    String hint(String line, Form... forms) {
        List<String> texts = new ArrayList<>();
        for (Sentence sentence : sentences) {
            if (List.of(forms).contains(sentence.form())) {
                texts.add(sentence.text());
            }
        }
        if (texts.remove("{happening}")) {
            texts.addAll(happenings.keySet());
        }
        return Closest.hint(line, texts, "") + " New sentences: rules/README.md, step 4.";
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** The languages that sentences are said in. */
    public List<String> languages() {
        return SentenceFiles.LANGUAGES;
    }

    /**
     * Every sentence as a row for people: id, sentence and example in the language, the English sentence beside another
     * language's, use (when or then), and the stages of rules where it may be said.
     */
    public List<Map<String, String>> rows(String language) {
        return sentences.stream().map(sentence -> row(sentence, language)).toList();
    }

    private Map<String, String> row(Sentence sentence, String language) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", sentence.id());
        row.put("sentence", sentence.phrase(language).text());
        if (!language.equals(ENGLISH)) {
            row.put(ENGLISH, sentence.text());
        }
        row.put("use", sentence.form() == Form.THEN ? "then" : "when");
        row.put("stages", sentence.stages().stream().sorted().map(Stage::label).collect(Collectors.joining(" ")));
        String example = sentence.key("example").orElse("");
        row.put("example", inLanguage(example, language).orElse(example));
        return row;
    }

    /** The line as it is said in another language; empty where it is no sentence. */
    public Optional<String> inLanguage(String line, String language) {
        return understand(line, 1)
                .map(spoken -> Sentence.fill(
                        spoken.sentence().phrase(language).text(),
                        variable -> spoken.value(variable)
                                .map(value -> value(spoken.sentence(), variable, value, language))));
    }

    private String value(Sentence sentence, String variable, String value, String language) {
        if (sentence.types().get(variable) == VariableType.DURATION && language.equals("zh-Hant")) {
            return Durations.inChinese(value);
        }
        return sentence.types().get(variable) == VariableType.HAPPENING
                ? happenings.entrySet().stream()
                        .filter(title -> title.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .filter(title ->
                                language.equals(ENGLISH) == title.chars().allMatch(c -> c < 0x2E80))
                        .findFirst()
                        .orElse(value)
                : value;
    }
}
