package dev.hush.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * One statement about what we may do, given or withdrawn; statements are only ever added.
 *
 * @param basis the lawful basis that the statement gives or takes away
 * @param at when the customer made it
 * @param expires the first instant at which it no longer holds, at the latest when the method's own time is over;
 *     empty for never
 * @param once whether it is good for one message only, the first one after it
 */
public record ConsentRecord(
        Purpose purpose,
        Channel channel,
        LawfulBasis basis,
        boolean given,
        Instant at,
        Optional<Instant> expires,
        boolean once,
        Proof proof) {
    public ConsentRecord {
        expires = given ? proof.method().endOf(at, expires) : expires;
    }

    /** A statement that holds until the customer says otherwise. */
    public static ConsentRecord of(
            Purpose purpose, Channel channel, LawfulBasis basis, boolean given, Instant at, Proof proof) {
        return new ConsentRecord(purpose, channel, basis, given, at, Optional.empty(), false, proof);
    }

    boolean concerns(Purpose wantedPurpose, Channel wantedChannel) {
        return purpose == wantedPurpose && channel == wantedChannel;
    }

    boolean holdsAt(Instant instant) {
        return given && expires.map(instant::isBefore).orElse(true);
    }
}
