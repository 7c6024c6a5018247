package dev.hush.rulebase;

import dev.hush.consent.Purpose;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Sets of purposes as a number, one bit each, as the conditions of rules carry them. */
final class Purposes {
    private Purposes() {}

    static int bits(Collection<Purpose> purposes) {
        int bits = 0;
        for (Purpose purpose : purposes) {
            bits |= 1 << purpose.ordinal();
        }
        return bits;
    }

    /** Whether all the purposes that are asked for are among those allowed. */
    static boolean allow(Set<Purpose> allowed, int asked) {
        return (asked & ~bits(allowed)) == 0;
    }

    static Set<Purpose> all() {
        return EnumSet.allOf(Purpose.class);
    }
}
