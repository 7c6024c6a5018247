package dev.hush.decision;

import dev.hush.contact.Contact;
import dev.hush.decision.Company.Measure;
import dev.hush.decision.HouseTables.Rest;
import dev.hush.offer.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** After some messages that nobody answered we rest, and the longer the more there were. */
final class FatigueGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (!proposal.kind().optional()) {
            return Optional.empty();
        }
        return situation.company().measures(proposal.channel()).stream()
                .flatMap(measure -> objection(measure, situation, at).stream())
                .min(Objection.STRICTEST);
    }

    private static Optional<Objection> objection(Measure measure, Situation situation, Instant at) {
        List<Contact> unanswered = unanswered(measure);
        Optional<Duration> rest = situation.house().rests().stream()
                .filter(row -> row.unanswered() <= unanswered.size())
                .map(Rest::time)
                .max(Duration::compareTo);
        Optional<Instant> last = unanswered.stream()
                .map(contact -> contact.countsAt(situation.now()))
                .max(Instant::compareTo);
        return rest.flatMap(time -> last.map(it -> it.plus(time)))
                .filter(at::isBefore)
                .flatMap(until -> Objection.notYet(Reason.FATIGUE, until, unanswered.size() + " unanswered"));
    }

    /** What is not yet handed over cannot be answered yet. */
    private static List<Contact> unanswered(Measure measure) {
        Instant answered =
                measure.engagements().stream().max(Instant::compareTo).orElse(Instant.MIN);
        return measure.contacts().contacts().stream()
                .filter(contact -> contact.kind().optional()
                        && contact.handedOver().map(answered::isBefore).orElse(true))
                .toList();
    }
}
