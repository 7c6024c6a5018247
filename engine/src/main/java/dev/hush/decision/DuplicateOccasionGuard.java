package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** One occasion, one outreach. */
final class DuplicateOccasionGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        return situation.company().spokeOf(proposal)
                ? Objection.no(Reason.DUPLICATE_OCCASION, proposal.occasion().about())
                : Optional.empty();
    }
}
