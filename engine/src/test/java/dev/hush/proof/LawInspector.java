package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.offer.Kind;
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

    /**
     * The first thing that is wrong with it; empty for nothing.
     *
     * @param others who have or had an address in common with the life, or ever may have had
     */
    Optional<String> wrong(Life life, Collection<Life> others, Rule rule, String address, Instant now) {
        boolean optional = rule.kind() == Kind.KINDNESS || rule.kind() == Kind.PROMOTION;
        if (life.complained.filter(now::isAfter).isPresent()) {
            return Optional.of("to somebody who complained");
        }
        if (dead(life, life, rule, address, now)) {
            return Optional.of("to a dead address");
        }
        if (others.stream().anyMatch(it -> dead(it, life, rule, address, now))) {
            return Optional.of("to an address that is dead for somebody else");
        }
        if (life.saidNo(rule.purpose(), rule.channel())) {
            return Optional.of("against an opt-out");
        }
        if (stoppedThere(life, rule, address)) {
            return Optional.of("against a stop that was pressed at the address");
        }
        if (others.stream().anyMatch(it -> saidNoThere(it, life, rule, address))) {
            return Optional.of("against an opt-out of the same mailbox");
        }
        if (rule.kind() != Kind.DUTY
                && others.stream()
                        .filter(it -> it.addresses.containsValue(address))
                        .anyMatch(it -> it.pausedUntil.filter(now::isBefore).isPresent())) {
            return Optional.of("in a pause of the same mailbox");
        }
        if (!basis(life, rule, address, now)) {
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
        if (optional && minor(life, now) && !guarded(life, rule, address, now)) {
            return Optional.of("to a minor");
        }
        if (optional && PHONE.contains(rule.channel()) && rule.on().equals("news.published")) {
            return Optional.of("news on a phone");
        }
        return urgent(rule) || open(life, rule.channel(), now) ? Optional.empty() : Optional.of("in quiet hours");
    }

    // ---- consent

    /** Whether the address is dead by what one knows of it, and the reader did not say yes from there since. */
    private static boolean dead(Life knows, Life reader, Rule rule, String address, Instant now) {
        long yes = reader.saidYesThere(Optional.empty(), rule.channel(), address);
        return knows.dead.stream()
                .filter(it -> it.address().equals(address) && it.heard().isBefore(now))
                .anyMatch(it -> it.byComplaint() || it.turn() > yes);
    }

    /** Whether it was stopped by a link to the address, and not begun again by one. */
    private static boolean stoppedThere(Life life, Rule rule, String address) {
        long yes = life.saidYesThere(Optional.of(rule.purpose()), rule.channel(), address);
        return life.words.stream()
                .filter(it -> !it.given() && it.byLink())
                .filter(it -> it.purpose() == rule.purpose() && it.channel() == rule.channel())
                .filter(it -> it.address().filter(address::equals).isPresent())
                .anyMatch(it -> it.turn() > yes);
    }

    /** Whether somebody else said no to it, of this address or having it now, and the reader did not say yes from there since. */
    private static boolean saidNoThere(Life other, Life reader, Rule rule, String address) {
        long yes = reader.saidYesThere(Optional.of(rule.purpose()), rule.channel(), address);
        boolean has = address.equals(other.addresses.get(rule.channel()));
        return other.words.stream()
                .filter(it -> !it.given() && it.purpose() == rule.purpose() && it.channel() == rule.channel())
                .filter(it -> has || it.address().filter(address::equals).isPresent())
                .anyMatch(it -> it.turn() > yes);
    }

    private boolean basis(Life life, Rule rule, String address, Instant now) {
        boolean service = rule.purpose() == Purpose.SERVICE || rule.purpose() == Purpose.CARE;
        return switch (rule.kind()) {
            case DUTY -> service && life.serves && house.duties().contains(rule.template());
            case REPAIR, PROMISE ->
                service
                        && (life.serves
                                || agreed(life, Purpose.SERVICE, rule.channel(), address, now)
                                        .isPresent());
            case KINDNESS ->
                Set.of(Purpose.CARE, Purpose.RESEARCH).contains(rule.purpose())
                        && agreed(life, rule.purpose(), rule.channel(), address, now)
                                .isPresent();
            case PROMOTION ->
                rule.purpose() == Purpose.PROMOTION
                        && agreed(life, rule.purpose(), rule.channel(), address, now)
                                .isPresent();
        };
    }

    private static Optional<Word> agreed(Life life, Purpose purpose, Channel channel, String address, Instant now) {
        return life.yes(purpose, channel, address)
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

    private static boolean guarded(Life life, Rule rule, String address, Instant now) {
        return agreed(life, rule.purpose(), rule.channel(), address, now)
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
