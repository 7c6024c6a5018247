package dev.hush.decision;

import dev.hush.decision.LegalHours.Window;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nothing in the quiet hours of the place where the customer lives.
 *
 * <p>Where the zone is unknown, the hour has to be allowed in every zone that it could be: those of the country, or of
 * all countries where that is unknown, too. A country whose zones nobody listed has none.
 */
final class QuietHoursGuard implements Guard {
    /** Steps of looking for an hour that every candidate zone allows; more means that there is none. */
    private static final int MOST_STEPS = 24;

    @Override
    public Optional<Objection> objection(Proposal proposal, Situation situation, Instant at) {
        if (proposal.kind() == Kind.DUTY && situation.house().urgentDuties().contains(proposal.template())) {
            return Optional.empty();
        }
        Window window = window(proposal, situation);
        if (window.equals(LegalHours.ALWAYS)) {
            return Optional.empty();
        }
        Collection<ZoneId> zones = candidates(situation);
        if (zones.isEmpty()) {
            return Objection.no(Reason.ZONE_UNKNOWN, "no candidate zone");
        }
        return firstAllowed(window, zones, at)
                .map(first -> first.equals(at)
                        ? Optional.<Objection>empty()
                        : Objection.notYet(Reason.QUIET_HOURS, first, window.from() + " to " + window.to()))
                .orElseGet(() -> Objection.no(Reason.ZONE_UNKNOWN, zones.size() + " candidate zones"));
    }

    private static Window window(Proposal proposal, Situation situation) {
        Optional<String> country = situation.customer().country();
        Window window = LegalHours.of(country, proposal.channel());
        for (HouseTables.QuietHours row : situation.house().quietHours()) {
            boolean concerns = row.country()
                            .map(code -> country.filter(code::equals).isPresent())
                            .orElse(true)
                    && row.channel().map(proposal.channel()::equals).orElse(true);
            if (concerns) {
                window = window.narrowedBy(new Window(row.from(), row.to(), row.sundays()));
            }
        }
        return window;
    }

    private static Collection<ZoneId> candidates(Situation situation) {
        if (situation.customer().zone().isPresent()) {
            return List.of(situation.customer().zone().get());
        }
        Map<String, List<ZoneId>> table = situation.house().zones();
        return situation
                .customer()
                .country()
                .map(country -> table.getOrDefault(country, List.of()))
                .orElseGet(() ->
                        table.values().stream().flatMap(List::stream).distinct().toList());
    }

    private static Optional<Instant> firstAllowed(Window window, Collection<ZoneId> zones, Instant at) {
        if (!window.from().isBefore(window.to())) {
            return Optional.empty();
        }
        Instant candidate = at;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant before = candidate;
            for (ZoneId zone : zones) {
                candidate = firstAllowed(window, zone, candidate);
            }
            if (candidate.equals(before)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The instant itself when it is allowed in the zone, else the window's next opening. */
    private static Instant firstAllowed(Window window, ZoneId zone, Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (dayAllowed(window, day)) {
            if (local.toLocalTime().isBefore(window.from())) {
                return opening(window, day, zone, at);
            }
            if (local.toLocalTime().isBefore(window.to())) {
                return at;
            }
        }
        LocalDate next = day.plusDays(1);
        return opening(window, dayAllowed(window, next) ? next : next.plusDays(1), zone, at);
    }

    private static boolean dayAllowed(Window window, LocalDate day) {
        return window.sundays() || day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Where the clock goes back over it, the opening that is still to come. */
    private static Instant opening(Window window, LocalDate day, ZoneId zone, Instant after) {
        ZonedDateTime opening = day.atTime(window.from()).atZone(zone);
        return opening.toInstant().isBefore(after)
                ? opening.withLaterOffsetAtOverlap().toInstant()
                : opening.toInstant();
    }
}
