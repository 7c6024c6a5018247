package dev.hush.pages;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.FactDeclaration;
import dev.hush.customer.Learning;
import dev.hush.customer.Provenance;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.engine.HushEngine;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.journal.JournalEntry;
import dev.hush.memory.MemoryStore;
import dev.hush.template.HtmlPages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The customer's pages on a real engine with a memory store, a clock that is set, and no rules. */
public final class PageLab implements AutoCloseable {
    /** A Friday, 12:00 in Berlin. */
    static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    static final CustomerId ANA = new CustomerId("ana");
    static final String KEY = "0123456789abcdef0123456789abcdef";

    final MemoryStore store = new MemoryStore();
    final SignedLinks links = new SignedLinks(new LinkKeys(KEY, List.of()));
    private final HushEngine engine = new HushEngine(store, book(), new Chance(new byte[] {1}), () -> now(), 1);
    private final CustomerPages pages;
    private volatile Instant now = NOON;
    private int events;

    public PageLab() {
        pages = new CustomerPages(
                store,
                engine,
                engine::rulebook,
                rule -> Set.of("favourite"),
                channel -> channel == Channel.EMAIL,
                links,
                new HtmlPages(Map.of("name", "Corner <Shop>", "color", "#2f5d50"), "en"),
                this::now);
    }

    Instant now() {
        return now;
    }

    PageLab at(Instant instant) {
        now = instant;
        return this;
    }

    private static Rulebook book() {
        RuleBase silent = new RuleBase() {
            @Override
            public String version() {
                return "none";
            }

            @Override
            public Map<String, String> reasons() {
                return Map.of("thanks-01", "you ordered from us");
            }

            @Override
            public Wishes consider(Situation situation) {
                return new Wishes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
            }
        };
        Map<String, FactDeclaration> facts = Map.of(
                "name",
                told("name"),
                "favourite",
                told("favourite"),
                "country",
                told("country"),
                "mostPerMonth",
                told("mostPerMonth"),
                "taste",
                new FactDeclaration("taste", Provenance.INFERRED, Set.of(Purpose.CARE), Optional.empty()));
        return new Rulebook(
                silent,
                HouseTables.lawOnly(ZoneId.of("Europe/Berlin")),
                new Learning(new EventCatalog(Map.of()), facts, List.of()));
    }

    private static FactDeclaration told(String name) {
        return new FactDeclaration(name, Provenance.DECLARED, Set.of(Purpose.CARE), Optional.empty());
    }

    /** Ana of Berlin, who agreed to care and promotion by e-mail an hour ago. */
    PageLab knowsAna(String language) {
        Instant then = now;
        now = then.minusSeconds(3600);
        happens(
                "customer.declared",
                Map.of(
                        "email", "ana@example.com",
                        "zone", "Europe/Berlin",
                        "language", language,
                        "name", "Ana <b>",
                        "favourite", "tea"));
        happens("consent.given", Map.of("consents", List.of("CARE/EMAIL", "PROMOTION/EMAIL"), "method", "CHECKOUT"));
        now = then;
        return this;
    }

    void happens(String type, Map<String, Object> data) {
        CustomerEvent event = new CustomerEvent("e" + events++, "t", type, ANA, now, data, Optional.empty());
        engine.submit(event)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    // ---- links

    PageLink link(PageKind kind, String about) {
        return new PageLink(kind, ANA, "t/e9/thanks-01", about, mailbox(), LocalDate.ofInstant(NOON, ZoneOffset.UTC));
    }

    /** The address that the link was sent to. */
    private String mailbox() {
        return ana().reach().key(Channel.EMAIL).map(key -> "email/" + key).orElse("");
    }

    String path(PageKind kind, String about) {
        return "/" + kind.path() + "/" + links.token(link(kind, about));
    }

    // ---- requests

    PageAnswer get(String path) {
        return pages.answer(new PageRequest("GET", path, Map.of(), ""));
    }

    PageAnswer post(String path, Map<String, List<String>> form) {
        return pages.answer(new PageRequest("POST", path, form, ""));
    }

    PageAnswer ask(String method, String path, String languages) {
        return pages.answer(new PageRequest(method, path, Map.of(), languages));
    }

    public PublicPages pages() {
        return pages;
    }

    // ---- what came of it

    CustomerState ana() {
        return store.load(List.of(ANA)).getOrDefault(ANA, CustomerState.unknown(ANA));
    }

    /** What the pages told the engine, the oldest first. */
    List<CustomerEvent> told() {
        List<CustomerEvent> told = new java.util.ArrayList<>(store.journalOf(ANA, 100).stream()
                .map(JournalEntry::event)
                .filter(event -> event.source().equals("hush:pages"))
                .toList());
        java.util.Collections.reverse(told);
        return told;
    }

    void engineEnds() {
        engine.close();
    }

    @Override
    public void close() {
        engine.close();
    }
}
