package dev.hush.contact;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import java.time.Instant;
import java.util.Optional;

/**
 * One message to a customer: reserved when decided, counted from the hand-over.
 *
 * @param key the outreach's key, event/rule
 * @param attention what it takes of the customer's attention, 0 or more
 * @param address the key of the address that it goes to; empty where that is not known
 * @param handedOver when the channel took it; empty while it is a reservation
 */
public record Contact(
        String key,
        String rule,
        Occasion occasion,
        String template,
        Purpose purpose,
        Channel channel,
        Kind kind,
        int attention,
        Instant decidedAt,
        Optional<Instant> handedOver,
        Optional<String> address) {

    /** A message of which is not known where it goes. */
    public Contact(
            String key,
            String rule,
            Occasion occasion,
            String template,
            Purpose purpose,
            Channel channel,
            Kind kind,
            int attention,
            Instant decidedAt,
            Optional<Instant> handedOver) {
        this(key, rule, occasion, template, purpose, channel, kind, attention, decidedAt, handedOver, Optional.empty());
    }

    /**
     * The instant at which it counts in a cap: the hand-over; a reservation, which may become a hand-over at any moment,
     * counts as if that were now.
     */
    public Instant countsAt(Instant now) {
        return handedOver.orElse(decidedAt.isAfter(now) ? decidedAt : now);
    }

    /** When it was last heard of: the hand-over, or for a reservation the decision. */
    public Instant lastAt() {
        return handedOver.orElse(decidedAt);
    }

    /** The same, gone to an address. */
    public Contact to(Optional<String> addressKey) {
        return new Contact(
                key,
                rule,
                occasion,
                template,
                purpose,
                channel,
                kind,
                attention,
                decidedAt,
                handedOver,
                addressKey.or(() -> address));
    }

    Contact handedOverAt(Instant at, int price) {
        return new Contact(
                key, rule, occasion, template, purpose, channel, kind, price, decidedAt, Optional.of(at), address);
    }
}
