package dev.hush.journal;

/** Whom a receipt is told to. */
public enum Reader {
    /** Everything that is kept: rules, versions, codes, bounds. */
    OPERATOR,
    /** A sentence, and what would have changed the answer. */
    MARKETER,
    /** Why, what, and how to stop; in the second person, without ids. */
    CUSTOMER
}
