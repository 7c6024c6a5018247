package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.offer.Kind;
import dev.hush.proof.Life.Dead;
import dev.hush.proof.Life.Word;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what law a message that is handed over now breaks; written from the law, not from the guards. */
final class LawInspector {
    private static final Set<String> EIGHT_TO_NINE = Set.of("GB", "IE", "DE", "NL", "AU", "NZ", "CA");
    private static final Set<Channel> PHONE = Set.of(Channel.SMS, Channel.PHONE, Channel.PUSH);

    private final HouseTables house;

    LawInspector(HouseTables house) {
        this.house = house;
    }

    /** The first thing that is wrong with it; empty for nothing. */
    Optional<String> wrong(Life life, Rule rule, Instant now) {
        boolean optional = rule.kind() == Kind.KINDNESS || rule.kind() == Kind.PROMOTION;
        Dead dead = life.dead.get(rule.channel());
        if (dead != null && dead.heard().isBefore(now)) {
            return Optional.of("to a dead address");
        }
        if (life.word(rule.purpose(), rule.channel()).filter(it -> !it.given()).isPresent()) {
            return Optional.of("against an opt-out");
        }
        if (!basis(life, rule, now)) {
            return Optional.of("without a lawful basis");
        }
        if (optional
                && life.troubles.stream()
                        .anyMatch(it -> it.ends().map(now::isBefore).orElse(true))) {
            return Optional.of("in a freeze");
        }
        if (rule.kind() != Kind.DUTY && life.pausedUntil.filter(now::isBefore).isPresent()) {
            return Optional.of("in a pause");
        }
        if (optional && minor(life, now) && !guarded(life, rule, now)) {
            return Optional.of("to a minor");
        }
        if (optional && PHONE.contains(rule.channel()) && rule.on().equals("news.published")) {
            return Optional.of("news on a phone");
        }
        return urgent(rule) || open(life, rule.channel(), now) ? Optional.empty() : Optional.of("in quiet hours");
    }

    // ---- consent

    private boolean basis(Life life, Rule rule, Instant now) {
        boolean service = rule.purpose() == Purpose.SERVICE || rule.purpose() == Purpose.CARE;
        return switch (rule.kind()) {
            case DUTY -> service && life.serves && house.duties().contains(rule.template());
            case REPAIR, PROMISE ->
                service
                        && (life.serves
                                || agreed(life, Purpose.SERVICE, rule.channel(), now)
                                        .isPresent());
            case KINDNESS ->
                Set.of(Purpose.CARE, Purpose.RESEARCH).contains(rule.purpose())
                        && agreed(life, rule.purpose(), rule.channel(), now).isPresent();
            case PROMOTION ->
                rule.purpose() == Purpose.PROMOTION
                        && agreed(life, rule.purpose(), rule.channel(), now).isPresent();
        };
    }

    private static Optional<Word> agreed(Life life, Purpose purpose, Channel channel, Instant now) {
        return life.word(purpose, channel)
                .filter(Word::given)
                .filter(word -> word.ends().map(now::isBefore).orElse(true))
                .filter(word -> !word.once()
                        || life.got.stream()
                                .noneMatch(it -> it.rule().purpose() == purpose
                                        && it.rule().channel() == channel
                                        && !it.at().isBefore(word.at())));
    }

    private boolean minor(Life life, Instant now) {
        LocalDate today = now.atZone(life.zone.orElse(house.zone())).toLocalDate();
        return life.birthday.filter(it -> it.plusYears(16).isAfter(today)).isPresent();
    }

    private static boolean guarded(Life life, Rule rule, Instant now) {
        return agreed(life, rule.purpose(), rule.channel(), now)
                .filter(Word::byGuardian)
                .isPresent();
    }

    // ---- hours

    private boolean urgent(Rule rule) {
        return rule.kind() == Kind.DUTY && house.urgentDuties().contains(rule.template());
    }

    private boolean open(Life life, Channel channel, Instant now) {
        Set<String> countries = new HashSet<>();
        life.country.ifPresent(countries::add);
        life.phone.flatMap(house.world()::countryOfPhone).ifPresent(countries::add);
        boolean toldByZoneAtMost = countries.isEmpty();
        life.zone.flatMap(house.world()::countryOf).ifPresent(countries::add);
        Collection<ZoneId> zones = zones(life);
        return !zones.isEmpty()
                && zones.stream()
                        .allMatch(zone -> (!toldByZoneAtMost || hours(now.atZone(zone), 9, 20))
                                && open(now.atZone(zone), countries, channel));
    }

    private Collection<ZoneId> zones(Life life) {
        if (life.zone.isPresent()) {
            return List.of(life.zone.get());
        }
        List<ZoneId> byPhone = life.phone.map(house.world()::zonesOfPhone).orElse(List.of());
        if (!byPhone.isEmpty()) {
            return byPhone;
        }
        Map<String, List<ZoneId>> table = house.zones();
        return life.country
                .map(it -> table.containsKey(it) ? table.get(it) : house.world().zonesOf(it))
                .orElseGet(() -> table.values().stream().flatMap(List::stream).toList());
    }

    private boolean open(ZonedDateTime local, Set<String> countries, Channel channel) {
        boolean sunday = local.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean holiday = countries.stream().anyMatch(it -> house.world().holiday(it, local.toLocalDate()));
        return countries.stream().allMatch(country -> legal(country, local, sunday || holiday))
                && house.quietHours().stream()
                        .filter(row -> row.channel().map(channel::equals).orElse(true))
                        .filter(row -> row.country().map(countries::contains).orElse(true))
                        .allMatch(row -> within(row, local.toLocalTime())
                                && (row.sundays() || !sunday)
                                && (row.holidays() || !holiday));
    }

    private static boolean legal(String country, ZonedDateTime local, boolean quietDay) {
        if (country.equals("FR")) {
            return hours(local, 8, 22) && !quietDay;
        }
        return EIGHT_TO_NINE.contains(country) ? hours(local, 8, 21) : hours(local, 9, 20);
    }

    private static boolean hours(ZonedDateTime local, int from, int to) {
        return local.getHour() >= from && local.getHour() < to;
    }

    private static boolean within(QuietHours row, LocalTime time) {
        return !time.isBefore(row.from()) && time.isBefore(row.to());
    }
}
