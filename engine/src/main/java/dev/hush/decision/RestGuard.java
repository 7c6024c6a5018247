package dev.hush.decision;

import dev.hush.offer.Proposal;
import dev.hush.plan.Rest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A quiet that a rule asked for: promotion and kindness rest until it is over, or until what it waits for happens.
 *
 * <p>A message whose rule asks for quiet after it goes out before that quiet, and before those that are asked for later: so
 * of several that would each like to be the last word, one is said.
 */
final class RestGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        List<Rest> rests = situation.company().rests(proposal.channel());
        Optional<Instant> own = situation.customer().rests().stream()
                .filter(rest -> rest.isOf(proposal.rule(), proposal.occasion()))
                .map(Rest::since)
                .min(Comparator.naturalOrder());
        return rests.stream()
                .filter(rest ->
                        rest.openAt(at) && own.map(rest.since()::isBefore).orElse(true))
                .flatMap(rest -> objection(rest).stream())
                .min(Objection.STRICTEST);
    }

    private static Optional<Objection> objection(Rest rest) {
        return rest.until()
                .map(event -> Objection.no(Reason.RESTING, rest.rule() + " until " + event))
                .orElseGet(() -> Objection.notYet(Reason.RESTING, rest.ends(), rest.rule() + " until " + rest.ends()));
    }
}
