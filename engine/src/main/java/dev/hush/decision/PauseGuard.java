package dev.hush.decision;

import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** The customer's own pause: nothing but duties until it ends. */
final class PauseGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        return situation
                .company()
                .pausedUntil(proposal.channel())
                .filter(until -> proposal.kind() != Kind.DUTY && at.isBefore(until))
                .flatMap(until -> Objection.notYet(Reason.SNOOZED, until, ""));
    }
}
