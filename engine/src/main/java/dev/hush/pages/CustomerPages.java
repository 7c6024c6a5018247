package dev.hush.pages;

import dev.hush.consent.Channel;
import dev.hush.decision.Company;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Intake;
import dev.hush.engine.Store;
import dev.hush.engine.Store.StoreException;
import dev.hush.pages.Teller.NotHeardException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers customers: finds the page that a signed link opens, shows it to GET, lets only POST change anything.
 *
 * <p>Whoever holds a link acts for its customer, so a page shows no address whole, and a link that is not ours, or too
 * old, tells nothing but what to do next.
 */
public final class CustomerPages implements PublicPages {
    private final SignedLinks links;
    private final PageWriter writer;
    private final InstantSource clock;
    private final Teller teller;
    private final Map<PageKind, Page> pages;

    /**
     * @param factsRead the names of the facts, and the types of counted events, that a rule asks for, by its id
     * @param delivers whether some route delivers a channel
     */
    public CustomerPages(
            Store store,
            Intake intake,
            Supplier<Rulebook> book,
            Function<String, Set<String>> factsRead,
            Predicate<Channel> delivers,
            SignedLinks links,
            PageWriter writer,
            InstantSource clock) {
        this.links = links;
        this.writer = writer;
        this.clock = clock;
        this.teller = new Teller(intake, store, () -> book.get().house().sources());
        this.pages = Map.of(
                PageKind.STOP, new StopPage(teller),
                PageKind.PREFERENCES, new PreferencesPage(teller, writer, book, delivers),
                PageKind.WHY, new WhyPage(store, book, factsRead),
                PageKind.CONFIRM, new ConfirmPage(teller));
    }

    @Override
    public PageAnswer answer(PageRequest request) {
        Words words = writer.words(request.languages());
        if (!request.gets() && !request.posts()) {
            return nothing(405, "not-found", words).with("Allow", "GET, HEAD, POST");
        }
        try {
            Optional<PageLink> link = link(request.path());
            if (link.isEmpty()) {
                return unopened(request.path(), words);
            }
            Instant now = clock.instant();
            return link.get().livesAt(now) ? answer(request, link.get(), now, words) : nothing(410, "expired", words);
        } catch (NotHeardException | StoreException e) {
            return nothing(503, "not-heard", words).with("Retry-After", "10");
        }
    }

    /** Where no link of ours leads: a path like a link's is refused (forged, cut in two, or signed with a key we dropped). */
    private PageAnswer unopened(String path, Words words) {
        if (path.equals("/")) {
            return nothing(200, "home", words);
        }
        return nothing(kind(path).isPresent() ? 403 : 404, "not-found", words);
    }

    private static Optional<PageKind> kind(String path) {
        String[] segments = path.split("/");
        return segments.length < 2 ? Optional.empty() : PageKind.of(segments[segments.length - 2]);
    }

    /** The link of the last two segments, {@code kind/token}: what a proxy puts before them is its own affair. */
    private Optional<PageLink> link(String path) {
        return kind(path).flatMap(kind -> links.read(kind, path.substring(path.lastIndexOf('/') + 1)));
    }

    private PageAnswer answer(PageRequest request, PageLink link, Instant now, Words accepted) {
        Company company = teller.company(link.customer());
        Words words = company.customer().language().map(writer::words).orElse(accepted);
        Visit visit = new Visit(link, company, request, words, now);
        Page page = Objects.requireNonNull(pages.get(link.kind()));
        return written(visit, request.posts() ? page.take(visit) : page.show(visit));
    }

    private PageAnswer written(Visit visit, Outcome outcome) {
        Map<String, Object> model = new HashMap<>(outcome.model());
        model.put("links", siblings(visit));
        return PageAnswer.page(outcome.status(), writer.write(outcome.page(), outcome.words(), model), writer.style());
    }

    /** The other pages of the same customer, by relative address; those that would have expired are left empty. */
    private Map<String, String> siblings(Visit visit) {
        Map<String, String> siblings = new HashMap<>();
        for (PageKind kind : List.of(PageKind.STOP, PageKind.PREFERENCES, PageKind.WHY)) {
            PageLink link = visit.link().to(kind);
            siblings.put(kind.path(), link.livesAt(visit.now()) ? "../" + kind.path() + "/" + links.token(link) : "");
        }
        return siblings;
    }

    /** A page for nobody in particular. */
    private PageAnswer nothing(int status, String page, Words words) {
        return PageAnswer.page(status, writer.write(page, words, Map.of()), writer.style());
    }
}
