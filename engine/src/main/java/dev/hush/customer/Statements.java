package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.event.CustomerEvent;
import dev.hush.event.FieldProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a customer says about what we may do, the stricter way where it can be read in two.
 *
 * <p>A yes is for what it names and nothing else. A no is for at least what it names: without a readable channel it is
 * for all channels, without a readable purpose for all purposes, and where nothing can be read it is for everything.
 */
final class Statements {
    /** Where a day begins first on earth, and where last. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private static final Duration PAUSE = Duration.ofDays(30);

    private Statements() {}

    /**
     * What the event gives; nothing where its end is told and cannot be read.
     *
     * <p>A yes is no later than we heard of it: a clock that is ahead shall not overrule the no that comes after.
     */
    static List<ConsentRecord> given(CustomerEvent event, Instant heard) {
        Instant at = event.time().isAfter(heard) ? heard : event.time();
        Optional<Instant> expires = instant(event, "expires", FIRST);
        if (event.text("expires").isPresent() && expires.isEmpty()) {
            return List.of();
        }
        List<ConsentRecord> statements = new ArrayList<>();
        for (String pair : pairs(event)) {
            Optional<Purpose> purpose = purpose(pair);
            Optional<Channel> channel = channelOf(pair);
            if (purpose.isPresent() && channel.isPresent()) {
                statements.add(statement(purpose.get(), channel.get(), true, at, expires, event));
            }
        }
        return statements;
    }

    /** The first thing in a consent that nobody can read, and that would give nothing. */
    static Optional<FieldProblem> problem(CustomerEvent event) {
        return pairs(event).stream()
                .filter(pair -> purpose(pair).isEmpty() || channelOf(pair).isEmpty())
                .findFirst()
                .map(pair -> new FieldProblem("data.consents", "PURPOSE/CHANNEL such as CARE/EMAIL", '"' + pair + '"'));
    }

    /** What the event takes back. */
    static List<ConsentRecord> withdrawn(CustomerEvent event) {
        List<String> pairs = pairs(event);
        List<ConsentRecord> statements = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            for (Channel channel : Channel.values()) {
                if (pairs.isEmpty() || pairs.stream().anyMatch(pair -> mayMean(pair, purpose, channel))) {
                    statements.add(statement(purpose, channel, false, event.time(), Optional.empty(), event));
                }
            }
        }
        return statements;
    }

    /** The end of a pause: an instant; a day, which is waited for until it has begun everywhere; else thirty days. */
    static Instant pausedUntil(CustomerEvent event) {
        return instant(event, "until", LAST).orElseGet(() -> event.time().plus(PAUSE));
    }

    static Optional<Channel> channel(String text) {
        try {
            return Optional.of(Channel.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where a statement came from: the event, how it was made, and the version of the text shown where known. */
    static Proof proof(CustomerEvent event) {
        return new Proof(
                event.key().toString(),
                event.text("method").map(Method::of).orElse(Method.UNSTATED),
                event.text("text").orElse(""));
    }

    private static ConsentRecord statement(
            Purpose purpose,
            Channel channel,
            boolean given,
            Instant at,
            Optional<Instant> expires,
            CustomerEvent event) {
        boolean once = given && Boolean.TRUE.equals(event.data().get("once"));
        return new ConsentRecord(purpose, channel, LawfulBasis.CONSENT, given, at, expires, once, proof(event));
    }

    private static List<String> pairs(CustomerEvent event) {
        if (event.data().get("consents") instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return event.text("consents")
                .map(text -> List.of(text.split("[,;\\s]+")))
                .orElse(List.of());
    }

    private static boolean mayMean(String pair, Purpose purpose, Channel channel) {
        return purpose(pair).map(purpose::equals).orElse(true)
                && channelOf(pair).map(channel::equals).orElse(true);
    }

    private static Optional<Purpose> purpose(String pair) {
        String text = pair.split("/", 2)[0].trim();
        return Stream.of(Purpose.values())
                .filter(purpose -> purpose.name().equalsIgnoreCase(text))
                .findFirst();
    }

    private static Optional<Channel> channelOf(String pair) {
        int slash = pair.indexOf('/');
        return slash < 0 ? Optional.empty() : channel(pair.substring(slash + 1));
    }

    private static Optional<Instant> instant(CustomerEvent event, String field, ZoneOffset dayBegins) {
        return event.text(field).flatMap(text -> {
            try {
                return Optional.of(
                        text.length() == 10
                                ? LocalDate.parse(text).atStartOfDay(dayBegins).toInstant()
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
