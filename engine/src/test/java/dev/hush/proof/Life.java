package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.event.CustomerEvent;
import dev.hush.event.HouseEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One customer's life as a bystander writes it down: what they said and did in the order in which we heard of it, and
 * what they got. It knows nothing of the state that Hush keeps.
 */
final class Life {
    /** A yes or a no. */
    record Word(
            Purpose purpose,
            Channel channel,
            boolean given,
            Instant at,
            Optional<Instant> ends,
            boolean once,
            boolean byGuardian,
            boolean imported) {}

    /** Something that went wrong and is not yet made good. */
    record Trouble(String cause, String order, Instant at, Optional<Instant> ends) {}

    /** An address that may not be used, from the instant after we heard of it. */
    record Dead(boolean byComplaint, Instant heard) {}

    /** A message that was handed over. */
    record Got(Rule rule, Instant at, long price) {}

    final List<Word> words = new ArrayList<>();
    final List<Got> got = new ArrayList<>();
    final List<Instant> spoke = new ArrayList<>();
    final Map<Channel, Dead> dead = new EnumMap<>(Channel.class);
    final List<String> diary = new ArrayList<>();
    List<Trouble> troubles = List.of();
    boolean serves;
    Optional<ZoneId> zone = Optional.empty();
    Optional<String> country = Optional.empty();
    Optional<String> phone = Optional.empty();
    Optional<Instant> pausedUntil = Optional.empty();
    Optional<LocalDate> birthday = Optional.empty();
    Optional<Integer> mostPerMonth = Optional.empty();
    private final Map<Channel, String> addresses = new EnumMap<>(Channel.class);
    private Instant lastDeclared = Instant.MIN;
    private Instant toldBirthday = Instant.MIN;
    private Instant toldMost = Instant.MIN;

    void hears(CustomerEvent event, Instant now) {
        diary.add(now + " heard " + event.type() + " of " + event.time() + " " + event.data());
        Instant at = event.time().isBefore(now) ? event.time() : now;
        switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED -> declared(event);
            case HouseEvents.CONSENT_GIVEN -> said(event, true, at);
            case HouseEvents.CONSENT_WITHDRAWN -> said(event, false, event.time());
            case HouseEvents.CUSTOMER_PAUSED -> paused(Instant.parse(text(event, "until")));
            case HouseEvents.MESSAGE_BOUNCED -> bounced(Channel.of(text(event, "channel")), now);
            case HouseEvents.MESSAGE_COMPLAINED ->
                List.of(Channel.values()).forEach(it -> dead.put(it, new Dead(true, now)));
            case "order.placed", "help.asked" -> {
                serves = true;
                spoke.add(at);
            }
            case "review.written" -> spoke.add(at);
            default -> {
                // teaches nothing here
            }
        }
        troubled(event);
    }

    /** The other life turns out to be this one's: the stricter of everything, this one's word before the other's. */
    void isAlso(Life other, Instant now) {
        diary.add(now + " turns out to be somebody else, too, who until then:");
        diary.addAll(other.diary);
        diary.add(now + " from here on both are one");
        List<Word> all = Stream.concat(words.stream(), other.words.stream())
                .filter(it -> !it.given() || !(saidNo(it) || other.saidNo(it)))
                .toList();
        words.clear();
        words.addAll(all);
        got.addAll(other.got);
        spoke.addAll(other.spoke);
        other.dead.forEach((channel, why) -> dead.merge(channel, why, (a, b) -> a.byComplaint() ? a : b));
        troubles = Stream.concat(troubles.stream(), other.troubles.stream()).toList();
        serves |= other.serves;
        zone = zone.or(() -> other.zone);
        country = country.or(() -> other.country);
        phone = phone.or(() -> other.phone);
        other.addresses.forEach(addresses::putIfAbsent);
        other.pausedUntil.ifPresent(this::paused);
        if (other.toldBirthday.isAfter(toldBirthday)) {
            toldBirthday = other.toldBirthday;
            birthday = other.birthday;
        }
        if (other.toldMost.isAfter(toldMost)) {
            toldMost = other.toldMost;
            mostPerMonth = other.mostPerMonth;
        }
        lastDeclared = other.lastDeclared.isAfter(lastDeclared) ? other.lastDeclared : lastDeclared;
    }

    /** The last word on a matter; an import cannot take back a no. */
    Optional<Word> word(Purpose purpose, Channel channel) {
        List<Word> said = words.stream()
                .filter(word -> word.purpose() == purpose && word.channel() == channel)
                .toList();
        boolean anyNo = said.stream().anyMatch(word -> !word.given());
        Word last = null;
        for (Word word : said) {
            boolean later = last == null
                    || word.at().isAfter(last.at())
                    || (word.at().equals(last.at()) && (last.given() || !word.given()));
            last = later && !(word.imported() && anyNo) ? word : last;
        }
        return Optional.ofNullable(last);
    }

    private boolean saidNo(Word matter) {
        return word(matter.purpose(), matter.channel())
                .filter(it -> !it.given())
                .isPresent();
    }

    /** Another address is worth another try. */
    private void moved(CustomerEvent event, String field, Channel channel) {
        String address = event.text(field).orElse(addresses.getOrDefault(channel, ""));
        if (!address.equals(addresses.put(channel, address))) {
            dead.computeIfPresent(channel, (it, why) -> why.byComplaint() ? why : null);
        }
    }

    /** A complaint is not forgotten because the address died, too. */
    void bounced(Channel channel, Instant now) {
        dead.merge(channel, new Dead(false, now), (before, bounce) -> before.byComplaint() ? before : bounce);
    }

    /** What comes late fills gaps, and takes nothing back that was said after it. */
    private void declared(CustomerEvent event) {
        boolean newest = !event.time().isBefore(lastDeclared);
        lastDeclared = newest ? event.time() : lastDeclared;
        if (newest || zone.isEmpty()) {
            zone = event.text("zone")
                    .filter(it -> !it.equals("Nowhere/Land"))
                    .map(ZoneId::of)
                    .or(() -> zone);
        }
        country = newest || country.isEmpty() ? event.text("country").or(() -> country) : country;
        if (newest || addresses.isEmpty()) {
            phone = event.text("phone").or(() -> phone);
            moved(event, "email", Channel.EMAIL);
            moved(event, "phone", Channel.SMS);
            moved(event, "push", Channel.PUSH);
            moved(event, "webhook", Channel.WEBHOOK);
        }
        if (event.data().containsKey("birthday") && !event.time().isBefore(toldBirthday)) {
            toldBirthday = event.time();
            birthday = event.text("birthday").map(LocalDate::parse);
        }
        if (event.data().containsKey("mostPerMonth") && !event.time().isBefore(toldMost)) {
            toldMost = event.time();
            mostPerMonth = event.text("mostPerMonth").map(Integer::valueOf);
        }
    }

    private void paused(Instant until) {
        pausedUntil = Optional.of(pausedUntil.filter(until::isBefore).orElse(until));
    }

    private void said(CustomerEvent event, boolean given, Instant at) {
        for (Purpose purpose : Purpose.values()) {
            for (Channel channel : Channel.values()) {
                boolean named = !(event.data().get("consents") instanceof List<?> list)
                        || list.contains(purpose + "/" + channel);
                if (named) {
                    words.add(new Word(
                            purpose,
                            channel,
                            given,
                            at,
                            given ? end(event, at) : Optional.empty(),
                            event.data().containsKey("once"),
                            event.data().getOrDefault("method", "").equals("guardian"),
                            event.data().getOrDefault("method", "").equals("import")));
                }
            }
        }
    }

    /** What the law says of implied consent (CASL s. 10(10)), and what was said; a day begins first at UTC+14. */
    private static Optional<Instant> end(CustomerEvent event, Instant at) {
        Instant end = Instant.MAX;
        if (event.data().containsKey("expires")) {
            String text = text(event, "expires");
            end = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.ofHours(14))
                    : Instant.parse(text);
        }
        int months = switch (event.data().getOrDefault("method", "").toString()) {
            case "purchase" -> 24;
            case "inquiry" -> 6;
            default -> 12_000;
        };
        Instant implied = at.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
        return Optional.of(implied.isBefore(end) ? implied : end);
    }

    private void troubled(CustomerEvent event) {
        int score = event.data().get("score") instanceof Integer it ? it : 3;
        List<Trouble> after = new ArrayList<>();
        for (Trouble trouble : troubles) {
            boolean later = event.time().isAfter(trouble.at());
            boolean content = event.type().equals("customer.content") || score >= 4;
            boolean repaired = event.type().equals("repair.confirmed")
                    && trouble.order().equals(event.data().get("order"));
            if (later && repaired) {
                Instant end = event.time().plus(SomeEvents.COOL_DOWN);
                after.add(new Trouble(trouble.cause(), trouble.order(), trouble.at(), Optional.of(end)));
            } else if (!later || !content) {
                after.add(trouble);
            }
        }
        if (score <= 2) {
            after.add(new Trouble("bad-score", text(event, "order"), event.time(), Optional.empty()));
        }
        if (event.type().equals("delivery.failed")) {
            after.add(new Trouble("failed-delivery", text(event, "order"), event.time(), Optional.empty()));
        }
        troubles = after;
    }

    private static String text(CustomerEvent event, String field) {
        return event.text(field).orElseThrow();
    }
}
