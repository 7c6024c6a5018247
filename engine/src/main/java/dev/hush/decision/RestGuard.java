package dev.hush.decision;

import dev.hush.offer.Proposal;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.util.Optional;

/** A quiet that a rule asked for: promotion and kindness rest until it is over, or until what it waits for happens. */
final class RestGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        return situation.customer().rests().stream()
                .filter(rest -> rest.openAt(at) && rest.binds(proposal.rule(), proposal.occasion()))
                .flatMap(rest -> objection(rest).stream())
                .min(Objection.STRICTEST);
    }

    private static Optional<Objection> objection(Rest rest) {
        return rest.until().isPresent()
                ? Objection.no(Reason.RESTING, rest.rule())
                : Objection.notYet(Reason.RESTING, rest.ends(), rest.rule());
    }
}
