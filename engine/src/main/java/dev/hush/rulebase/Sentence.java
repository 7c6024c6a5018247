package dev.hush.rulebase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence of the vocabulary and the DRL that it becomes.
 *
 * @param text the sentence with its variables in braces
 * @param form what {@code drl} is
 * @param stages where it may be used
 * @param drl the constraint, pattern or statement, with the variables in braces
 * @param keys the other keys of its entry: when, audience, window, counts, reads-field, example
 */
record Sentence(
        String id, String text, Form form, Set<Stage> stages, String drl, Map<String, String> keys, Pattern pattern) {

    /** What a sentence is in a rule. */
    enum Form {
        /** Which event the rule is asked about; at most one in a rule. */
        TRIGGER,
        /** A constraint on the matter. */
        WHEN,
        /** A pattern of its own. */
        PATTERN,
        /** A consequence. */
        THEN
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    /** The names of the variables, in the order of the text. */
    static List<String> variables(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    List<String> variables() {
        return variables(text);
    }

    /** The length of the text that is no variable: of two sentences that fit, the longer one is meant. */
    int literalLength() {
        return VARIABLE.matcher(text).replaceAll("").length();
    }

    Optional<String> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }
}
