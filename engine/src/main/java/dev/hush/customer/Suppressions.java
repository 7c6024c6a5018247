package dev.hush.customer;

import java.util.List;

/** Why a channel may not be used, by the code of the reason: of two the one that is harder to lift holds. */
final class Suppressions {
    /** Binds what nobody owes; lifted by nothing but an address of one's own. */
    static final String SHARED = "SHARED_ADDRESS";

    /** Lifted by another address, or from the address itself. */
    static final String BOUNCE = "SUPPRESSED_BOUNCE";

    /** The address of somebody who was erased; lifted from the address itself. */
    static final String OPTED_OUT = "OPTED_OUT";

    /** Lifted by nothing. */
    static final String COMPLAINT = "SUPPRESSED_COMPLAINT";

    private static final List<String> EASIEST_FIRST = List.of(SHARED, BOUNCE, OPTED_OUT, COMPLAINT);

    private Suppressions() {}

    static String stricter(String one, String other) {
        return isStricter(one, other) ? one : other;
    }

    /** Whether the one is at least as hard to lift as the other. */
    static boolean isStricter(String one, String other) {
        return strictness(one) >= strictness(other);
    }

    /** More is harder to lift. */
    static int strictness(String reason) {
        return EASIEST_FIRST.indexOf(reason);
    }
}
