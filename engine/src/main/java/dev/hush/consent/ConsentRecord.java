package dev.hush.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * One statement about what we may do, given or withdrawn; statements are only ever added.
 *
 * @param basis the lawful basis that the statement gives or takes away
 * @param said by whom and when it was made, and when we heard of it
 * @param expires the first instant at which it no longer holds, at the latest when the method's own time is over;
 *     empty for never
 * @param once whether it is good for one message only, the first one after it
 * @param address the key of the address that it was made for; empty while the customer has none on the channel
 * @param byHand whether it was said from that very address: by a link that was sent there
 * @param overruled whether a no holds against it ({@link Sources#holds}); never so for a no
 */
public record ConsentRecord(
        Purpose purpose,
        Channel channel,
        LawfulBasis basis,
        boolean given,
        Said said,
        Optional<Instant> expires,
        boolean once,
        Proof proof,
        Optional<String> address,
        boolean byHand,
        boolean overruled) {
    public ConsentRecord {
        expires = given ? proof.method().endOf(said.at(), expires) : expires;
    }

    /** A statement that was heard when it was made, and holds until the customer says otherwise. */
    public static ConsentRecord of(
            Purpose purpose, Channel channel, LawfulBasis basis, boolean given, Instant at, Proof proof) {
        return new ConsentRecord(
                purpose,
                channel,
                basis,
                given,
                new Said(proof.source(), at, at),
                Optional.empty(),
                false,
                proof,
                Optional.empty(),
                false,
                false);
    }

    /** When the customer made it. */
    public Instant at() {
        return said.at();
    }

    /** The same, made for an address. */
    public ConsentRecord to(String addressKey) {
        return new ConsentRecord(
                purpose, channel, basis, given, said, expires, once, proof, Optional.of(addressKey), byHand, overruled);
    }

    /** The same, made before there was an address. */
    public ConsentRecord toNone() {
        return new ConsentRecord(
                purpose, channel, basis, given, said, expires, once, proof, Optional.empty(), byHand, overruled);
    }

    /** The same, for an address that it was not said from. */
    ConsentRecord movedTo(String addressKey) {
        return new ConsentRecord(
                purpose, channel, basis, given, said, expires, once, proof, Optional.of(addressKey), false, overruled);
    }

    public ConsentRecord overruled(boolean against) {
        return against == overruled
                ? this
                : new ConsentRecord(
                        purpose, channel, basis, given, said, expires, once, proof, address, byHand, against);
    }

    /** Whether it is about the purpose on the channel. */
    public boolean concerns(Purpose wantedPurpose, Channel wantedChannel) {
        return purpose == wantedPurpose && channel == wantedChannel;
    }

    /** Whether it counts for the address: it was made for it, or before there was any. */
    boolean countsFor(Optional<String> addressKey) {
        return address.isEmpty() || address.equals(addressKey);
    }

    boolean sameMatter(ConsentRecord other) {
        return basis == other.basis && concerns(other.purpose, other.channel);
    }

    boolean holdsAt(Instant instant) {
        return given && !overruled && expires.map(instant::isBefore).orElse(true);
    }
}
