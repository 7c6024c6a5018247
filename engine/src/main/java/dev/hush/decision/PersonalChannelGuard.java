package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.event.CustomerEvent;
import dev.hush.event.EventType.About;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A phone is a private place: optional words reach it only when they are about the customer, about a friend where both
 * agreed, or an answer to what the customer began.
 */
final class PersonalChannelGuard implements Guard {
    private static final Set<Channel> PERSONAL = Set.of(Channel.PHONE, Channel.SMS, Channel.PUSH);

    /** The field of an event about a friend that says that the friend agreed. */
    private static final String FRIEND_AGREED = "friendAgreed";

    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        return proposal.kind().optional() && PERSONAL.contains(proposal.channel()) && !personal(situation)
                ? Objection.no(
                        Reason.PERSONAL_CHANNEL,
                        proposal.channel() + " about " + situation.type().about())
                : Optional.empty();
    }

    private static boolean personal(Situation situation) {
        About about = situation.type().about();
        return situation.type().byCustomer()
                || about == About.CUSTOMER
                || (about == About.FRIEND && agreed(situation.event()));
    }

    private static boolean agreed(CustomerEvent event) {
        return Boolean.TRUE.equals(event.data().get(FRIEND_AGREED));
    }
}
