package dev.hush.rulebase;

import dev.hush.rulebase.Vocabulary.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence of the vocabulary and the DRL that it becomes.
 *
 * @param phrases how it is said, the English one first
 * @param form what {@code drl} is
 * @param stages where it may be used
 * @param drl the constraint, pattern or statement, with the variables in braces
 * @param types the variables and what may stand for them
 * @param keys the scalar keys of its entry: when, audience, window, counts, reads, field, example, …
 */
public record Sentence(
        String id,
        List<Phrase> phrases,
        Form form,
        Set<Stage> stages,
        String drl,
        Map<String, VariableType> types,
        Map<String, String> keys) {

    /** What a sentence is in a rule. */
    public enum Form {
        /** Which event the rule is asked about; at most one in a rule. */
        TRIGGER,
        /** A constraint on the matter. */
        WHEN,
        /** A pattern of its own. */
        PATTERN,
        /** A consequence. */
        THEN
    }

    /** A call at the beginning of a constraint that is compared with something. */
    private static final Pattern COMPARED = Pattern.compile("^(\\w+\\([^()]*\\)) (?:==|!=|<=|>=|<|>) ");

    static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    public Sentence {
        phrases = List.copyOf(phrases);
        stages = Set.copyOf(stages);
        types = Map.copyOf(types);
        keys = Map.copyOf(keys);
    }

    /** The English sentence, with its variables in braces. */
    public String text() {
        return phrases.get(0).text();
    }

    /** How it is said in the language, else in English. */
    Phrase phrase(String language) {
        return phrases.stream()
                .filter(it -> it.language().equals(language))
                .findFirst()
                .orElseGet(() -> phrases.get(0));
    }

    Optional<String> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** The expression of what it looks at: the key {@code found}, else what its constraint compares first. */
    Optional<String> value() {
        return key("found")
                .or(() ->
                        key("when").map(COMPARED::matcher).filter(Matcher::find).map(matcher -> matcher.group(1)));
    }

    /** A text of the entry with each variable replaced; variables without a value stay. */
    static String fill(String text, java.util.function.Function<String, Optional<String>> value) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String replacement = value.apply(matcher.group(1)).orElse(matcher.group());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(filled).toString();
    }
}
