package dev.hush.consent;

/** Why processing is lawful (GDPR Article 6(1)), as far as Hush relies on it. */
public enum LawfulBasis {
    /** Article 6(1)(a). */
    CONSENT,
    /** Article 6(1)(b): performing a contract with the customer. */
    CONTRACT,
    /** Article 6(1)(b): steps taken at the customer's own request. */
    REQUEST
}
