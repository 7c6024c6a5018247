package dev.hush.contact;

import dev.hush.offer.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What we said to one customer, oldest first, kept as long as any cap may look back. */
public record ContactHistory(List<Contact> contacts) {
    public static final ContactHistory EMPTY = new ContactHistory(List.of());

    /** How long a contact is remembered: longer than the widest window that a cap may have. */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final Comparator<Contact> RESERVED_FIRST =
            Comparator.comparing(Contact::decidedAt).thenComparing(Contact::key);

    public ContactHistory {
        contacts = List.copyOf(contacts);
    }

    /** The history with a reservation for what was just decided; contacts past their keeping time are let go. */
    public ContactHistory reserve(Contact contact) {
        List<Contact> kept =
                new ArrayList<>(since(contact.decidedAt().minus(KEPT)).contacts());
        kept.add(contact);
        return new ContactHistory(kept);
    }

    /** Without what was said before the instant. */
    public ContactHistory since(Instant horizon) {
        List<Contact> kept = new ArrayList<>();
        for (Contact earlier : contacts) {
            if (earlier.lastAt().isAfter(horizon)) {
                kept.add(earlier);
            }
        }
        return new ContactHistory(kept);
    }

    /** The reservation has become a message, which takes what messages take at that hour, and went to an address. */
    public ContactHistory handOver(String key, int attention, Instant at, Optional<String> address) {
        return new ContactHistory(contacts.stream()
                .map(contact -> contact.key().equals(key)
                        ? contact.handedOverAt(at, attention).to(address)
                        : contact)
                .toList());
    }

    /**
     * What of another customer's history comes before a reservation of this customer's: all but optional ones that were
     * reserved after it. Two reservations never wait for each other: of two of one instant the one with the lesser key is first.
     */
    public ContactHistory aheadOf(Contact reservation) {
        return new ContactHistory(contacts.stream()
                .filter(it -> it.handedOver().isPresent()
                        || !it.kind().optional()
                        || RESERVED_FIRST.compare(it, reservation) < 0)
                .toList());
    }

    /** The reservation of that key. */
    public Optional<Contact> reserved(String key) {
        return contacts.stream()
                .filter(it -> it.key().equals(key) && it.handedOver().isEmpty())
                .findFirst();
    }

    /** The reservation came to nothing and is given back. */
    public ContactHistory release(String key) {
        return new ContactHistory(contacts.stream()
                .filter(contact ->
                        !contact.key().equals(key) || contact.handedOver().isPresent())
                .toList());
    }

    /**
     * The history as it is for one reservation: without itself, and without the optional ones that were reserved after
     * it, so that two reservations never wait for each other. For what is reserved no more it is everything.
     */
    public ContactHistory aheadOf(String key) {
        List<Contact> ahead = new ArrayList<>();
        boolean after = false;
        for (Contact contact : contacts) {
            boolean itself = contact.key().equals(key) && contact.handedOver().isEmpty();
            boolean behind =
                    after && contact.kind().optional() && contact.handedOver().isEmpty();
            if (!itself && !behind) {
                ahead.add(contact);
            }
            after = after || itself;
        }
        return new ContactHistory(ahead);
    }

    public boolean spokeOf(Occasion occasion) {
        return contacts.stream().anyMatch(contact -> contact.occasion().equals(occasion));
    }

    public boolean contains(String key) {
        return contacts.stream().anyMatch(contact -> contact.key().equals(key));
    }

    /** The contacts that count in caps and fit the predicate, oldest first. */
    public Stream<Contact> counted(Predicate<Contact> predicate) {
        return contacts.stream().filter(contact -> contact.kind().counted()).filter(predicate);
    }
}
