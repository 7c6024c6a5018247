package dev.hush.pages;

import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.contact.Contact;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Why a message came: what happened, the rule in plain words, the facts it asked for, and what allowed it. */
final class WhyPage implements Page {
    private static final int MOST_ENTRIES = 500;

    private final Store store;
    private final Supplier<Rulebook> book;
    private final Function<String, Set<String>> factsRead;

    WhyPage(Store store, Supplier<Rulebook> book, Function<String, Set<String>> factsRead) {
        this.store = store;
        this.book = book;
        this.factsRead = factsRead;
    }

    @Override
    public Outcome show(Visit visit) {
        Optional<Contact> contact = visit.customer().contacts().contacts().stream()
                .filter(it -> it.key().equals(visit.link().outreach()))
                .findFirst();
        Optional<CustomerEvent> event = event(visit);
        Set<String> read = contact.map(it -> factsRead.apply(it.rule())).orElse(Set.of());
        Map<String, Object> model = new HashMap<>();
        model.put("kept", contact.isPresent());
        model.put("sent", contact.map(it -> Days.of(visit).say(it.lastAt())).orElse(""));
        model.put(
                "why",
                contact.map(it ->
                                book.get().rules().why(it.rule(), visit.words().language()))
                        .orElse(""));
        model.put(
                "what",
                Matters.of(visit.link().about())
                        .map(it -> it.said(visit.words()))
                        .orElse(""));
        model.put(
                "happened",
                event.map(it -> visit.words().name("event", it.type())).orElse(""));
        model.put("happenedOn", event.map(it -> Days.of(visit).say(it.time())).orElse(""));
        model.put("details", event.map(it -> details(visit, it)).orElse(List.of()));
        model.put("counts", KnownFacts.counts(visit, book.get().learning().catalog(), read::contains));
        model.put("facts", KnownFacts.rows(visit, read::contains));
        model.put("bases", contact.map(it -> bases(visit, it)).orElse(List.of()));
        return new Outcome("why", visit.words(), model);
    }

    /** Nothing can be told here: its forms go to other pages. */
    @Override
    public Outcome take(Visit visit) {
        return show(visit);
    }

    /** The event behind the message, whose key is the event's and the rule's. */
    private Optional<CustomerEvent> event(Visit visit) {
        return Stream.of(visit.link().customer(), visit.customer().id())
                .distinct()
                .flatMap(id -> store.journalOf(id, MOST_ENTRIES).stream())
                .map(JournalEntry::event)
                .filter(event -> visit.link().outreach().startsWith(event.key() + "/"))
                .findFirst();
    }

    /** The event's plain values; of a follow-up those of the event that it follows. */
    private static List<Map<String, String>> details(Visit visit, CustomerEvent event) {
        Map<?, ?> data = event.data().get("of") instanceof Map<?, ?> of ? of : event.data();
        Map<String, String> said = new TreeMap<>();
        data.forEach((name, value) -> {
            boolean inner = Set.of("scheduled", "occasion", "name").contains(String.valueOf(name));
            if (!inner && !(value instanceof Map) && !(value instanceof List)) {
                said.put(visit.words().name("field", String.valueOf(name)), String.valueOf(value));
            }
        });
        return said.entrySet().stream()
                .map(it -> Map.of("name", it.getKey(), "value", it.getValue()))
                .toList();
    }

    /** The statements that allowed it when it was decided, and whether the customer has taken that back since. */
    private static List<String> bases(Visit visit, Contact contact) {
        List<String> said = new ArrayList<>();
        reliedOn(visit, contact).ifPresent(record -> said.add(said(visit, record)));
        if (visit.customer().consents().optedOut(contact.purpose(), contact.channel())) {
            said.add(visit.words().say("basis.withdrawn"));
        }
        return said;
    }

    private static Optional<ConsentRecord> reliedOn(Visit visit, Contact contact) {
        boolean consented = contact.kind().optional();
        Instant then = contact.decidedAt();
        return visit.customer().consents().records().stream()
                .filter(record -> record.given() && !record.at().isAfter(then))
                .filter(record -> consented
                        ? record.basis() == LawfulBasis.CONSENT
                                && record.purpose() == contact.purpose()
                                && record.channel() == contact.channel()
                        : record.basis() != LawfulBasis.CONSENT)
                .max(Comparator.comparing(ConsentRecord::at));
    }

    private static String said(Visit visit, ConsentRecord record) {
        return visit.words()
                .say(
                        "basis." + record.basis(),
                        Map.of(
                                "what", new Matters(record.purpose(), record.channel()).said(visit.words()),
                                "day", Days.of(visit).say(record.at()),
                                "method",
                                        visit.words()
                                                .say("method." + record.proof().method())));
    }
}
