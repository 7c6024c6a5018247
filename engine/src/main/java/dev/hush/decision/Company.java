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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /**
     * What may be enough: messages, and the contacts that somebody started.
     *
     * @param people whose measure it is
     */
    record Measure(ContactHistory contacts, List<Instant> engagements, List<CustomerState> people) {
        /** What they say in a fact of that name. */
        Stream<String> say(String fact, Instant at) {
            return people.stream().flatMap(it -> it.factText(fact, at).stream());
        }
    }

    /**
     * What is measured before a message goes to the customer on the channel: the customer's own, whatever the address, and
     * the address's, whoever the customer. Each has to be kept by itself.
     */
    List<Measure> measures(Channel channel) {
        Measure own = new Measure(customer.contacts(), customer.engagements(), List.of(customer));
        Optional<String> key = customer.reach().key(channel);
        if (sharers.isEmpty() || key.isEmpty()) {
            return List.of(own);
        }
        List<CustomerState> all =
                Stream.concat(Stream.of(customer), neighbours(channel)).toList();
        return List.of(
                own,
                new Measure(
                        new ContactHistory(sentTo(key.get())),
                        all.stream()
                                .flatMap(it -> it.engagements().stream())
                                .sorted()
                                .toList(),
                        all));
    }

    /** What was sent, or is to be, to the address, oldest first; once also where two who were one both remember it. */
    private List<Contact> sentTo(String key) {
        Set<String> met = new HashSet<>();
        return Stream.concat(Stream.of(customer), sharers.stream())
                .flatMap(it -> it.contacts().contacts().stream())
                .filter(it -> it.address().filter(key::equals).isPresent())
                .filter(it -> met.add(it.key()))
                .sorted(Comparator.comparing(Contact::decidedAt))
                .toList();
    }

    /** The quiets that rules asked for, for all who have the address of the channel now. */
    List<Rest> rests(Channel channel) {
        return sharers.isEmpty()
                ? customer.rests()
                : Stream.concat(Stream.of(customer), neighbours(channel))
                        .flatMap(it -> it.rests().stream())
                        .toList();
    }

    /** The end of the longest pause that the customer, or somebody at the same address, asked for. */
    Optional<Instant> pausedUntil(Channel channel) {
        return Stream.concat(
                        customer.pause().stream(),
                        neighbours(channel)
                                .flatMap(
                                        it -> it.pause().stream().filter(pause -> !bindsAccountOnly(pause.said(), it))))
                .map(Pause::until)
                .max(Comparator.naturalOrder());
    }

    /** Whether the proposal's occasion was spoken of: to the customer, or to the address that it would go to. */
    boolean spokeOf(Proposal proposal) {
        return customer.contacts().spokeOf(proposal.occasion())
                || (proposal.kind().optional()
                        && !sharers.isEmpty()
                        && customer.reach().key(proposal.channel()).stream()
                                .flatMap(key -> sentTo(key).stream())
                                .anyMatch(it -> it.occasion().equals(proposal.occasion())));
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

    /**
     * Whether the mailbox said no to the purpose, and did not take it back from there: what anybody else said for the customer's
     * address, and what was said from that very address in the customer's name.
     */
    public boolean refusedThere(Purpose purpose, Channel channel) {
        Optional<String> key = customer.reach().key(channel);
        if (key.isEmpty()) {
            return false;
        }
        Optional<Instant> taken = customer.consents().handedYes(purpose, channel, key.get());
        Stream<ConsentRecord> own = customer.consents()
                .withdrawals(purpose, channel)
                .filter(no -> no.byHand() && no.address().equals(key));
        Stream<ConsentRecord> theirs = sharers.stream()
                .flatMap(sharer -> sharer.consents()
                        .withdrawals(purpose, channel)
                        .filter(no -> isAbout(no, sharer, channel, key.get()))
                        .filter(no -> !bindsAccountOnly(no.said(), sharer)));
        return Stream.concat(own, theirs)
                .anyMatch(no -> taken.filter(no.said().heard()::isBefore).isEmpty());
    }

    private static boolean isAbout(ConsentRecord no, CustomerState sharer, Channel channel, String key) {
        return no.address().filter(key::equals).isPresent()
                || sharer.reach().key(channel).filter(key::equals).isPresent();
    }

    /** Who has the same address on the channel now. */
    private Stream<CustomerState> neighbours(Channel channel) {
        Optional<String> key = customer.reach().key(channel);
        return key.isEmpty()
                ? Stream.empty()
                : sharers.stream().filter(it -> it.reach().has(key.get()));
    }

    private boolean bindsAccountOnly(Said no, CustomerState sharer) {
        return sources.bindsAccountOnly(no.source())
                && sharer.consents().records().stream().noneMatch(ConsentRecord::byHand);
    }
}
