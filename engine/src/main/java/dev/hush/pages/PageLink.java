package dev.hush.pages;

import dev.hush.event.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a signed link says: which page, of whom, and from which message it comes.
 *
 * @param outreach the key of the message that the link was in
 * @param about the consents it is about, as PURPOSE/CHANNEL with commas between them; may be empty
 * @param address the channel and key of the address that it was sent to, divided by a slash; empty where nobody noted it
 * @param issued the day in UTC from which its life is counted
 */
public record PageLink(
        PageKind kind, CustomerId customer, String outreach, String about, String address, LocalDate issued) {

    /** Another page of the same customer; it lives no longer for being reached from this one. */
    public PageLink to(PageKind other) {
        return new PageLink(other, customer, outreach, about, address, issued);
    }

    /** The first instant at which it opens nothing any more: its last day is counted whole. */
    public Instant expires() {
        return issued.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(kind.life());
    }

    boolean livesAt(Instant now) {
        return now.isBefore(expires());
    }
}
