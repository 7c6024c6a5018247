package dev.hush.decision;

import dev.hush.contact.Attention;
import dev.hush.decision.Company.Measure;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Nothing optional takes more attention than the customer has left. */
final class AttentionGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        return situation.house().attention().flatMap(attention -> objection(attention, proposal, situation, at));
    }

    private static Optional<Objection> objection(
            Attention attention, Proposal proposal, Situation situation, Instant at) {
        return situation.company().measures(proposal.channel()).stream()
                .flatMap(measure -> objection(attention, measure, situation.price(proposal, at), at).stream())
                .min(Objection.STRICTEST);
    }

    private static Optional<Objection> objection(Attention attention, Measure measure, int price, Instant at) {
        long balance = attention.balance(measure.contacts(), measure.engagements(), at);
        if (price <= balance) {
            return Optional.empty();
        }
        String bound = "%d of %d left".formatted(price, balance);
        return price > attention.full()
                ? Objection.no(Reason.ATTENTION_EMPTY, bound)
                : attention
                        .timeFor(price - balance)
                        .map(at::plus)
                        .map(until -> Objection.notYet(Reason.ATTENTION_EMPTY, until, bound))
                        .orElseGet(() -> Objection.no(Reason.ATTENTION_EMPTY, bound));
    }
}
