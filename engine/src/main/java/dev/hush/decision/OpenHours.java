package dev.hush.decision;

import dev.hush.decision.LegalHours.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** When a window is open in every zone that a customer may be in. */
record OpenHours(Window window, Whereabouts where, World world) {
    /** Steps from zone to zone until all agree; more means that they never do. */
    private static final int MOST_STEPS = 64;

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** Days in a row that may be Sundays and holidays. */
    private static final int MOST_CLOSED_DAYS = 30;

    /** The instant itself when it is open, else the first one that is; empty for never. */
    Optional<Instant> firstFrom(Instant at) {
        if (!window.from().isBefore(window.to()) || everApart(at)) {
            return Optional.empty();
        }
        Instant candidate = at;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant before = candidate;
            for (ZoneId zone : where.zones()) {
                candidate = firstFrom(candidate, zone);
            }
            if (candidate.equals(before)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Whether the zones whose clocks are not set any more have no minute of the day in common. */
    private boolean everApart(Instant at) {
        if (where.zones().size() == 1) {
            return false;
        }
        BitSet common = new BitSet(MINUTES_OF_A_DAY);
        common.set(0, MINUTES_OF_A_DAY);
        for (ZoneId zone : where.zones()) {
            ZoneRules rules = zone.getRules();
            if (rules.nextTransition(at) == null) {
                common.and(minutes(rules.getOffset(at).getTotalSeconds()));
            }
        }
        return common.isEmpty();
    }

    /** The minutes of a UTC day in which the window is open, and one or two around them. */
    private BitSet minutes(int offsetSeconds) {
        int first = Math.floorMod(Math.floorDiv(window.from().toSecondOfDay() - offsetSeconds, 60), MINUTES_OF_A_DAY);
        int length = Math.min(MINUTES_OF_A_DAY, (int) window.from().until(window.to(), ChronoUnit.MINUTES) + 2);
        BitSet minutes = new BitSet(MINUTES_OF_A_DAY);
        minutes.set(first, Math.min(first + length, MINUTES_OF_A_DAY));
        minutes.set(0, Math.max(first + length - MINUTES_OF_A_DAY, 0));
        return minutes;
    }

    /** Whether the day is closed as a holiday in some zone. */
    boolean onHoliday(Instant at) {
        return !window.holidays()
                && where.zones().stream()
                        .anyMatch(zone -> holiday(at.atZone(zone).toLocalDate()));
    }

    /** The instant itself, else a later one that comes no later than the next opening: a look for the loop above. */
    private Instant firstFrom(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (open(day) && !time.isBefore(window.from()) && time.isBefore(window.to())) {
            return at;
        }
        LocalDate next = time.isBefore(window.from()) ? day : day.plusDays(1);
        for (int closed = 0; closed < MOST_CLOSED_DAYS && !open(next); closed++) {
            next = next.plusDays(1);
        }
        return WallClock.next(local, next.atTime(window.from()));
    }

    private boolean open(LocalDate day) {
        return (window.sundays() || day.getDayOfWeek() != DayOfWeek.SUNDAY) && (window.holidays() || !holiday(day));
    }

    private boolean holiday(LocalDate day) {
        Set<String> countries = where.countries();
        return countries.stream().anyMatch(country -> world.holiday(country, day));
    }
}
