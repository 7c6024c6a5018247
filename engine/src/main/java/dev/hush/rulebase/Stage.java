package dev.hush.rulebase;

import java.util.Locale;

/** The three sessions of a decision, one after another; each sees what the earlier ones produced. */
public enum Stage {
    /** Who is this now: insights. */
    UNDERSTAND,
    /** What might be said: proposals. */
    MOMENT,
    /** What must not happen: objections to proposals. */
    HOUSE;

    /** The stage of a file, by its folder below rules/. */
    static Stage of(String path) {
        if (path.startsWith("rules/understand/")) {
            return UNDERSTAND;
        }
        return path.startsWith("rules/house/") ? HOUSE : MOMENT;
    }

    /** The name in a file, such as {@code moment}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String packageName() {
        return "rules." + label();
    }

    /** Where Drools expects the package's files. */
    String folder() {
        return "rules/" + label() + "/";
    }
}
