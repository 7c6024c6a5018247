package dev.hush.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything a customer has said about what we may do, and what follows from it.
 *
 * <p>For each purpose, channel and basis a yes counts that no no holds against ({@link Sources#holds}); of several the
 * one with the latest time. A yes counts for the address that it was given for.
 *
 * @param records the statements in order of arrival
 */
public record Consents(List<ConsentRecord> records) {
    public static final Consents NONE = new Consents(List.of());

    public Consents {
        records = List.copyOf(records);
    }

    /** These statements and one more, weighed against each other by the rule without exceptions. */
    public Consents with(ConsentRecord statement) {
        return with(statement, Sources.NONE);
    }

    /** These statements and one more, weighed against each other. */
    public Consents with(ConsentRecord statement, Sources sources) {
        List<ConsentRecord> all = new ArrayList<>(records.size() + 1);
        boolean against = false;
        for (ConsentRecord known : records) {
            if (!known.sameMatter(statement) || known.given() == statement.given()) {
                all.add(known);
            } else if (known.given()) {
                all.add(known.overruled(known.overruled() || holds(statement, known, sources)));
            } else {
                all.add(known);
                against |= holds(known, statement, sources);
            }
        }
        all.add(statement.overruled(statement.overruled() || against));
        return new Consents(all);
    }

    /** An import tells what somebody else was told, so it never takes back a no that we were told ourselves. */
    private static boolean holds(ConsentRecord no, ConsentRecord yes, Sources sources) {
        return yes.proof().method() == Method.IMPORT || sources.holds(no.said(), yes.said());
    }

    /** The statements with what was said for no address yet, on this channel, as said for the first one. */
    public Consents to(Channel channel, String addressKey) {
        Predicate<ConsentRecord> open =
                it -> it.channel() == channel && it.address().isEmpty();
        return records.stream().noneMatch(open)
                ? this
                : new Consents(records.stream()
                        .map(it -> open.test(it) ? it.to(addressKey) : it)
                        .toList());
    }

    /**
     * Those of one address, as if they had been said for another: a source that may say so says that both are one person's. They
     * were not said from there, so they end no no of that mailbox.
     */
    public Consents moved(Channel channel, String from, String to) {
        return new Consents(records.stream()
                .map(it -> it.channel() == channel
                                && it.address().filter(from::equals).isPresent()
                        ? it.movedTo(to)
                        : it)
                .toList());
    }

    /** The consent for this purpose on this channel, for this address, that holds at the instant. */
    public Optional<ConsentRecord> consent(Purpose purpose, Channel channel, Optional<String> address, Instant at) {
        return latest(purpose, channel, it -> it.countsFor(address)).filter(yes -> yes.holdsAt(at));
    }

    /** Whether a consent for this purpose on this channel holds at the instant, whatever the address. */
    public boolean allows(Purpose purpose, Channel channel, Instant at) {
        return latest(purpose, channel, it -> true)
                .filter(yes -> yes.holdsAt(at))
                .isPresent();
    }

    /** Whether a contract or a request of the customer's lets us serve at the instant; it is no matter of channel. */
    public boolean servesByContract(Instant at) {
        return records.stream()
                .anyMatch(statement -> statement.basis() != LawfulBasis.CONSENT && statement.holdsAt(at));
    }

    /** Whether the customer has said no, or taken back a yes, for this purpose and channel. */
    public boolean optedOut(Purpose purpose, Channel channel) {
        return statements(purpose, channel).anyMatch(it -> !it.given())
                && latest(purpose, channel, it -> true).isEmpty();
    }

    /** What the customer took back of this purpose on this channel, also where they gave it again later. */
    public Stream<ConsentRecord> withdrawals(Purpose purpose, Channel channel) {
        return statements(purpose, channel).filter(it -> !it.given());
    }

    /** Whether a consent was taken back, as we heard it, at the instant or later. */
    public boolean withdrawnSince(Purpose purpose, Channel channel, Instant since) {
        return withdrawals(purpose, channel).anyMatch(no -> !no.said().heard().isBefore(since));
    }

    /** As withdrawnSince, of what was said for one address. */
    public boolean withdrawnSince(Purpose purpose, Channel channel, String address, Instant since) {
        return withdrawals(purpose, channel)
                .filter(no -> no.address().filter(address::equals).isPresent())
                .anyMatch(no -> !no.said().heard().isBefore(since));
    }

    /** Whether a consent for this purpose and channel once held and has run out. */
    public boolean expired(Purpose purpose, Channel channel, Instant at) {
        return latest(purpose, channel, it -> true)
                .filter(yes -> !yes.holdsAt(at))
                .isPresent();
    }

    /** When the person behind an address last said yes to this purpose from there; empty for never. */
    public Optional<Instant> handedYes(Purpose purpose, Channel channel, String address) {
        return handedYes(channel, address, it -> it.purpose() == purpose);
    }

    /** When the person behind an address last said yes to anything from there; empty for never. */
    public Optional<Instant> handedYes(Channel channel, String address) {
        return handedYes(channel, address, it -> true);
    }

    private Optional<Instant> handedYes(Channel channel, String address, Predicate<ConsentRecord> wanted) {
        return records.stream()
                .filter(it -> it.given() && it.byHand() && it.channel() == channel)
                .filter(it -> it.address().filter(address::equals).isPresent())
                .filter(wanted)
                .map(it -> it.said().heard())
                .max(Comparator.naturalOrder());
    }

    /** When we last heard of any; {@link Instant#MIN} for never. */
    public Instant lastHeard() {
        Instant last = Instant.MIN;
        for (ConsentRecord record : records) {
            last = record.said().heard().isAfter(last) ? record.said().heard() : last;
        }
        return last;
    }

    private Stream<ConsentRecord> statements(Purpose purpose, Channel channel) {
        return records.stream()
                .filter(it -> it.basis() == LawfulBasis.CONSENT)
                .filter(it -> it.concerns(purpose, channel));
    }

    private Optional<ConsentRecord> latest(Purpose purpose, Channel channel, Predicate<ConsentRecord> wanted) {
        ConsentRecord latest = null;
        for (ConsentRecord it : records) {
            boolean counts = it.given()
                    && !it.overruled()
                    && it.basis() == LawfulBasis.CONSENT
                    && it.concerns(purpose, channel)
                    && wanted.test(it);
            if (counts && (latest == null || !it.at().isBefore(latest.at()))) {
                latest = it;
            }
        }
        return Optional.ofNullable(latest);
    }
}
