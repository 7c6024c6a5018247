package dev.hush.engine;

import java.util.Comparator;

/**
 * What is counted of a rule.
 *
 * @param rulesVersion the version that receipts name
 * @param why the reason of a deferral or suppression, else empty
 */
public record RuleCount(String rulesVersion, String rule, What what, String why) implements Comparable<RuleCount> {
    private static final Comparator<RuleCount> ORDER = Comparator.comparing(RuleCount::rulesVersion)
            .thenComparing(RuleCount::rule)
            .thenComparing(RuleCount::what)
            .thenComparing(RuleCount::why);

    /** What may happen to a rule. */
    public enum What {
        /** Its conditions held, and it spoke. */
        FIRED,
        /** It proposed a message, at the first look; a deferral that comes back is no second one. */
        PROPOSED,
        /** Its message has to wait. */
        DEFERRED,
        /** Its message does not go out. */
        SUPPRESSED,
        /** A channel took its message. */
        SENT,
        /** The customer called messages spam, and its message was the last one before. */
        COMPLAINED,
        /** Microseconds that this engine spent until it spoke. */
        MICROS
    }

    @Override
    public int compareTo(RuleCount other) {
        return ORDER.compare(this, other);
    }
}
