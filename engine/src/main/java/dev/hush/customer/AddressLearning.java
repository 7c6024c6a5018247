package dev.hush.customer;

import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import dev.hush.event.CustomerEvent;
import dev.hush.event.HouseEvents;
import dev.hush.plan.FollowUp;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What addresses an event brings, and what becomes of consents when a customer's address changes. */
public final class AddressLearning {
    private static final Map<String, List<Channel>> FIELDS = Map.of(
            "email", List.of(Channel.EMAIL),
            "phone", List.of(Channel.SMS, Channel.PHONE),
            "webhook", List.of(Channel.WEBHOOK),
            "push", List.of(Channel.PUSH));

    /** Whether the address was verified, as the source says. */
    private static final String VERIFIED = "verified";

    private final Sources sources;
    private final Hearing hearing;

    AddressLearning(Sources sources, Hearing hearing) {
        this.sources = sources;
        this.hearing = hearing;
    }

    /** The field by which an event names an address of the channel. */
    static String field(Channel channel) {
        return FIELDS.entrySet().stream()
                .filter(it -> it.getValue().contains(channel))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("address");
    }

    /** The addresses that the event names, as they are written there. */
    public static Map<Channel, String> named(CustomerEvent event) {
        if (Collections.disjoint(FIELDS.keySet(), event.data().keySet())) {
            return Map.of();
        }
        Map<Channel, String> named = new EnumMap<>(Channel.class);
        FIELDS.forEach((field, channels) -> FieldChecks.said(event, field)
                .ifPresent(text -> channels.forEach(channel -> named.put(channel, text))));
        return named;
    }

    /** The channel and the address that bounced, where the event names one. */
    public static Optional<Map.Entry<Channel, String>> bounced(CustomerEvent event) {
        return event.type().equals(HouseEvents.MESSAGE_BOUNCED)
                ? Statements.channel(event.text("channel").orElse(""))
                        .flatMap(channel -> FieldChecks.said(event, "address").map(text -> Map.entry(channel, text)))
                : Optional.empty();
    }

    /** The key of the address that a link went to by which something was said on our pages. */
    public static Optional<String> link(CustomerEvent event) {
        return event.source().equals(Said.OWN_HAND)
                ? event.text(Statements.LINK_ADDRESS).map(it -> it.substring(it.indexOf('/') + 1))
                : Optional.empty();
    }

    /** The key of an address that the event names. */
    public static String key(AddressKeys keys, CustomerEvent event, Channel channel, String text) {
        return keys.of(channel, text, event.text("country"));
    }

    /** The event's addresses become the customer's. */
    void learn(CustomerState before, CustomerStateEditor state, CustomerEvent event) {
        named(event).forEach((channel, text) -> {
            boolean known = text.equals(before.addresses().get(channel))
                    && before.reach().key(channel).isPresent();
            if (!known) {
                address(before, state, event, channel, text);
            }
        });
    }

    private void address(
            CustomerState before, CustomerStateEditor state, CustomerEvent event, Channel channel, String text) {
        String key = key(hearing.keys(), event, channel, text);
        Optional<String> former = before.reach().key(channel).filter(it -> !it.equals(key));
        if (former.isPresent()) {
            if (Boolean.TRUE.equals(event.data().get(VERIFIED)) && sources.carries(event.source())) {
                state.consents(consents -> consents.moved(channel, former.get(), key));
            } else if (channel == Channel.EMAIL) {
                confirm(before, state, event, former.get(), key);
            }
        }
        state.address(channel, text, key);
    }

    /** What was agreed to for the old address is asked for the new one: once, by a question that rules may answer. */
    private void confirm(
            CustomerState before, CustomerStateEditor state, CustomerEvent event, String former, String key) {
        before.followUps().stream()
                .filter(it -> it.name().equals(HouseEvents.CONFIRM_ADDRESS))
                .forEach(it -> state.dropFollowUp(it.key()));
        List<String> agreed = agreed(before, former, hearing.now());
        if (!agreed.isEmpty() && agreed(before, key, hearing.now()).isEmpty()) {
            state.followUp(new FollowUp(
                    event.key() + "/" + HouseEvents.CONFIRM_ADDRESS,
                    HouseEvents.CONFIRM_ADDRESS,
                    "house",
                    key,
                    hearing.now(),
                    Optional.empty(),
                    new CustomerEvent(
                            event.id(),
                            event.source(),
                            event.type(),
                            event.customer(),
                            event.time(),
                            Map.of("consents", agreed),
                            event.cause())));
        }
    }

    private static List<String> agreed(CustomerState state, String key, Instant now) {
        return state.consents().records().stream()
                .filter(it -> it.basis() == LawfulBasis.CONSENT && it.channel() == Channel.EMAIL)
                .map(ConsentRecord::purpose)
                .distinct()
                .filter(purpose -> state.consents()
                        .consent(purpose, Channel.EMAIL, Optional.of(key), now)
                        .filter(it -> it.address().isPresent())
                        .isPresent())
                .map(purpose -> purpose + "/" + Channel.EMAIL)
                .sorted()
                .toList();
    }
}
