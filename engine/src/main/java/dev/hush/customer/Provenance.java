package dev.hush.customer;

/** How we came to know a fact. */
public enum Provenance {
    /** The customer said so. */
    DECLARED,
    /** It happened where we could see it. */
    OBSERVED,
    /** A rule concluded it. */
    INFERRED,
    /** A third party sold or gave it. */
    BOUGHT
}
