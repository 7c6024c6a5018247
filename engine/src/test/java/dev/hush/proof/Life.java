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
            boolean byGuardian) {}

    /** Something that went wrong and is not yet made good. */
    record Trouble(String cause, String order, Instant at, Optional<Instant> ends) {}

    /** A message that was handed over. */
    record Got(Rule rule, Instant at, long price) {}

    final List<Word> words = new ArrayList<>();
    final List<Got> got = new ArrayList<>();
    final List<Instant> spoke = new ArrayList<>();
    final Map<Channel, String> dead = new EnumMap<>(Channel.class);
    final List<String> diary = new ArrayList<>();
    List<Trouble> troubles = List.of();
    boolean serves;
    Optional<ZoneId> zone = Optional.empty();
    Optional<String> country = Optional.empty();
    Optional<String> phone = Optional.empty();
    Optional<Instant> pausedUntil = Optional.empty();
    Optional<LocalDate> birthday = Optional.empty();
    Optional<Integer> mostPerMonth = Optional.empty();

    void hears(CustomerEvent event, Instant now) {
        diary.add(now + " heard " + event.type() + " of " + event.time() + " " + event.data());
        Instant at = event.time().isBefore(now) ? event.time() : now;
        switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED -> declared(event);
            case HouseEvents.CONSENT_GIVEN -> said(event, true, at);
            case HouseEvents.CONSENT_WITHDRAWN -> said(event, false, event.time());
            case HouseEvents.CUSTOMER_PAUSED -> paused(Instant.parse(text(event, "until")));
            case HouseEvents.MESSAGE_BOUNCED -> dead.put(Channel.of(text(event, "channel")), "bounce");
            case HouseEvents.MESSAGE_COMPLAINED -> List.of(Channel.values()).forEach(it -> dead.put(it, "spam"));
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

    private void declared(CustomerEvent event) {
        Map<String, Object> data = event.data();
        if (data.containsKey("zone") && !data.get("zone").equals("Nowhere/Land")) {
            zone = Optional.of(ZoneId.of(text(event, "zone")));
        }
        if (data.containsKey("country")) {
            country = event.text("country");
        }
        if (data.containsKey("phone")) {
            phone = event.text("phone");
        }
        if (data.containsKey("birthday")) {
            birthday = Optional.of(LocalDate.parse(text(event, "birthday")));
        }
        if (data.containsKey("mostPerMonth")) {
            mostPerMonth = Optional.of(Integer.valueOf(text(event, "mostPerMonth")));
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
                            event.data().getOrDefault("method", "").equals("guardian")));
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
        int months =
                switch (event.data().getOrDefault("method", "").toString()) {
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
