package dev.hush.decision;

/** Port: the rules of a workspace. Implementations are safe for use by several threads and never throw. */
public interface RuleBase {
    /** A name for the exact content of the rules and tables, such as a hash; it goes into every receipt. */
    String version();

    /** What the rules wish for; the same for the same situation, whatever the files' names or order. */
    Wishes consider(Situation situation);
}
