package dev.hush.decision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** The clock on a wall somewhere, which may be set forward over an hour, or back into it. */
final class WallClock {
    private WallClock() {}

    /** The instant when the clock will show the time, or the one when it is set, whichever comes first. */
    static Instant next(ZonedDateTime now, LocalDateTime time) {
        Instant at = time.toInstant(now.getOffset());
        ZoneOffsetTransition set = now.getZone().getRules().nextTransition(now.toInstant());
        return set != null && set.getInstant().isBefore(at) ? set.getInstant() : at;
    }

    /** The first instant from {@code at} on when the clock shows the time of day or a later one. */
    static Instant notBefore(LocalTime time, Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.toLocalTime().isBefore(time)
                ? notBefore(time, next(local, local.toLocalDate().atTime(time)), zone)
                : at;
    }
}
