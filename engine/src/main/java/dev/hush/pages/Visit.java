package dev.hush.pages;

import dev.hush.consent.Method;
import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Company;
import dev.hush.pages.Teller.Said;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One customer at one page: who came by which link, when, and with what.
 *
 * @param company the customer, and who shares an address
 */
record Visit(PageLink link, Company company, PageRequest request, Words words, Instant now) {
    CustomerState customer() {
        return company.customer();
    }

    /** The same visit after something was told, with what is known now. */
    Visit with(Company changed, Words chosen) {
        return new Visit(link, changed, request, chosen, now);
    }

    /** The message that the link was in, where it is remembered. */
    Optional<Contact> message() {
        return customer().contacts().contacts().stream()
                .filter(it -> it.key().equals(link.outreach()))
                .findFirst();
    }

    /** The channel and key of the address that the link was sent to; empty where nobody knows. */
    Optional<String> mailbox() {
        return link.address().isEmpty()
                ? message().flatMap(it -> it.address().map(key -> it.channel().label() + "/" + key))
                : Optional.of(link.address());
    }

    /** When the link was sent, or the day's beginning where that alone is known. */
    Instant mailed() {
        return message()
                .map(Contact::decidedAt)
                .orElseGet(() -> link.issued().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** A statement about consents, made here: with the address that it is for. */
    Said statement(String type, List<Matters> matters, Method method, String text) {
        Map<String, Object> data =
                new HashMap<>(Map.of("consents", Matters.names(matters), "method", method.name(), "text", text));
        mailbox().ifPresent(it -> data.put("address", it));
        return new Said(type, data);
    }
}
