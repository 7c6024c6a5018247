package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Purpose;
import dev.hush.customer.FactDeclaration;
import dev.hush.customer.FreezeRule;
import dev.hush.customer.FreezeRule.Effect;
import dev.hush.customer.Learning;
import dev.hush.customer.Provenance;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.EventType.About;
import dev.hush.event.HouseEvents;
import dev.hush.proof.Life.Got;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What happens to customers, drawn by lot, and how it is declared. */
final class SomeEvents {
    /** What happens often, and to what rules may have something to say. */
    private static final List<String> OFTEN =
            List.of("order.placed", "parcel.moved", "news.published", "friend.wrote", "help.asked");

    private static final List<String> SELDOM = List.of(
            "review.written",
            "review.written",
            "delivery.failed",
            HouseEvents.CONSENT_GIVEN,
            HouseEvents.CONSENT_GIVEN,
            HouseEvents.CONSENT_GIVEN,
            HouseEvents.CONSENT_WITHDRAWN,
            HouseEvents.CUSTOMER_DECLARED,
            HouseEvents.CUSTOMER_DECLARED,
            HouseEvents.CUSTOMER_PAUSED,
            HouseEvents.CUSTOMER_RESUMED,
            "repair.confirmed",
            "customer.content");

    static final List<String> THAT_RULES_ASK_ABOUT = List.of(
            "order.placed",
            "parcel.moved",
            "news.published",
            "friend.wrote",
            "help.asked",
            "review.written",
            "delivery.failed",
            HouseEvents.CONSENT_GIVEN,
            HouseEvents.FOLLOW_UP_DUE);

    static final List<String> CAUSES = List.of("bad-score", "failed-delivery");
    static final Duration COOL_DOWN = Duration.ofDays(7);

    private final Chances chances;
    private final int tillIsBehind;
    private int count;

    SomeEvents(Chances chances) {
        this.chances = chances;
        this.tillIsBehind = chances.from(0, 86_399);
    }

    static Learning learning() {
        EventType declared = new EventType(
                HouseEvents.CUSTOMER_DECLARED,
                Optional.empty(),
                Map.of(),
                Duration.ofDays(4000),
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                About.NOBODY);
        EventCatalog catalog = new EventCatalog(Map.of(
                declared.name(),
                declared,
                "order.placed",
                type("order.placed", Optional.of(LawfulBasis.CONTRACT), true, About.CUSTOMER),
                "help.asked",
                type("help.asked", Optional.of(LawfulBasis.REQUEST), true, About.CUSTOMER),
                "parcel.moved",
                type("parcel.moved", Optional.empty(), false, About.CUSTOMER),
                "news.published",
                type("news.published", Optional.empty(), false, About.NOBODY),
                "friend.wrote",
                type("friend.wrote", Optional.empty(), false, About.FRIEND),
                "review.written",
                type("review.written", Optional.empty(), true, About.CUSTOMER),
                "delivery.failed",
                type("delivery.failed", Optional.empty(), false, About.CUSTOMER),
                "repair.confirmed",
                type("repair.confirmed", Optional.empty(), false, About.CUSTOMER)));
        Set<Purpose> all = Set.of(Purpose.values());
        Map<String, FactDeclaration> facts = Map.of(
                "birthday", new FactDeclaration("birthday", Provenance.DECLARED, all, Optional.empty()),
                "mostPerMonth", new FactDeclaration("mostPerMonth", Provenance.DECLARED, all, Optional.empty()));
        return new Learning(catalog, facts, freezes());
    }

    private static EventType type(String name, Optional<LawfulBasis> basis, boolean byCustomer, About about) {
        Optional<String> order = Optional.of("order");
        return new EventType(
                name, order, Map.of(), Duration.ZERO, 0, Optional.empty(), basis, Map.of(), byCustomer, about);
    }

    private static List<FreezeRule> freezes() {
        return List.of(
                freeze("bad-score", Effect.OPENS, "review.written", Set.of("1", "2")),
                freeze("bad-score", Effect.ENDS, "review.written", Set.of("4", "5")),
                freeze("bad-score", Effect.ENDS, "customer.content", Set.of()),
                freeze("bad-score", Effect.REPAIRED, "repair.confirmed", Set.of()),
                freeze("failed-delivery", Effect.OPENS, "delivery.failed", Set.of()),
                freeze("failed-delivery", Effect.ENDS, "customer.content", Set.of()),
                freeze("failed-delivery", Effect.ENDS, "review.written", Set.of("4", "5")),
                freeze("failed-delivery", Effect.REPAIRED, "repair.confirmed", Set.of()));
    }

    private static FreezeRule freeze(String cause, Effect effect, String type, Set<String> scores) {
        Optional<String> field = scores.isEmpty() ? Optional.empty() : Optional.of("score");
        Duration coolDown = effect == Effect.REPAIRED ? COOL_DOWN : Duration.ZERO;
        return new FreezeRule(cause, effect, type, field, scores, coolDown);
    }

    /** Who this is, and what they agree to at first. */
    List<CustomerEvent> introduction(CustomerId customer, Instant now) {
        return List.of(
                event(customer, HouseEvents.CUSTOMER_DECLARED, now, now),
                event(customer, HouseEvents.CONSENT_GIVEN, now, now));
    }

    CustomerEvent any(CustomerId customer, Instant now) {
        String type = chances.oneIn(5) ? chances.of(SELDOM) : chances.of(OFTEN);
        type = chances.oneIn(1500) ? chances.of(HouseEvents.MESSAGE_BOUNCED, HouseEvents.MESSAGE_COMPLAINED) : type;
        return event(customer, type, time(now), now);
    }

    /** Something said by a link in a message that was handed over: pressed late, pressed twice, pressed after a no. */
    CustomerEvent pressed(Got got, CustomerId customer, String addressKey, Instant now) {
        Channel channel = got.rule().channel();
        Map<String, Object> data =
                new HashMap<>(Map.of("address", channel.label() + "/" + addressKey, "link", got.address()));
        boolean confirms = chances.oneIn(2);
        boolean stops = !confirms && chances.oneIn(2);
        List<String> pairs = pairs(1, 6);
        data.put(
                "consents",
                chances.oneIn(4) // a page shows the boxes of every channel
                        ? pairs
                        : pairs.stream()
                                .map(it -> it.replaceAll("/.*", "/" + channel))
                                .toList());
        data.put("method", confirms ? "DOUBLE_OPT_IN" : "PREFERENCE_CENTRE");
        if (confirms) {
            data.put("mailed", got.decided().toString());
        }
        String id = confirms ? "confirm/" + got.key() : "p" + count++;
        String type = stops ? HouseEvents.CONSENT_WITHDRAWN : HouseEvents.CONSENT_GIVEN;
        return new CustomerEvent(id, Life.PAGES, type, customer, now, data, Optional.empty());
    }

    /** The contrary of what was said, by the link of a message that may have gone somewhere else. */
    CustomerEvent unsaid(CustomerEvent said, Got got, String addressKey, Instant now) {
        Map<String, Object> data = new HashMap<>(said.data());
        data.remove("mailed");
        data.putAll(Map.of(
                "address",
                got.rule().channel().label() + "/" + addressKey,
                "link",
                got.address(),
                "method",
                "PREFERENCE_CENTRE"));
        String type = said.type().equals(HouseEvents.CONSENT_GIVEN)
                ? HouseEvents.CONSENT_WITHDRAWN
                : HouseEvents.CONSENT_GIVEN;
        return new CustomerEvent("p" + count++, Life.PAGES, type, said.customer(), now, data, Optional.empty());
    }

    /** Mostly now; some events are late, and some clocks ahead. */
    private Instant time(Instant now) {
        return switch (chances.from(0, 9)) {
            case 0 -> now.minus(chances.pause());
            case 1 -> now.plusSeconds(chances.from(1, 240));
            default -> now;
        };
    }

    private CustomerEvent event(CustomerId customer, String type, Instant time, Instant now) {
        String id = "e" + count++;
        String source = chances.of("shop", "shop", "crm", "till", "app");
        return new CustomerEvent(
                id, source, type, customer, skewed(source, time), data(type, id, now), Optional.empty());
    }

    /** By the clock of the source: right, three seconds behind and in whole seconds, up to a day behind, or ahead. */
    private Instant skewed(String source, Instant time) {
        return switch (source) {
            case "crm" -> time.minusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
            case "till" -> time.minusSeconds(tillIsBehind);
            case "app" -> time.plusSeconds(chances.from(0, 50));
            default -> time;
        };
    }

    private Map<String, Object> data(String type, String id, Instant now) {
        return switch (type) {
            case HouseEvents.CUSTOMER_DECLARED -> declared(id, now);
            case HouseEvents.CONSENT_GIVEN -> given(now);
            case HouseEvents.CONSENT_WITHDRAWN -> chances.oneIn(10) ? Map.of() : Map.of("consents", pairs(1, 3));
            case HouseEvents.CUSTOMER_PAUSED ->
                Map.of("until", now.plus(chances.pause()).plus(chances.pause()).toString());
            case HouseEvents.MESSAGE_BOUNCED -> bounced();
            case "review.written" -> Map.of("score", chances.of(1, 2, 3, 4, 4, 5, 5), "order", order());
            case "friend.wrote" -> chances.oneIn(2) ? Map.of("friendAgreed", true) : Map.of();
            case "order.placed", "delivery.failed", "repair.confirmed" -> Map.of("order", order());
            default -> Map.of();
        };
    }

    /** Of the customer's address, or of one that was theirs or is somebody else's. */
    private Map<String, Object> bounced() {
        return chances.oneIn(2)
                ? Map.of("channel", chances.of("email", "sms"))
                : Map.of("channel", "email", "address", mailbox());
    }

    /** One of those that change hands, however somebody writes it. */
    private String mailbox() {
        String address = "m" + chances.from(0, 24) + "@example.com";
        return chances.oneIn(3) ? address.toUpperCase(Locale.ROOT) : address;
    }

    private String order() {
        return "o" + chances.from(1, 5000);
    }

    private Map<String, Object> declared(String id, Instant now) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "email", chances.oneIn(3) ? id + "@example.com" : mailbox(),
                "push", chances.oneIn(3) ? "p" + chances.from(0, 9) : id,
                "webhook", id));
        if (chances.oneIn(2)) {
            data.put("zone", chances.of(Geography.ZONES));
        }
        if (chances.oneIn(2)) {
            data.put("phone", chances.of(Geography.PHONES));
        }
        if (chances.oneIn(2)) {
            data.put("country", chances.of(Geography.COUNTRIES));
        }
        if (chances.oneIn(12)) {
            LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
            data.put(
                    "birthday",
                    today.minusDays(chances.from(14 * 365, 17 * 365)).toString());
        }
        if (chances.oneIn(6)) {
            data.put("mostPerMonth", chances.from(0, 4));
        }
        return data;
    }

    private Map<String, Object> given(Instant now) {
        Map<String, Object> data = new HashMap<>(Map.of("consents", pairs(4, 24)));
        if (chances.oneIn(4)) {
            data.put("once", true);
        }
        if (chances.oneIn(4)) {
            data.put("method", chances.of("purchase", "inquiry", "guardian", "guardian", "form", "import", "import"));
        }
        if (chances.oneIn(6)) {
            Instant end = now.plus(chances.pause()).plus(chances.pause());
            data.put("expires", chances.oneIn(3) ? end.toString().substring(0, 10) : end.toString());
        }
        return data;
    }

    private List<String> pairs(int least, int most) {
        return IntStream.range(0, chances.from(least, most))
                .mapToObj(i -> chances.of(Purpose.values())
                        + "/"
                        + chances.of(Channel.EMAIL, Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.WEBHOOK))
                .toList();
    }
}
