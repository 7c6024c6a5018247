package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** What is past its moment is not said; binds every kind. */
final class StalenessGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        return at.isAfter(proposal.goodUntil())
                ? Objection.no(Reason.STALE, "good until " + proposal.goodUntil())
                : Optional.empty();
    }
}
