package dev.hush.decision;

import dev.hush.decision.LegalHours.Window;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Nothing in the quiet hours, nor on the quiet days, of the place where the customer lives.
 *
 * <p>Where the zone is unknown, the hour has to be allowed in every zone that it could be: those of the phone number or
 * the country, or of all countries where those are unknown, too. A country whose zones nobody knows has none.
 */
final class QuietHoursGuard implements Guard {
    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (proposal.kind() == Kind.DUTY && situation.house().urgentDuties().contains(proposal.template())) {
            return Optional.empty();
        }
        Whereabouts where = Whereabouts.of(situation.customer(), situation.house());
        Window window = window(proposal, situation, where.countries());
        if (window.equals(LegalHours.ALWAYS)) {
            return Optional.empty();
        }
        if (where.zones().isEmpty()) {
            return Objection.no(Reason.ZONE_UNKNOWN, "no candidate zone");
        }
        OpenHours hours = new OpenHours(window, where, situation.house().world());
        Optional<Instant> first = hours.firstFrom(at);
        if (first.isEmpty()) {
            return Objection.no(Reason.ZONE_UNKNOWN, where.zones().size() + " candidate zones");
        }
        Reason reason = hours.onHoliday(at) ? Reason.HOLIDAY : Reason.QUIET_HOURS;
        return first.filter(at::isBefore)
                .flatMap(until -> Objection.notYet(reason, until, window.from() + " to " + window.to()));
    }

    private static Window window(Proposal proposal, Situation situation, Set<String> countries) {
        Window window = LegalHours.of(countries, proposal.channel());
        for (HouseTables.QuietHours row : situation.house().quietHours()) {
            boolean concerns = row.country().map(countries::contains).orElse(true)
                    && row.channel().map(proposal.channel()::equals).orElse(true);
            if (concerns) {
                window = window.narrowedBy(new Window(row.from(), row.to(), row.sundays(), row.holidays()));
            }
        }
        return window;
    }
}
