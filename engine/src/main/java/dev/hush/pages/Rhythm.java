package dev.hush.pages;

import dev.hush.contact.Contact;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** When, how often and in what language a customer wants to hear from us. */
final class Rhythm {
    private static final Pattern ZONE =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST = 99;
    private static final int LONGEST_PAUSE_DAYS = 730;

    private Rhythm() {}

    static Map<String, Object> model(Visit visit) {
        Days days = Days.of(visit);
        LocalDate today = days.day(visit.now());
        Map<String, Object> model = new HashMap<>();
        model.put("most", wish(visit).map(String::valueOf).orElse(""));
        model.put(
                "paused",
                visit.customer()
                        .pausedUntil()
                        .filter(visit.now()::isBefore)
                        .map(days::say)
                        .orElse(""));
        model.put("tomorrow", today.plusDays(1).toString());
        model.put("latest", today.plusDays(LONGEST_PAUSE_DAYS).toString());
        model.put("zone", visit.customer().zone().map(ZoneId::getId).orElse(""));
        model.put("zones", zones(visit));
        model.put("language", visit.customer().language().orElse(visit.words().language()));
        model.put("languages", languages(visit));
        return model;
    }

    private static Optional<Integer> wish(Visit visit) {
        return visit.customer()
                .factText(KnownFacts.MOST_PER_MONTH, visit.now())
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf);
    }

    private static List<Map<String, String>> languages(Visit visit) {
        TreeMap<String, String> names = new TreeMap<>(visit.words().languages());
        visit.customer().language().ifPresent(tag -> names.putIfAbsent(tag, tag));
        return names.entrySet().stream()
                .map(it -> Map.of("tag", it.getKey(), "name", it.getValue()))
                .toList();
    }

    /** The zones of the world by their continents, and the customer's own wherever that is. */
    private static List<Map<String, Object>> zones(Visit visit) {
        TreeMap<String, TreeSet<String>> regions = new TreeMap<>();
        TreeSet<String> all = new TreeSet<>(ZoneId.getAvailableZoneIds());
        all.removeIf(id -> !ZONE.matcher(id).matches());
        visit.customer().zone().map(ZoneId::getId).ifPresent(all::add);
        all.forEach(id -> regions.computeIfAbsent(id.split("/")[0], region -> new TreeSet<>())
                .add(id));
        List<Map<String, Object>> groups = new ArrayList<>();
        regions.forEach((region, ids) -> groups.add(Map.of("region", region, "ids", List.copyOf(ids))));
        return groups;
    }

    /** Half of what the customer wished for so far, else half of what came in the last 30 days; never less than one. */
    static Said less(Visit visit) {
        int now = wish(visit).orElseGet(() -> sentInAMonth(visit));
        return most(Integer.toString(Math.max(1, now / 2)));
    }

    private static int sentInAMonth(Visit visit) {
        return (int) visit.customer()
                .contacts()
                .counted(contact ->
                        contact.countsAt(visit.now()).isAfter(visit.now().minus(MONTH)))
                .map(Contact::key)
                .distinct()
                .count();
    }

    private static Said most(String number) {
        return new Said(HouseEvents.CUSTOMER_DECLARED, Map.of(KnownFacts.MOST_PER_MONTH, number));
    }

    /** A pause until the day begins where the customer lives; empty where the form names no day that may be. */
    static Optional<Said> pause(Visit visit) {
        Days days = Days.of(visit);
        LocalDate today = days.day(visit.now());
        return visit.request()
                .field("until")
                .flatMap(Rhythm::day)
                .filter(day -> day.isAfter(today) && !day.isAfter(today.plusDays(LONGEST_PAUSE_DAYS)))
                .map(day -> new Said(
                        HouseEvents.CUSTOMER_PAUSED,
                        Map.of(
                                "until",
                                day.atStartOfDay(days.zone()).toOffsetDateTime().toString())));
    }

    static Said resume() {
        return new Said(HouseEvents.CUSTOMER_RESUMED, Map.of());
    }

    /** The number, language and zone, as far as they differ from what is known; what cannot be is left out. */
    static List<Said> wishes(Visit visit) {
        List<Said> said = new ArrayList<>();
        visit.request()
                .field("most")
                .filter(text -> text.matches("|\\d{1,2}"))
                .filter(text -> !text.equals(wish(visit).map(String::valueOf).orElse("")))
                .ifPresent(text -> said.add(most(text.isEmpty() ? "" : "" + Math.min(MOST, Integer.parseInt(text)))));
        Map<String, Object> declared = new HashMap<>();
        visit.request()
                .field("language")
                .filter(tag -> languages(visit).stream().anyMatch(it -> tag.equals(it.get("tag"))))
                .filter(tag -> !tag.equals(visit.customer().language().orElse("")))
                .ifPresent(tag -> declared.put("language", tag));
        visit.request()
                .field("zone")
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .filter(id ->
                        !id.equals(visit.customer().zone().map(ZoneId::getId).orElse("")))
                .ifPresent(id -> declared.put("zone", id));
        if (!declared.isEmpty()) {
            said.add(new Said(HouseEvents.CUSTOMER_DECLARED, declared));
        }
        return said;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
