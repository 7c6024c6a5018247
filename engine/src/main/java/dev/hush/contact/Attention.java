package dev.hush.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a customer has to spare for us: every message takes some of it, time and the customer's own steps bring it back.
 *
 * <p>The balance is no number that is kept but follows from what happened, so it cannot be counted wrongly. A
 * reservation takes its price in full until it is handed over or given back.
 *
 * @param full the most that there is, in points; everyone starts with it
 * @param perDay points that come back in 24 hours
 * @param perEngagement points that come back when the customer starts a contact
 */
public record Attention(int full, int perDay, int perEngagement) {
    private static final long PARTS = 1000;

    private record Change(Instant at, long parts) {}

    /**
     * The balance in whole points, rounded down.
     *
     * @param engagements when the customer started a contact
     */
    public long balance(ContactHistory history, List<Instant> engagements, Instant at) {
        long reserved = history.contacts().stream()
                .filter(contact -> contact.handedOver().isEmpty())
                .mapToLong(Contact::attention)
                .sum();
        return Math.floorDiv(spent(history, engagements, at) - reserved * PARTS, PARTS);
    }

    /** How long until so many points more are there, if nothing else happens; empty for never. */
    public Optional<Duration> timeFor(long points) {
        return perDay == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        Math.floorDiv(points * Duration.ofDays(1).toSeconds(), perDay) + 1));
    }

    private long spent(ContactHistory history, List<Instant> engagements, Instant at) {
        Stream<Change> taken = history.contacts().stream()
                .filter(contact -> contact.attention() > 0)
                .flatMap(contact ->
                        contact.handedOver().stream().map(it -> new Change(it, -contact.attention() * PARTS)));
        Stream<Change> given = engagements.stream().map(it -> new Change(it, perEngagement * PARTS));
        List<Change> changes = Stream.concat(taken, given)
                .filter(change -> !change.at().isAfter(at))
                .sorted(Comparator.comparing(Change::at).thenComparing(Change::parts))
                .toList();
        long parts = full * PARTS;
        Instant before = changes.isEmpty() ? at : changes.get(0).at();
        for (Change change : changes) {
            parts = capped(parts + grown(before, change.at())) + change.parts();
            parts = capped(parts);
            before = change.at();
        }
        return capped(parts + grown(before, at));
    }

    private long capped(long parts) {
        return Math.min(full * PARTS, parts);
    }

    private long grown(Instant from, Instant to) {
        return Math.floorDiv(
                Duration.between(from, to).toSeconds() * perDay * PARTS,
                Duration.ofDays(1).toSeconds());
    }
}
