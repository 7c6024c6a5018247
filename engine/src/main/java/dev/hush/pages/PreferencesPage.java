package dev.hush.pages;

import dev.hush.consent.Channel;
import dev.hush.decision.Rulebook;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The preference centre: what to hear, how often, when not, and what is known; every form a small one of its own. */
final class PreferencesPage implements Page {
    private static final int LONGEST = 2_000;

    private final Teller teller;
    private final PageWriter writer;
    private final Supplier<Rulebook> book;
    private final Topics topics;

    PreferencesPage(Teller teller, PageWriter writer, Supplier<Rulebook> book, Predicate<Channel> delivers) {
        this.teller = teller;
        this.writer = writer;
        this.book = book;
        this.topics = new Topics(delivers);
    }

    @Override
    public Outcome show(Visit visit) {
        return shown(visit, "");
    }

    @Override
    public Outcome take(Visit visit) {
        String form = visit.request().field("do").orElse("");
        List<Said> said = said(visit, form);
        if (said.isEmpty()) {
            return shown(visit, visit.words().say("notice.nothing"));
        }
        teller.tell(visit, said);
        Visit after = again(visit);
        String most = String.valueOf(Rhythm.model(after).get("most"));
        return shown(after, after.words().say("notice." + form, Map.of("n", most)));
    }

    private List<Said> said(Visit visit, String form) {
        return switch (form) {
            case "topics" -> topics.said(visit);
            case "less" -> List.of(Rhythm.less(visit));
            case "pause" -> Rhythm.pause(visit).stream().toList();
            default -> isElsewhere(visit) ? List.of() : saidAtHome(visit, form);
        };
    }

    /** What only somebody who reads at the customer's address may say. */
    private List<Said> saidAtHome(Visit visit, String form) {
        return switch (form) {
            case "rhythm" -> Rhythm.wishes(visit);
            case "resume" -> List.of(Rhythm.resume());
            case "facts" ->
                Stream.of(KnownFacts.corrections(visit), objection(visit))
                        .flatMap(Optional::stream)
                        .filter(it -> teller.isTaken(visit, it))
                        .toList();
            default -> List.of();
        };
    }

    /** What the customer says is wrong in words, for a person to read (GDPR Article 16). */
    private static Optional<Said> objection(Visit visit) {
        return visit.request()
                .field("wrong")
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(LONGEST, text.length())))
                .map(text -> new Said(HouseEvents.CORRECTION_ASKED, Map.of("says", text)));
    }

    private Visit again(Visit visit) {
        var company = teller.company(visit.link().customer());
        return visit.with(
                company, company.customer().language().map(writer::words).orElse(visit.words()));
    }

    /** Whether the link was sent to an address that is not the customer's any more: there it tells nothing of them. */
    private static boolean isElsewhere(Visit visit) {
        return visit.mailbox().isPresent() && mailbox(visit).isEmpty();
    }

    /** The address that the link was sent to, in part; empty where it is not the customer's any more. */
    private static String mailbox(Visit visit) {
        return visit.customer().addresses().entrySet().stream()
                .filter(it -> visit.customer()
                        .reach()
                        .key(it.getKey())
                        .map(key -> it.getKey().label() + "/" + key)
                        .equals(visit.mailbox()))
                .map(it -> KnownFacts.masked(it.getValue()))
                .findFirst()
                .orElse("");
    }

    private Outcome shown(Visit visit, String notice) {
        Map<String, Object> model = new HashMap<>(Rhythm.model(visit));
        model.put("notice", notice);
        model.put("mailbox", mailbox(visit));
        model.put("elsewhere", isElsewhere(visit));
        model.put("channels", topics.channels(visit));
        boolean tells = !isElsewhere(visit);
        model.put("facts", tells ? KnownFacts.rows(visit, name -> true) : List.of());
        model.put(
                "counts", tells ? KnownFacts.counts(visit, book.get().learning().catalog(), type -> true) : List.of());
        model.put("addresses", tells ? KnownFacts.addresses(visit) : List.of());
        return new Outcome("preferences", visit.words(), model);
    }
}
