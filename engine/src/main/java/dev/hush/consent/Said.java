package dev.hush.consent;

import java.time.Instant;

/**
 * That something was said: by which source, at what time by that source's clock, and when we heard of it by ours.
 *
 * @param source the source of the event that told it
 * @param at when it was said, as the source says
 * @param heard when we heard of it; later for what we heard later, of one customer and of all who share an address
 */
public record Said(String source, Instant at, Instant heard) {
    /** The source of what people say on our own pages; no other event may bear it. */
    public static final String OWN_HAND = "hush:pages";

    /** Whether the person said it to us, by our clock, and nobody in between. */
    public boolean byOwnHand() {
        return source.equals(OWN_HAND);
    }
}
