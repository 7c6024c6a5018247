package dev.hush.pages;

import dev.hush.consent.Method;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second step of a double opt-in: the consent is given by the button, never by opening the page. */
final class ConfirmPage implements Page {
    private final Teller teller;

    ConfirmPage(Teller teller) {
        this.teller = teller;
    }

    @Override
    public Outcome show(Visit visit) {
        return isVoid(visit) ? gone(visit) : new Outcome("confirm", visit.words(), model(visit));
    }

    @Override
    public Outcome take(Visit visit) {
        if (isVoid(visit)) {
            return gone(visit);
        }
        List<Matters> matters = Matters.list(visit.link().about());
        Visit after = visit;
        if (!matters.isEmpty()) {
            teller.tell(visit, List.of(consent(visit, matters)));
            after = visit.with(teller.company(visit.link().customer()), visit.words());
        }
        return isVoid(after) ? gone(after) : new Outcome("confirmed", visit.words(), model(visit));
    }

    /** Whether the link gives nothing any more: a no of that mailbox came after it was sent, or nobody knows where it was sent to. */
    private static boolean isVoid(Visit visit) {
        List<Matters> matters = Matters.list(visit.link().about());
        return visit.mailbox().isEmpty()
                || (!matters.isEmpty() && matters.stream().allMatch(it -> isVoid(visit, it)));
    }

    private static boolean isVoid(Visit visit, Matters it) {
        String mark = it.channel().label() + "/";
        return visit.customer().consents().withdrawnSince(it.purpose(), it.channel(), visit.mailed())
                || visit.mailbox()
                        .filter(link -> link.startsWith(mark))
                        .map(link -> link.substring(mark.length()))
                        .filter(key -> visit.company().sharers().stream()
                                .anyMatch(other -> other.consents()
                                        .withdrawnSince(it.purpose(), it.channel(), key, visit.mailed())))
                        .isPresent();
    }

    private static Outcome gone(Visit visit) {
        return new Outcome(410, visit.mailbox().isEmpty() ? "expired" : "void", visit.words(), Map.of());
    }

    private static Map<String, Object> model(Visit visit) {
        return Map.of("matters", said(visit));
    }

    private static List<Map<String, String>> said(Visit visit) {
        return Matters.list(visit.link().about()).stream()
                .map(it -> Map.of(
                        "name", it.said(visit.words()),
                        "about", visit.words().say("purpose." + it.purpose() + ".about")))
                .toList();
    }

    /** The same event however often the button is pressed, so that it is noted once. */
    private static Said consent(Visit visit, List<Matters> matters) {
        Said said = visit.statement(
                HouseEvents.CONSENT_GIVEN,
                matters,
                Method.DOUBLE_OPT_IN,
                visit.words().shown("confirm"));
        Map<String, Object> data = new HashMap<>(said.data());
        data.put("mailed", visit.mailed().toString());
        return new Said(said.type(), data, Optional.of("confirm/" + visit.link().outreach()));
    }
}
