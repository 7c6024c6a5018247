package dev.hush.offer;

/**
 * Why we would speak, the most owed first; the kind says which guards bind.
 *
 * <p>Do-not-contact, lawful basis, quiet hours and staleness bind every kind.
 */
public enum Kind {
    /** Asked for or owed; only templates that the engineers list in duties.yaml. */
    DUTY(false, false),
    /** Making good what went wrong. */
    REPAIR(false, true),
    /** What we said we would do. */
    PROMISE(false, true),
    /** A thanks, a small joy, a question. */
    KINDNESS(true, true),
    /** Direct marketing. */
    PROMOTION(true, true);

    private final boolean optional;
    private final boolean counted;

    Kind(boolean optional, boolean counted) {
        this.optional = optional;
        this.counted = counted;
    }

    /** Whether caps, attention, freeze, holdout and one-a-day bind it: nobody owes it to the customer. */
    public boolean optional() {
        return optional;
    }

    /** Whether it counts in the caps of what comes later. */
    public boolean counted() {
        return counted;
    }
}
