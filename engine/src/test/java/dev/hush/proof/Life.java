package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.event.CustomerEvent;
import dev.hush.event.HouseEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * One customer's life as a bystander writes it down: what they said and did in the order in which we heard of it, and
 * what they got. It knows nothing of the state that Hush keeps.
 */
final class Life {
    /**
     * A yes or a no.
     *
     * @param heard when we heard of it
     * @param address what the customer's address was, or that of the link by which it was said
     * @param byLink whether it was said by a link that had been sent to that address
     */
    record Word(
            Purpose purpose,
            Channel channel,
            boolean given,
            Instant at,
            Optional<Instant> ends,
            boolean once,
            boolean byGuardian,
            boolean imported,
            Spoken spoken,
            Instant heard,
            Optional<String> address,
            boolean byLink) {
        long turn() {
            return spoken.turn();
        }
    }

    /**
     * Something that was said, by its source's clock.
     *
     * @param turn more for what was heard later, by whomever
     */
    record Spoken(long turn, Instant at, String source) {
        /** Whether this no holds against the yes; written from the table in docs/decisions.md. */
        boolean holdsAgainst(Spoken yes) {
            boolean ownNo = source.equals(PAGES);
            boolean ownYes = yes.source.equals(PAGES);
            if (turn < yes.turn) {
                return !ownYes && (ownNo || at.compareTo(yes.at) >= 0);
            }
            return !(source.equals(yes.source) && at.plus(Duration.ofDays(1)).isBefore(yes.at));
        }
    }

    /** Something that went wrong and is not yet made good. */
    record Trouble(String cause, String order, Spoken spoken, Optional<Instant> ends) {}

    /** An address that may not be used, from the instant after we heard of it. */
    record Dead(String address, boolean byComplaint, Instant heard, long turn) {}

    /**
     * A message that was handed over.
     *
     * @param decided when the links in it were made
     */
    record Got(String key, Rule rule, Instant at, long price, String address, Instant decided) {}

    /** How long a message is taken for one that somebody may complain about. */
    private static final Duration REMEMBERED = Duration.ofDays(390);

    static final String PAGES = "hush:pages";
    private static final AtomicLong TURNS = new AtomicLong();

    final List<Word> words = new ArrayList<>();
    final List<Got> got = new ArrayList<>();
    final List<Instant> spoke = new ArrayList<>();
    final List<Dead> dead = new ArrayList<>();
    Optional<Instant> complained = Optional.empty();
    final List<String> diary = new ArrayList<>();
    List<Trouble> troubles = List.of();
    boolean serves;
    Optional<ZoneId> zone = Optional.empty();
    Optional<String> country = Optional.empty();
    Optional<String> phone = Optional.empty();
    Optional<Instant> pausedUntil = Optional.empty();
    private Optional<Spoken> pause = Optional.empty();
    private Optional<Spoken> resumed = Optional.empty();
    private final Map<String, Spoken> contents = new HashMap<>();
    Optional<LocalDate> birthday = Optional.empty();
    Optional<Integer> mostPerMonth = Optional.empty();
    final Map<Channel, String> addresses = new EnumMap<>(Channel.class);
    private Instant lastDeclared = Instant.MIN;
    private Instant toldBirthday = Instant.MIN;
    private Instant toldMost = Instant.MIN;

    void hears(CustomerEvent event, Instant now) {
        diary.add(now + " heard " + event.type() + " of " + event.time() + " " + event.data());
        Instant at = event.time().isBefore(now) ? event.time() : now;
        switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED -> declared(event);
            case HouseEvents.CONSENT_GIVEN -> said(event, true, at, now);
            case HouseEvents.CONSENT_WITHDRAWN -> said(event, false, event.time(), now);
            case HouseEvents.CUSTOMER_PAUSED -> {
                Spoken no = new Spoken(TURNS.incrementAndGet(), event.time(), event.source());
                if (resumed.map(no::holdsAgainst).orElse(true)) {
                    paused(Instant.parse(text(event, "until")), Optional.of(no));
                }
            }
            case HouseEvents.CUSTOMER_RESUMED -> {
                Spoken yes = new Spoken(TURNS.incrementAndGet(), at, event.source());
                resumed = Optional.of(resumed.filter(it -> it.at().isAfter(at)).orElse(yes));
                if (!pause.map(it -> it.holdsAgainst(yes)).orElse(false)) {
                    pausedUntil = Optional.empty();
                    pause = Optional.empty();
                }
            }
            case HouseEvents.MESSAGE_BOUNCED -> {
                Channel channel = Channel.of(text(event, "channel"));
                bounced(
                        event.text("address")
                                .map(it -> named(channel, it))
                                .or(() -> Optional.ofNullable(addresses.get(channel))),
                        now);
            }
            case HouseEvents.MESSAGE_COMPLAINED -> {
                complained = complained.or(() -> Optional.of(now));
                List<String> sentTo = got.stream()
                        .filter(it -> it.at().isAfter(now.minus(REMEMBERED)))
                        .map(Got::address)
                        .distinct()
                        .toList();
                (sentTo.isEmpty() ? addresses.values() : sentTo)
                        .forEach(it -> dead.add(new Dead(it, true, now, TURNS.incrementAndGet())));
            }
            case "order.placed", "help.asked" -> {
                serves = true;
                spoke.add(at);
            }
            case "review.written" -> spoke.add(at);
            default -> {
                // teaches nothing here
            }
        }
        troubled(event, at);
    }

    /** The other life turns out to be this one's: the stricter of everything, this one's word before the other's. */
    void isAlso(Life other, Instant now) {
        diary.add(now + " turns out to be somebody else, too, who until then:");
        diary.addAll(other.diary);
        diary.add(now + " from here on both are one");
        List<Word> all = Stream.concat(words.stream(), other.words.stream())
                .filter(it -> !it.given() || !(saidNo(it) || other.saidNo(it)))
                .distinct()
                .sorted(Comparator.comparing(Word::turn))
                .toList();
        words.clear();
        words.addAll(all);
        other.got.stream().filter(it -> !got.contains(it)).toList().forEach(got::add);
        spoke.addAll(other.spoke);
        other.dead.stream().filter(it -> !dead.contains(it)).toList().forEach(dead::add);
        complained = complained.or(() -> other.complained);
        troubles = Stream.concat(troubles.stream(), other.troubles.stream()).toList();
        serves |= other.serves;
        zone = zone.or(() -> other.zone);
        country = country.or(() -> other.country);
        phone = phone.or(() -> other.phone);
        other.addresses.forEach(addresses::putIfAbsent);
        addresses.forEach((channel, address) -> words.replaceAll(
                it -> it.channel() == channel && it.address().isEmpty() ? at(it, Optional.of(address)) : it));
        other.pausedUntil.ifPresent(until -> paused(until, other.pause));
        resumed = Optional.empty();
        other.contents.forEach((cause, yes) ->
                contents.merge(cause, yes, (mine, theirs) -> mine.at().isBefore(theirs.at()) ? theirs : mine));
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

    /** Whether it has the address, or something went there for it. */
    boolean knows(String address) {
        return addresses.containsValue(address)
                || got.stream().anyMatch(it -> it.address().equals(address));
    }

    /** Whether anything was told of the address under its name. */
    boolean hasHeardOf(String address) {
        return knows(address)
                || dead.stream().anyMatch(it -> it.address().equals(address))
                || words.stream()
                        .anyMatch(it -> it.address().filter(address::equals).isPresent());
    }

    /** A life of its own that is the same so far. */
    Life copy() {
        Life copy = new Life();
        copy.words.addAll(words);
        copy.got.addAll(got);
        copy.spoke.addAll(spoke);
        copy.dead.addAll(dead);
        copy.diary.addAll(diary);
        copy.complained = complained;
        copy.troubles = troubles;
        copy.serves = serves;
        copy.zone = zone;
        copy.country = country;
        copy.phone = phone;
        copy.pausedUntil = pausedUntil;
        copy.pause = pause;
        copy.resumed = resumed;
        copy.contents.putAll(contents);
        copy.birthday = birthday;
        copy.mostPerMonth = mostPerMonth;
        copy.addresses.putAll(addresses);
        copy.lastDeclared = lastDeclared;
        copy.toldBirthday = toldBirthday;
        copy.toldMost = toldMost;
        return copy;
    }

    /** It was somebody else after all, as before, to whom every no counts that was said meanwhile, and what was sent. */
    void isNot(Life survivor, Instant now) {
        diary.add(now + " turns out to be somebody of their own after all; meanwhile:");
        diary.addAll(survivor.diary);
        survivor.words.stream()
                .filter(it -> !it.given() && !words.contains(it))
                .toList()
                .forEach(words::add);
        survivor.got.stream().filter(it -> !got.contains(it)).toList().forEach(got::add);
        survivor.dead.stream().filter(it -> !dead.contains(it)).toList().forEach(dead::add);
        complained = complained.or(() -> survivor.complained);
        troubles = Stream.concat(troubles.stream(), survivor.troubles.stream())
                .distinct()
                .toList();
        survivor.pausedUntil.ifPresent(until -> paused(until, survivor.pause));
    }

    /**
     * Somebody turned out to be somebody else after all: their yeses go with them, and an address that was theirs alone.
     *
     * @param before this life, and those it was told to be one with since, as they were before
     */
    void letsGo(Life other, List<Life> before) {
        List<Word> own = words.stream()
                .filter(it -> !it.given() || before.stream().anyMatch(life -> life.says(it)) || !other.says(it))
                .map(it -> it.given() && before.stream().anyMatch(life -> life.saysNowhere(it)) && other.has(it)
                        ? at(it, Optional.empty())
                        : it)
                .toList();
        words.clear();
        words.addAll(own);
        other.addresses.forEach((channel, address) -> {
            if (before.stream().noneMatch(it -> it.addresses.containsKey(channel))) {
                addresses.remove(channel, address);
            }
        });
        phone = phone.filter(it -> addresses.containsKey(Channel.PHONE));
    }

    private boolean says(Word word) {
        return words.stream().anyMatch(it -> at(it, Optional.empty()).equals(at(word, Optional.empty())));
    }

    private boolean saysNowhere(Word word) {
        return words.contains(at(word, Optional.empty()));
    }

    private boolean has(Word word) {
        return word.address().equals(Optional.ofNullable(addresses.get(word.channel())));
    }

    /** The yes that counts on a matter, for an address: one that no no holds against, the one with the latest time. */
    Optional<Word> yes(Purpose purpose, Channel channel, String address) {
        Word last = null;
        for (Word word : said(purpose, channel)) {
            boolean counts = word.given()
                    && !isOverruled(word)
                    && word.address().map(address::equals).orElse(true);
            last = counts && (last == null || !word.at().isBefore(last.at())) ? word : last;
        }
        return Optional.ofNullable(last);
    }

    private boolean isOverruled(Word yes) {
        return said(yes.purpose(), yes.channel()).stream()
                .anyMatch(no -> !no.given() && (yes.imported() || no.spoken().holdsAgainst(yes.spoken())));
    }

    private List<Word> said(Purpose purpose, Channel channel) {
        return words.stream()
                .filter(word -> word.purpose() == purpose && word.channel() == channel)
                .toList();
    }

    /** Whether the customer said no and nothing after that counts. */
    boolean saidNo(Purpose purpose, Channel channel) {
        List<Word> said = said(purpose, channel);
        return said.stream().anyMatch(it -> !it.given())
                && said.stream().noneMatch(it -> it.given() && !isOverruled(it));
    }

    /** When a yes to the purpose was last said by a link that went to the address; any purpose where none is told. */
    long saidYesThere(Optional<Purpose> purpose, Channel channel, String address) {
        return words.stream()
                .filter(it -> it.given() && it.byLink() && it.channel() == channel)
                .filter(it -> purpose.map(it.purpose()::equals).orElse(true))
                .filter(it -> it.address().filter(address::equals).isPresent())
                .mapToLong(Word::turn)
                .max()
                .orElse(-1);
    }

    private boolean saidNo(Word matter) {
        return saidNo(matter.purpose(), matter.channel());
    }

    /** How an address is told from another one. */
    static String named(Channel channel, String text) {
        return switch (channel) {
            case EMAIL -> "email " + text.strip().toLowerCase(Locale.ROOT);
            case SMS, PHONE -> "phone " + text.replaceAll("[ ()./-]", "");
            default -> channel + " " + text;
        };
    }

    private void moved(CustomerEvent event, String field, Channel channel) {
        event.text(field).ifPresent(text -> {
            String address = named(channel, text);
            boolean first = addresses.put(channel, address) == null;
            if (first) {
                words.replaceAll(
                        it -> it.channel() == channel && it.address().isEmpty() ? at(it, Optional.of(address)) : it);
            }
        });
    }

    private static Word at(Word word, Optional<String> address) {
        return new Word(
                word.purpose(),
                word.channel(),
                word.given(),
                word.at(),
                word.ends(),
                word.once(),
                word.byGuardian(),
                word.imported(),
                word.spoken(),
                word.heard(),
                address,
                word.byLink());
    }

    void bounced(Optional<String> address, Instant now) {
        address.ifPresent(it -> dead.add(new Dead(it, false, now, TURNS.incrementAndGet())));
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
            moved(event, "phone", Channel.PHONE);
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

    private void paused(Instant until, Optional<Spoken> no) {
        pausedUntil = Optional.of(pausedUntil.filter(until::isBefore).orElse(until));
        pause = pause.filter(known -> no.map(it -> it.turn() < known.turn()).orElse(true))
                .or(() -> no);
    }

    private void said(CustomerEvent event, boolean given, Instant at, Instant now) {
        Spoken spoken = new Spoken(TURNS.incrementAndGet(), at, event.source());
        for (Purpose purpose : Purpose.values()) {
            for (Channel channel : Channel.values()) {
                boolean named = !(event.data().get("consents") instanceof List<?> list)
                        || list.contains(purpose + "/" + channel);
                if (named && !(given && isVoid(event, purpose, channel))) {
                    Optional<String> link = event.text("link")
                            .filter(it -> text(event, "address").startsWith(channel.label() + "/"));
                    words.add(new Word(
                            purpose,
                            channel,
                            given,
                            at,
                            given ? end(event, at) : Optional.empty(),
                            event.data().containsKey("once"),
                            event.data().getOrDefault("method", "").equals("guardian"),
                            event.data().getOrDefault("method", "").equals("import"),
                            spoken,
                            now,
                            link.or(() -> Optional.ofNullable(addresses.get(channel))),
                            link.isPresent()));
                }
            }
        }
    }

    /** A link gives nothing any more once the customer said no after it was sent. */
    private boolean isVoid(CustomerEvent event, Purpose purpose, Channel channel) {
        return event.text("mailed")
                .map(Instant::parse)
                .filter(mailed -> said(purpose, channel).stream()
                        .anyMatch(it -> !it.given() && !it.heard().isBefore(mailed)))
                .isPresent();
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

    private void troubled(CustomerEvent event, Instant at) {
        int score = event.data().get("score") instanceof Integer it ? it : 3;
        boolean content = event.type().equals("customer.content") || score >= 4;
        Spoken yes = new Spoken(TURNS.incrementAndGet(), at, event.source());
        List<Trouble> after = new ArrayList<>();
        for (Trouble trouble : troubles) {
            boolean later = !trouble.spoken().holdsAgainst(yes);
            boolean repaired = event.type().equals("repair.confirmed")
                    && trouble.order().equals(event.data().get("order"));
            if (later && repaired) {
                Instant end = event.time().plus(SomeEvents.COOL_DOWN);
                after.add(new Trouble(trouble.cause(), trouble.order(), trouble.spoken(), Optional.of(end)));
            } else if (!later || !content) {
                after.add(trouble);
            }
        }
        Spoken no = new Spoken(TURNS.incrementAndGet(), event.time(), event.source());
        if (score <= 2) {
            trouble(after, "bad-score", event, no);
        }
        if (event.type().equals("delivery.failed")) {
            trouble(after, "failed-delivery", event, no);
        }
        if (content) {
            SomeEvents.CAUSES.forEach(cause ->
                    contents.merge(cause, yes, (known, heard) -> known.at().isAfter(heard.at()) ? known : heard));
        }
        troubles = after;
    }

    private void trouble(List<Trouble> troubles, String cause, CustomerEvent event, Spoken no) {
        Spoken content = contents.get(cause);
        if (content == null || no.holdsAgainst(content)) {
            troubles.add(new Trouble(cause, text(event, "order"), no, Optional.empty()));
        }
    }

    private static String text(CustomerEvent event, String field) {
        return event.text(field).orElseThrow();
    }
}
