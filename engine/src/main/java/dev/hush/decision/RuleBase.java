package dev.hush.decision;

import java.util.Map;

/** Port: the rules of a workspace. Implementations are safe for use by several threads and never throw. */
public interface RuleBase {
    /** A name for the exact content of the rules and tables, such as a hash; it goes into every receipt. */
    String version();

    /** Each rule's id and its reason in plain words, the file's {@code Why}. */
    Map<String, String> reasons();

    /** The rule's reason in the language where the file gives it, else in the file's own; empty for no such rule. */
    default String why(String rule, String language) {
        return reasons().getOrDefault(rule, "");
    }

    /** Microseconds that each rule took in this process since it was asked last; empty where nobody measures. */
    default Map<String, Long> drainMicros() {
        return Map.of();
    }

    /** What the rules wish for; the same for the same situation, whatever the files' names or order. */
    Wishes consider(Situation situation);
}
