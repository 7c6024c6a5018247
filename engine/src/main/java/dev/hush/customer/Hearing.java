package dev.hush.customer;

import dev.hush.address.AddressKeys;
import dev.hush.consent.Said;
import dev.hush.event.CustomerEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How an event is heard: when, with what names for addresses, and beside whom.
 *
 * @param now the instant of arrival, by our clock
 * @param sharers the customers who share an address with the one that it is about
 */
public record Hearing(Instant now, AddressKeys keys, Collection<CustomerState> sharers) {
    /** Heard by one who shares no address. */
    public Hearing(Instant now, AddressKeys keys) {
        this(now, keys, List.of());
    }

    /**
     * When we heard of it, later than anything that we heard before of the customer or a sharer: so that two engines whose clocks
     * differ agree on what came first.
     */
    Instant heard(CustomerState before) {
        Instant last = before.lastHeard();
        for (CustomerState sharer : sharers) {
            Instant theirs = sharer.lastHeard();
            last = theirs.isAfter(last) ? theirs : last;
        }
        return now.isAfter(last) ? now : last.plusNanos(1);
    }

    /** The event as something said; a clock that is ahead says no later a time than when we heard of it. */
    Said yes(CustomerState before, CustomerEvent event) {
        return new Said(event.source(), event.time().isAfter(now) ? now : event.time(), heard(before));
    }

    /** The event as something said, at the time that it says. */
    Said no(CustomerState before, CustomerEvent event) {
        return new Said(event.source(), event.time(), heard(before));
    }
}
