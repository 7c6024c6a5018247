package dev.hush.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * One statement about what we may do, given or withdrawn; statements are only ever added.
 *
 * @param basis the lawful basis that the statement gives or takes away
 * @param at when the customer made it
 * @param expires the first instant at which it no longer holds; empty for never
 * @param proof where it came from: the event's source and id, and the version of the text shown where known
 */
public record ConsentRecord(
        Purpose purpose,
        Channel channel,
        LawfulBasis basis,
        boolean given,
        Instant at,
        Optional<Instant> expires,
        String proof) {

    boolean concerns(Purpose wantedPurpose, Channel wantedChannel) {
        return purpose == wantedPurpose && channel == wantedChannel;
    }

    boolean holdsAt(Instant instant) {
        return given && expires.map(instant::isBefore).orElse(true);
    }
}
