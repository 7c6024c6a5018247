package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** Holds a kind until the day's release time, so that the morning's first rule does not win by being first. */
final class ReleaseTimeGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        LocalTime release = situation.house().release().get(proposal.kind());
        if (release == null) {
            return Optional.empty();
        }
        Instant until = WallClock.notBefore(release, at, situation.zone());
        return until.isAfter(at) ? Objection.notYet(Reason.RELEASE_TIME, until, release.toString()) : Optional.empty();
    }
}
