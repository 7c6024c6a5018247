package dev.hush.customer;

import java.util.List;

/** Why a channel may not be used, by the code of the reason: of two the one that is harder to lift holds. */
final class Suppressions {
    /** Lifted by another address. */
    static final String BOUNCE = "SUPPRESSED_BOUNCE";

    /** Lifted by nothing. */
    static final String COMPLAINT = "SUPPRESSED_COMPLAINT";

    private static final List<String> EASIEST_FIRST = List.of(BOUNCE, "OPTED_OUT", COMPLAINT);

    private Suppressions() {}

    static String stricter(String one, String other) {
        return EASIEST_FIRST.indexOf(one) >= EASIEST_FIRST.indexOf(other) ? one : other;
    }
}
