package dev.hush.consent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the word of a source goes: the one rule by which a no and a yes about the same thing are weighed, and the
 * house's exceptions to it. docs/decisions.md, "A no and a yes", has it as a table with its reasons.
 *
 * <p>It is asked for consents, pauses, freezes and addresses alike. Where nobody can know who spoke last, the no holds.
 */
public record Sources(List<Source> rows) {
    /** A house that adds nothing: no two sources share a clock, and each may be off by a day. */
    public static final Sources NONE = new Sources(List.of());

    private static final Duration A_DAY = Duration.ofDays(1);

    public Sources {
        rows = List.copyOf(rows);
    }

    /**
     * A row of sources.csv.
     *
     * @param source the source's name; one that ends in {@code *} is for every source that begins so
     * @param clock the name of a clock that it shares with others of that name; empty for one of its own
     * @param off how far that clock may be off; empty for a day
     * @param carries whether it may move consents to another address that it says is verified
     * @param bindsAccountOnly whether a no of an account that never verified its address leaves the address's other accounts alone
     * @param identifies whether it may say that two identities are one person
     */
    public record Source(
            String source,
            Optional<String> clock,
            Optional<Duration> off,
            boolean carries,
            boolean bindsAccountOnly,
            boolean identifies) {
        boolean fits(String name) {
            return source.endsWith("*")
                    ? name.startsWith(source.substring(0, source.length() - 1))
                    : name.equals(source);
        }
    }

    /**
     * Whether the no holds against the yes, whatever their stamps say.
     *
     * <p>A yes that we heard first, or at once with it, falls: unless the no is older than it by more than the clock may be off, and
     * one clock stamped both, so that it is a history loaded out of order. A yes that we heard later stands only if it says a
     * later time, or comes from the person's own hand; and what a hand has ended on our pages, only a hand begins again.
     */
    public boolean holds(Said no, Said yes) {
        if (yes.heard().isAfter(no.heard())) {
            return !yes.byOwnHand() && (no.byOwnHand() || !yes.at().isAfter(no.at()));
        }
        return !shareAClock(no, yes)
                || !no.at().isBefore(yes.at().minus(off(no.source())))
                || !no.at().isBefore(yes.at().minus(off(yes.source())));
    }

    /** Whether consents may follow a customer to an address that this source says is verified. */
    public boolean carries(String source) {
        return source.equals(Said.OWN_HAND)
                || row(source).filter(Source::carries).isPresent();
    }

    /** Whether a no that came by this source binds its account alone, as long as that never verified the address. */
    public boolean bindsAccountOnly(String source) {
        return row(source).filter(Source::bindsAccountOnly).isPresent();
    }

    /** Whether this source may say that two identities are one person. */
    public boolean identifies(String source) {
        return row(source).filter(Source::identifies).isPresent();
    }

    private boolean shareAClock(Said one, Said other) {
        Optional<String> clock = row(one.source()).flatMap(Source::clock);
        return one.source().equals(other.source())
                || (clock.isPresent() && clock.equals(row(other.source()).flatMap(Source::clock)));
    }

    private Duration off(String source) {
        return row(source).flatMap(Source::off).orElse(A_DAY);
    }

    /** The house's exception; what people say on our own pages is under none. */
    private Optional<Source> row(String name) {
        return name.equals(Said.OWN_HAND)
                ? Optional.empty()
                : rows.stream().filter(it -> it.fits(name)).findFirst();
    }
}
