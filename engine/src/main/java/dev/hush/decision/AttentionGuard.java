package dev.hush.decision;

import dev.hush.contact.Attention;
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
        Company company = situation.company();
        int price = situation.price(proposal, at);
        long balance = attention.balance(company.contacts(), company.engagements(), at);
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
