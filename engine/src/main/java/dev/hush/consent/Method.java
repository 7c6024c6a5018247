package dev.hush.consent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a statement about consent came about. */
public enum Method {
    /** Nobody says how. */
    UNSTATED,
    FORM,
    CHECKOUT,
    /** Asked for, then confirmed from the address itself. */
    DOUBLE_OPT_IN,
    PREFERENCE_CENTRE,
    /** RFC 8058. */
    ONE_CLICK,
    /** A word in an answer, such as STOP. */
    REPLY,
    CALL,
    PAPER,
    IMPORT,
    /** A guardian agreed for a minor (GDPR Article 8). */
    GUARDIAN,
    /** Implied by a purchase: two years (CASL s. 10(10)(a)). */
    PURCHASE(Period.ofYears(2)),
    /** Implied by an inquiry: six months (CASL s. 10(10)(e)). */
    INQUIRY(Period.ofMonths(6));

    private final Optional<Period> lasts;

    Method() {
        lasts = Optional.empty();
    }

    Method(Period lasts) {
        this.lasts = Optional.of(lasts);
    }

    /** Whether nobody said yes, and the law takes a yes for granted for a while. */
    public boolean implied() {
        return lasts.isPresent();
    }

    /** The end of what this method can give, and no later than what was declared. */
    Optional<Instant> endOf(Instant given, Optional<Instant> declared) {
        return Stream.concat(lasts.map(period -> after(given, period)).stream(), declared.stream())
                .min(Instant::compareTo);
    }

    /** A time that no calendar holds gives nothing. */
    private static Instant after(Instant given, Period period) {
        try {
            return given.atOffset(ZoneOffset.UTC).plus(period).toInstant();
        } catch (DateTimeException e) {
            return given;
        }
    }

    /** Reads {@code double-opt-in} or {@code DOUBLE_OPT_IN}; what cannot be read is unstated. */
    public static Method of(String text) {
        String name = text.trim().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Stream.of(values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(UNSTATED);
    }
}
