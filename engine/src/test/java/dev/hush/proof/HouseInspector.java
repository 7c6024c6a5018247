package dev.hush.proof;

import dev.hush.contact.Attention;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.HouseTables.Price;
import dev.hush.offer.Kind;
import dev.hush.proof.Life.Got;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which table of the house a message that is handed over now breaks; written from the tables. */
final class HouseInspector {
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** How long messages are remembered, by which they can still tire somebody. */
    private static final Duration MEMORY = Duration.ofDays(400);

    private final HouseTables house;

    HouseInspector(HouseTables house) {
        this.house = house;
    }

    /** The first thing that is wrong with it; empty for nothing. */
    Optional<String> wrong(Life life, Rule rule, Instant now) {
        return wrong(life, List.of(life), life.got, rule, now);
    }

    /** What is wrong with it for the mailbox that it goes to, whoever it is for: the first thing; empty for nothing. */
    Optional<String> wrong(Life life, Collection<Life> others, String address, Rule rule, Instant now) {
        List<Life> here = new ArrayList<>(List.of(life));
        others.stream().filter(it -> it.addresses.containsValue(address)).forEach(here::add);
        List<Got> got = Stream.concat(Stream.of(life), others.stream())
                .flatMap(it -> it.got.stream())
                .filter(it -> it.address().equals(address))
                .distinct()
                .sorted(Comparator.comparing(Got::at))
                .toList();
        return wrong(life, here, got, rule, now).map(it -> it + " of the mailbox");
    }

    private Optional<String> wrong(Life life, List<Life> here, List<Got> got, Rule rule, Instant now) {
        if (!optional(rule)) {
            return Optional.empty();
        }
        if (house.caps().stream().anyMatch(cap -> over(cap, life, got, rule, now)) || overTheWish(here, got, now)) {
            return Optional.of("over a cap");
        }
        if (house.attention()
                .filter(it -> balance(it, life, here, got, rule, now) < 0)
                .isPresent()) {
            return Optional.of("with a negative attention balance");
        }
        return tired(here, got, now) ? Optional.of("in fatigue rest") : Optional.empty();
    }

    private static boolean optional(Rule rule) {
        return rule.kind() == Kind.KINDNESS || rule.kind() == Kind.PROMOTION;
    }

    // ---- caps

    private boolean over(Cap cap, Life life, List<Got> got, Rule rule, Instant now) {
        ZoneId zone = zone(life);
        long before = got.stream()
                .filter(it -> it.rule().kind() != Kind.DUTY && concerns(cap, it.rule()))
                .filter(it -> cap.window()
                        .map(window -> it.at().plus(window).isAfter(now))
                        .orElseGet(() -> it.at()
                                .atZone(zone)
                                .toLocalDate()
                                .equals(now.atZone(zone).toLocalDate())))
                .count();
        return concerns(cap, rule) && before + 1 > cap.most();
    }

    private static boolean concerns(Cap cap, Rule rule) {
        return (cap.purpose().isEmpty() || cap.purpose().get() == rule.purpose())
                && (cap.channel().isEmpty() || cap.channel().get() == rule.channel());
    }

    private static boolean overTheWish(List<Life> here, List<Got> got, Instant now) {
        long before = got.stream()
                .filter(it -> it.rule().kind() != Kind.DUTY)
                .filter(it -> it.at().isAfter(now.minus(Duration.ofDays(30))))
                .count();
        return here.stream()
                .anyMatch(
                        it -> it.mostPerMonth.filter(most -> before + 1 > most).isPresent());
    }

    // ---- attention

    /** What a message takes at the instant, in points. */
    long price(Life life, Rule rule, Instant now) {
        LocalTime time = now.atZone(zone(life)).toLocalTime();
        long dearest = 0;
        for (Price row : house.prices()) {
            boolean fits = (row.channel().isEmpty() || row.channel().get() == rule.channel())
                    && (row.kind().isEmpty() || row.kind().get() == rule.kind())
                    && !time.isBefore(row.from())
                    && (row.to().equals(LocalTime.MAX) || time.isBefore(row.to()));
            dearest = fits ? Math.max(dearest, row.points()) : dearest;
        }
        return dearest;
    }

    private record Change(Instant at, long points) {}

    /** What is left after it, in points times the milliseconds of a day: exact, where Hush rounds down. */
    private long balance(Attention attention, Life life, List<Life> here, List<Got> got, Rule rule, Instant now) {
        List<Change> changes = new ArrayList<>();
        got.forEach(it -> changes.add(new Change(it.at(), -it.price())));
        here.stream()
                .flatMap(it -> it.spoke.stream())
                .forEach(it -> changes.add(new Change(it, attention.perEngagement())));
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::points));
        long full = attention.full() * DAY;
        long balance = full;
        Instant last = changes.isEmpty() ? now : changes.get(0).at();
        for (Change change : changes) {
            balance += Duration.between(last, change.at()).toMillis() * attention.perDay();
            balance = Math.min(full, Math.min(full, balance) + change.points() * DAY);
            last = change.at();
        }
        balance = Math.min(full, balance + Duration.between(last, now).toMillis() * attention.perDay());
        long price = price(life, rule, now);
        return price == 0 ? 0 : balance - price * DAY;
    }

    // ---- fatigue

    private boolean tired(List<Life> here, List<Got> got, Instant now) {
        Instant answered = here.stream()
                .flatMap(it -> it.spoke.stream())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        List<Instant> unanswered = got.stream()
                .filter(it -> optional(it.rule()))
                .map(Got::at)
                .filter(it -> it.isAfter(answered) && it.isAfter(now.minus(MEMORY)))
                .toList();
        return house.rests().stream()
                .filter(row -> unanswered.size() >= row.unanswered())
                .anyMatch(row ->
                        now.isBefore(unanswered.get(unanswered.size() - 1).plus(row.time())));
    }

    private ZoneId zone(Life life) {
        return life.zone.orElse(house.zone());
    }
}
