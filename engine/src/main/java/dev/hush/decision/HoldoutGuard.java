package dev.hush.decision;

import dev.hush.decision.HouseTables.Holdout;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Keeps a share of customers silent, so that what outreach does can be compared. */
final class HoldoutGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        return situation.house().holdouts().stream()
                .filter(holdout -> holdout.rule().map(proposal.rule()::equals).orElse(true))
                .filter(holdout -> holdsOut(holdout, situation))
                .map(Holdout::experiment)
                .min(String::compareTo)
                .flatMap(experiment -> Objection.no(Reason.HOLDOUT, experiment));
    }

    private static boolean holdsOut(Holdout holdout, Situation situation) {
        return situation.customer().holdouts().contains(holdout.experiment())
                || situation
                                        .chance()
                                        .draw(
                                                "holdout " + holdout.experiment(),
                                                situation.customer().id(),
                                                "",
                                                "")
                                * 100
                        < holdout.percent();
    }
}
