package dev.hush.decision;

import dev.hush.customer.Freeze;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Service first: promotion and kindness rest while anything is to be made good. */
final class FreezeGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        return situation.customer().freezes().stream()
                .filter(freeze -> freeze.openAt(at))
                .map(Freeze::cause)
                .min(String::compareTo)
                .flatMap(cause -> Objection.no(Reason.SERVICE_FREEZE, cause));
    }
}
