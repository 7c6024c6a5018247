package dev.hush.event;

import java.util.Set;

/** The event types whose meaning is Hush's own, in every workspace. */
public final class HouseEvents {
    /** {@code data}: zone, language, country, email, phone, and facts by name. */
    public static final String CUSTOMER_DECLARED = "customer.declared";

    /** {@code data}: {@code consents}, a list of PURPOSE/CHANNEL; {@code expires} and {@code text} may be added. */
    public static final String CONSENT_GIVEN = "consent.given";

    /** {@code data}: {@code consents}, a list of PURPOSE/CHANNEL; without it, or unreadable, everything is withdrawn. */
    public static final String CONSENT_WITHDRAWN = "consent.withdrawn";

    /** {@code data}: {@code consents}, a list of PURPOSE/CHANNEL that the customer asked for and has yet to confirm. */
    public static final String CONSENT_REQUESTED = "consent.requested";

    /** {@code data}: {@code until}, an instant; nothing but duties until then. */
    public static final String CUSTOMER_PAUSED = "customer.paused";

    /** The customer ended the pause. */
    public static final String CUSTOMER_RESUMED = "customer.resumed";

    /** {@code data}: {@code says}, what is wrong in what we know, for a person to read (GDPR Article 16). */
    public static final String CORRECTION_ASKED = "correction.asked";

    /** {@code data}: {@code same}, a list of other identities of the customer; all become one, as by a merge. */
    public static final String CUSTOMER_IDENTIFIED = "customer.identified";

    /**
     * {@code data}: {@code channel}, and {@code address} where it is not the customer's newest; the address does not work and is
     * suppressed (RFC 3464, class 5).
     */
    public static final String MESSAGE_BOUNCED = "message.bounced";

    /** The customer called a message spam (RFC 5965); every channel is suppressed at once. */
    public static final String MESSAGE_COMPLAINED = "message.complained";

    /** {@code data}: {@code name} of the follow-up and {@code of}, the first event's data. */
    public static final String FOLLOW_UP_DUE = "follow-up.due";

    /** {@code data}: {@code campaign} and {@code scheduled}. */
    public static final String CAMPAIGN_ASKED = "campaign.asked";

    /** The follow-up that asks whether what was agreed to holds for a new address, too. */
    public static final String CONFIRM_ADDRESS = "confirm-address";

    static final Set<String> ALL = Set.of(
            CUSTOMER_DECLARED,
            CONSENT_GIVEN,
            CONSENT_WITHDRAWN,
            CONSENT_REQUESTED,
            CUSTOMER_PAUSED,
            CUSTOMER_RESUMED,
            CORRECTION_ASKED,
            CUSTOMER_IDENTIFIED,
            MESSAGE_BOUNCED,
            MESSAGE_COMPLAINED,
            FOLLOW_UP_DUE,
            CAMPAIGN_ASKED);

    private HouseEvents() {}

    /** Whether the type's meaning is Hush's own. */
    public static boolean include(String type) {
        return ALL.contains(type);
    }
}
