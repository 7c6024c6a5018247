package dev.hush.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.decision.LegalHours.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every zone of the tz database, every quarter of an hour around every change of its clocks from 2025 to 2030. */
class OpenHoursTest {
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
    private static final int ASKED_HOURS = 50;
    private static final int WALKED_MINUTES = 5 * 24 * 60;

    /** Those of the law, and some that only a table could have: in, around and across the hours that clocks change. */
    private static final List<Window> WINDOWS = List.of(
            window("09:00", "20:00", true),
            window("08:00", "21:00", true),
            window("08:00", "22:00", false),
            window("02:30", "03:30", true),
            window("02:15", "02:45", true),
            window("01:30", "02:30", false),
            window("00:00", "00:15", true),
            window("23:30", "23:45", true));

    private long asked;

    private static Window window(String from, String to, boolean sundays) {
        return new Window(LocalTime.parse(from), LocalTime.parse(to), sundays, true);
    }

    @Test
    void beginAtTheVeryFirstMinuteWhateverTheClocksDo() {
        Map<ZoneRules, ZoneId> zones = new HashMap<>();
        ZoneId.getAvailableZoneIds()
                .forEach(id -> zones.putIfAbsent(ZoneId.of(id).getRules(), ZoneId.of(id)));

        zones.values().forEach(zone -> changes(zone.getRules()).forEach(at -> walk(zone, at)));

        assertThat(zones).hasSizeGreaterThan(150);
        assertThat(asked).isGreaterThan(1_000_000);
    }

    @Test
    void ofSeveralZonesAreThoseOfAllAndNeverWhereTheyAreTooFarApart() {
        Random random = new Random(20261124);
        List<ZoneId> zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        int never = 0;
        for (int look = 0; look < 80; look++) {
            List<ZoneId> some = Stream.generate(() -> zones.get(random.nextInt(zones.size())))
                    .limit(2 + random.nextInt(4))
                    .toList();
            Window window = WINDOWS.get(random.nextInt(3));
            Instant at = FROM.plus(Duration.ofHours(random.nextInt(40_000)));
            Optional<Instant> expected = IntStream.range(0, 200 * 96)
                    .mapToObj(quarter -> at.plusSeconds(900L * quarter))
                    .filter(it -> some.stream().allMatch(zone -> allowed(it.atZone(zone), window)))
                    .findFirst();

            assertThat(new OpenHours(window, new Whereabouts(some, Set.of()), World.UNKNOWN).firstFrom(at))
                    .as("%s, %s, from %s", some, window, at)
                    .isEqualTo(expected);
            never += expected.isEmpty() ? 1 : 0;
        }
        assertThat(never).isBetween(10, 70);
    }

    private static boolean allowed(ZonedDateTime local, Window window) {
        LocalTime time = local.toLocalTime();
        return !time.isBefore(window.from())
                && time.isBefore(window.to())
                && (window.sundays() || local.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    /** The instants at which the clocks are set; new year for a zone that never does. */
    private static List<Instant> changes(ZoneRules rules) {
        List<Instant> changes = new ArrayList<>();
        ZoneOffsetTransition change = rules.nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            changes.add(change.getInstant());
            change = rules.nextTransition(change.getInstant());
        }
        return changes.isEmpty() ? List.of(FROM) : changes;
    }

    private void walk(ZoneId zone, Instant change) {
        Instant start = change.minus(Duration.ofHours(ASKED_HOURS / 2));
        ZonedDateTime[] minutes = new ZonedDateTime[WALKED_MINUTES];
        for (int minute = 0; minute < WALKED_MINUTES; minute++) {
            minutes[minute] = start.plusSeconds(60L * minute).atZone(zone);
        }
        for (Window window : WINDOWS) {
            int[] first = firstAllowed(minutes, window);
            OpenHours hours = new OpenHours(window, new Whereabouts(List.of(zone), Set.of()), World.UNKNOWN);
            for (int minute = 0; minute < ASKED_HOURS * 60; minute += 15) {
                Instant at = start.plusSeconds(60L * minute);
                Instant expected = start.plusSeconds(60L * first[minute]);
                asked++;
                if (!hours.firstFrom(at).filter(expected::equals).isPresent()) {
                    assertThat(hours.firstFrom(at))
                            .as("%s, %s, from %s", zone, window, at)
                            .contains(expected);
                }
            }
        }
    }

    /** For each minute the first one from it on that is allowed, found by walking. */
    private static int[] firstAllowed(ZonedDateTime[] minutes, Window window) {
        int[] first = new int[minutes.length];
        int next = Integer.MAX_VALUE;
        for (int minute = minutes.length - 1; minute >= 0; minute--) {
            next = allowed(minutes[minute], window) ? minute : next;
            first[minute] = next;
        }
        return first;
    }
}
