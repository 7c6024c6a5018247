package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import dev.hush.contact.Contact;
import dev.hush.contact.ContactHistory;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Pause;
import dev.hush.customer.Reach.DeadAddress;
import dev.hush.offer.Proposal;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer together with those who share an address: what the people behind those addresses said, and were sent.
 *
 * <p>A no of any of them binds; a yes is never theirs to give. What a sharer said is about an address that they have now, or
 * had when they said it; what they were sent counts for the address that it went to.
 *
 * @param sharers customers who have, or had, an address of this customer's
 */
public record Company(CustomerState customer, Collection<CustomerState> sharers, Sources sources) {
    /** What the customer was sent, and what others were sent to the customer's addresses. */
    ContactHistory contacts() {
        return sharers.isEmpty() ? customer.contacts() : customer.contacts().beside(toSharers());
    }

    private List<Contact> toSharers() {
        Collection<String> addresses = customer.reach().keys().values();
        return sharers.stream()
                .flatMap(sharer -> sharer.contacts().contacts().stream())
                .filter(contact -> contact.wentTo(addresses))
                .toList();
    }

    /** When somebody who reads at the customer's addresses started a contact, oldest first. */
    List<Instant> engagements() {
        if (sharers.isEmpty()) {
            return customer.engagements();
        }
        List<Instant> all = new ArrayList<>(customer.engagements());
        neighbours().forEach(it -> all.addAll(it.engagements()));
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /** The quiets that rules asked for, of all who have one of the addresses now. */
    List<Rest> rests() {
        return sharers.isEmpty()
                ? customer.rests()
                : Stream.concat(Stream.of(customer), neighbours())
                        .flatMap(it -> it.rests().stream())
                        .toList();
    }

    /** The end of the longest pause that the customer, or somebody at the same address, asked for. */
    Optional<Instant> pausedUntil() {
        return Stream.concat(
                        customer.pause().stream(),
                        neighbours().filter(it -> !bindsItselfAlone(it)).flatMap(it -> it.pause().stream()))
                .map(Pause::until)
                .max(Comparator.naturalOrder());
    }

    /** What all who have one of the addresses now say in a fact of that name. */
    Stream<String> wishes(String fact, Instant at) {
        return Stream.concat(Stream.of(customer), neighbours()).flatMap(it -> it.factText(fact, at).stream());
    }

    /** Whether an occasion was spoken of: to the customer, or to the customer's addresses. */
    boolean spokeOf(Proposal proposal) {
        return customer.contacts().spokeOf(proposal.occasion())
                || (proposal.kind().optional()
                        && toSharers().stream().anyMatch(it -> it.occasion().equals(proposal.occasion())));
    }

    /** Why nothing may go to the customer's address on the channel; the strictest reason. */
    Optional<DeadAddress> deadAddress(Channel channel) {
        Optional<String> key = customer.reach().key(channel);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> revived = customer.consents().handedYes(channel, key.get());
        return Stream.concat(Stream.of(customer), sharers.stream())
                .flatMap(it -> Optional.ofNullable(it.reach().dead().get(key.get())).stream())
                .filter(dead ->
                        dead.isFinal() || revived.filter(dead.heard()::isBefore).isEmpty())
                .max(Comparator.comparing(DeadAddress::strictness));
    }

    /** Whether somebody else said no to the purpose for the customer's address, which the customer did not take back from there. */
    public boolean refusedElsewhere(Purpose purpose, Channel channel) {
        Optional<String> key = customer.reach().key(channel);
        if (key.isEmpty() || sharers.isEmpty()) {
            return false;
        }
        Optional<Instant> taken = customer.consents().handedYes(purpose, channel, key.get());
        return sharers.stream()
                .flatMap(sharer -> sharer.consents()
                        .withdrawals(purpose, channel)
                        .filter(no -> isAbout(no, sharer, channel, key.get()))
                        .filter(no -> !bindsAccountOnly(no.said(), sharer)))
                .anyMatch(no -> taken.filter(no.said().heard()::isBefore).isEmpty());
    }

    private static boolean isAbout(ConsentRecord no, CustomerState sharer, Channel channel, String key) {
        return no.address().filter(key::equals).isPresent()
                || sharer.reach().key(channel).filter(key::equals).isPresent();
    }

    private Stream<CustomerState> neighbours() {
        return sharers.stream()
                .filter(it -> it.reach().keys().values().stream()
                        .anyMatch(key -> customer.reach().has(key)));
    }

    private boolean bindsItselfAlone(CustomerState sharer) {
        return sharer.pause().filter(it -> bindsAccountOnly(it.said(), sharer)).isPresent();
    }

    private boolean bindsAccountOnly(Said no, CustomerState sharer) {
        return sources.bindsAccountOnly(no.source())
                && sharer.consents().records().stream().noneMatch(ConsentRecord::byHand);
    }
}
