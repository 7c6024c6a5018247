package dev.hush.customer;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Where a statement on our pages comes from: the channel and key of the address that its link was sent to, divided by a slash. */
    public static final String LINK_ADDRESS = "address";

    /** When the link was sent by which a consent is given. */
    public static final String MAILED = "mailed";

    private Statements() {}

    /** What the event gives; nothing where its end is told and cannot be read, or a later no made the link void. */
    static List<ConsentRecord> given(
            CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        Said said = hearing.yes(before, event);
        Optional<Instant> expires = expires(event);
        if (event.text("expires").isPresent() && expires.isEmpty()) {
            return List.of();
        }
        boolean once = Boolean.TRUE.equals(event.data().get("once"));
        List<ConsentRecord> statements = new ArrayList<>();
        for (String pair : pairs(event)) {
            Optional<Purpose> purpose = purpose(pair);
            Optional<Channel> channel = channelOf(pair);
            if (purpose.isPresent()
                    && channel.isPresent()
                    && !isVoid(before, event, hearing, purpose.get(), channel.get())) {
                statements.add(statement(
                        purpose.get(),
                        channel.get(),
                        true,
                        said,
                        expires,
                        once,
                        event,
                        mailbox(state, event, channel.get())));
            }
        }
        return statements;
    }

    /** A link that gives was sent before the customer, or another of that mailbox, said no: it gives nothing any more. */
    private static boolean isVoid(
            CustomerState before, CustomerEvent event, Hearing hearing, Purpose purpose, Channel channel) {
        Optional<Instant> mailed =
                event.source().equals(Said.OWN_HAND) ? instant(event, MAILED, FIRST) : Optional.empty();
        return mailed.filter(then -> before.consents().withdrawnSince(purpose, channel, then)
                        || linkKey(event, channel)
                                .filter(key -> hearing.sharers().stream()
                                        .anyMatch(it -> it.consents().withdrawnSince(purpose, channel, key, then)))
                                .isPresent())
                .isPresent();
    }

    /** The key of the link's address, where the person came by one of that channel. */
    private static Optional<String> linkKey(CustomerEvent event, Channel channel) {
        return event.source().equals(Said.OWN_HAND)
                ? event.text(LINK_ADDRESS)
                        .filter(it -> it.startsWith(channel.label() + "/"))
                        .map(it -> it.substring(channel.label().length() + 1))
                : Optional.empty();
    }

    /** The address that a statement is for: that of the link where the person came by one, else the customer's. */
    private static Mailbox mailbox(CustomerStateEditor state, CustomerEvent event, Channel channel) {
        Optional<String> link = linkKey(event, channel);
        return new Mailbox(link.or(() -> state.key(channel)), link.isPresent());
    }

    /** An address, and whether the statement comes from there. */
    private record Mailbox(Optional<String> key, boolean isHere) {}

    /** What the event takes back. */
    static List<ConsentRecord> withdrawn(
            CustomerState before, CustomerStateEditor state, CustomerEvent event, Hearing hearing) {
        Said said = hearing.no(before, event);
        List<String> pairs = pairs(event);
        List<ConsentRecord> statements = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            for (Channel channel : Channel.values()) {
                if (pairs.isEmpty() || pairs.stream().anyMatch(pair -> mayMean(pair, purpose, channel))) {
                    statements.add(statement(
                            purpose,
                            channel,
                            false,
                            said,
                            Optional.empty(),
                            false,
                            event,
                            mailbox(state, event, channel)));
                }
            }
        }
        return statements;
    }

    /** The end of a pause: an instant; a day, which is waited for until it has begun everywhere; else thirty days. */
    static Instant pausedUntil(CustomerEvent event) {
        return until(event).orElseGet(() -> event.time().plus(PAUSE));
    }

    /** The end of a pause that the event names. */
    static Optional<Instant> until(CustomerEvent event) {
        return instant(event, "until", LAST);
    }

    /** The end of a consent that the event names. */
    static Optional<Instant> expires(CustomerEvent event) {
        return instant(event, "expires", FIRST);
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
            Said said,
            Optional<Instant> expires,
            boolean once,
            CustomerEvent event,
            Mailbox mailbox) {
        return new ConsentRecord(
                purpose,
                channel,
                LawfulBasis.CONSENT,
                given,
                said,
                expires,
                once,
                proof(event),
                mailbox.key(),
                mailbox.isHere(),
                false);
    }

    /** The identities that {@code customer.identified} names. */
    static List<CustomerId> same(CustomerEvent event) {
        return event.data().get("same") instanceof List<?> list
                ? list.stream()
                        .map(Object::toString)
                        .filter(it -> !it.isBlank())
                        .map(CustomerId::new)
                        .toList()
                : List.of();
    }

    static List<String> pairs(CustomerEvent event) {
        if (event.data().get("consents") instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return event.text("consents")
                .filter(text -> !text.isBlank() && !(event.data().get("consents") instanceof Map))
                .map(text -> List.of(text.strip().split("[,;\\s]+")))
                .orElse(List.of());
    }

    private static boolean mayMean(String pair, Purpose purpose, Channel channel) {
        return purpose(pair).map(purpose::equals).orElse(true)
                && channelOf(pair).map(channel::equals).orElse(true);
    }

    static Optional<Purpose> purpose(String pair) {
        String text = pair.split("/", 2)[0].trim();
        return Stream.of(Purpose.values())
                .filter(purpose -> purpose.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static Optional<Channel> channelOf(String pair) {
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
