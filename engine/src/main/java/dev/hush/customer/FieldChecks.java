package dev.hush.customer;

import dev.hush.address.AddressForms;
import dev.hush.consent.Channel;
import dev.hush.event.CustomerEvent;
import dev.hush.event.FieldProblem;
import dev.hush.event.HouseEvents;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what in an event of the house's own types would teach nothing, or something else than was meant. */
public final class FieldChecks {
    private final AddressForms forms;

    public FieldChecks(AddressForms forms) {
        this.forms = forms;
    }

    /** The first thing that is wrong; empty where all is good. Fields without text say nothing, and are left alone. */
    public Optional<FieldProblem> problem(CustomerEvent event) {
        return switch (event.type()) {
            case HouseEvents.CUSTOMER_DECLARED -> who(event);
            case HouseEvents.CONSENT_GIVEN -> first(consents(event), expires(event), who(event));
            case HouseEvents.CONSENT_REQUESTED -> first(consents(event), who(event));
            case HouseEvents.CUSTOMER_PAUSED -> until(event);
            case HouseEvents.MESSAGE_BOUNCED -> bounced(event);
            default -> Optional.empty();
        };
    }

    @SafeVarargs
    private static Optional<FieldProblem> first(Optional<FieldProblem>... problems) {
        return Stream.of(problems).flatMap(Optional::stream).findFirst();
    }

    /** What the field says, without spaces around it; a blank field says nothing. */
    static Optional<String> said(CustomerEvent event, String field) {
        return event.text(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static FieldProblem wrong(String field, String expected, String found) {
        return new FieldProblem("data." + field, expected, '"' + found + '"');
    }

    private static String expected(Channel channel) {
        return switch (channel) {
            case EMAIL -> "an e-mail address such as ana@example.org";
            case SMS, PHONE -> "a phone number with its country's code such as +49 170 1234567";
            case WEBHOOK -> "an address such as https://example.org/hook";
            case PUSH -> "an address of a push service";
            case IN_APP -> "an address in the app";
        };
    }

    // ---- who and where

    private Optional<FieldProblem> who(CustomerEvent event) {
        return first(zone(event), place(event), addresses(event));
    }

    private static Optional<FieldProblem> zone(CustomerEvent event) {
        return said(event, "zone")
                .filter(zone -> readZone(zone).isEmpty())
                .map(zone -> wrong("zone", "a zone such as Asia/Taipei", zone));
    }

    static Optional<ZoneId> readZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<FieldProblem> place(CustomerEvent event) {
        Optional<FieldProblem> country = said(event, "country")
                .filter(code -> !forms.isCountry(code))
                .map(code -> wrong("country", "a country of ISO 3166 such as TW", code));
        return country.or(() -> said(event, "language")
                .filter(tag -> !forms.isLanguage(tag))
                .map(tag -> wrong("language", "a language's tag such as zh-Hant", tag)));
    }

    private Optional<FieldProblem> addresses(CustomerEvent event) {
        return AddressLearning.named(event).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(it -> !isAddress(event, it.getKey(), it.getValue()))
                .map(it -> wrong(AddressLearning.field(it.getKey()), expected(it.getKey()), it.getValue()))
                .findFirst();
    }

    private boolean isAddress(CustomerEvent event, Channel channel, String text) {
        return forms.normal(channel, text, said(event, "country")).isPresent();
    }

    private Optional<FieldProblem> bounced(CustomerEvent event) {
        Optional<Channel> channel = Statements.channel(event.text("channel").orElse(""));
        if (channel.isEmpty()) {
            return Optional.of(new FieldProblem(
                    "data.channel",
                    "a channel such as email",
                    event.text("channel").map(it -> '"' + it + '"').orElse("nothing")));
        }
        return AddressLearning.bounced(event)
                .filter(it -> !isAddress(event, it.getKey(), it.getValue()))
                .map(it -> wrong("address", expected(it.getKey()), it.getValue()));
    }

    // ---- what we may do

    private static Optional<FieldProblem> consents(CustomerEvent event) {
        String expected = "PURPOSE/CHANNEL such as CARE/EMAIL";
        List<String> pairs = Statements.pairs(event);
        if (pairs.isEmpty()) {
            return Optional.of(new FieldProblem("data.consents", "a list of " + expected, instead(event)));
        }
        return pairs.stream()
                .filter(pair -> Statements.purpose(pair).isEmpty()
                        || Statements.channelOf(pair).isEmpty())
                .findFirst()
                .map(pair -> wrong("consents", expected, pair));
    }

    private static String instead(CustomerEvent event) {
        if (event.data().get("consents") instanceof List) {
            return "an empty list";
        }
        if (event.data().get("consents") instanceof Map) {
            return "an object";
        }
        return event.data().containsKey("purpose") || event.data().containsKey("channel")
                ? "purpose and channel as fields of their own"
                : "nothing";
    }

    private static Optional<FieldProblem> expires(CustomerEvent event) {
        Optional<String> text = event.text("expires");
        Optional<Instant> end = text.flatMap(it -> Statements.expires(event));
        boolean good = text.isEmpty() || end.filter(event.time()::isBefore).isPresent();
        return good
                ? Optional.empty()
                : text.map(it -> wrong("expires", "a day, or a time with its offset, after " + event.time(), it));
    }

    private static Optional<FieldProblem> until(CustomerEvent event) {
        return said(event, "until")
                .filter(text -> Statements.until(event).isEmpty())
                .map(text -> wrong("until", "a day, or a time with its offset, such as 2027-01-31", text));
    }
}
