package dev.hush.consent;

/** What personal data is used for; a consent is always for one of these. */
public enum Purpose {
    /** Performing what the customer ordered or asked for. */
    SERVICE,
    /** Looking after the customer: thanks, apologies, help, small joys. */
    CARE,
    /** Direct marketing. */
    PROMOTION,
    /** Asking for an opinion. */
    RESEARCH
}
