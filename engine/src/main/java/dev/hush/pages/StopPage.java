package dev.hush.pages;

import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stops messages: the page that a person sees, and the address that a mailbox provider posts to (RFC 8058).
 *
 * <p>Every POST to it stops what the link is about, whatever the body: that somebody wants an end is clear.
 */
final class StopPage implements Page {
    private static final String ONE_CLICK = "List-Unsubscribe";
    private static final String SCOPE = "scope";
    private static final String ALL = "all";

    private final Teller teller;

    StopPage(Teller teller) {
        this.teller = teller;
    }

    @Override
    public Outcome show(Visit visit) {
        List<Matters> matters = matters(visit);
        Map<String, Object> model = new HashMap<>();
        model.put("what", matters.size() == 1 ? matters.get(0).said(visit.words()) : "");
        model.put("owed", owed(matters));
        model.put("stopped", stopped(visit, matters));
        return new Outcome("stop", visit.words(), model);
    }

    @Override
    public Outcome take(Visit visit) {
        boolean oneClick = visit.request().field(ONE_CLICK).isPresent();
        boolean all = visit.request().values(SCOPE).contains(ALL);
        List<Matters> matters = all ? Matters.everythingNotOwed() : matters(visit);
        teller.tell(visit, List.of(withdrawal(visit, matters, oneClick ? Method.ONE_CLICK : Method.PREFERENCE_CENTRE)));
        Map<String, Object> model = new HashMap<>();
        model.put("all", all || matters.size() > 1);
        model.put("what", matters.get(0).said(visit.words()));
        model.put("owed", owed(matters));
        return new Outcome("stopped", visit.words(), model);
    }

    /** What is to end; a link that does not say means everything that may end. */
    private static List<Matters> matters(Visit visit) {
        List<Matters> about = Matters.list(visit.link().about());
        return about.isEmpty() ? Matters.everythingNotOwed() : about;
    }

    private static boolean owed(List<Matters> matters) {
        return matters.stream().anyMatch(matter -> matter.purpose() == Purpose.SERVICE);
    }

    private static boolean stopped(Visit visit, List<Matters> matters) {
        return matters.stream().allMatch(it -> visit.customer().consents().optedOut(it.purpose(), it.channel()));
    }

    static Said withdrawal(Visit visit, List<Matters> matters, Method method) {
        return visit.statement(
                HouseEvents.CONSENT_WITHDRAWN, matters, method, method == Method.ONE_CLICK ? "RFC 8058" : shown(visit));
    }

    private static String shown(Visit visit) {
        return visit.words().shown(visit.link().kind().path());
    }
}
