package dev.hush.pages;

import dev.hush.consent.Method;
import dev.hush.event.HouseEvents;
import dev.hush.pages.Teller.Said;
import java.util.List;
import java.util.Map;

/** The second step of a double opt-in: the consent is given by the button, never by opening the page. */
final class ConfirmPage implements Page {
    private final Teller teller;

    ConfirmPage(Teller teller) {
        this.teller = teller;
    }

    @Override
    public Outcome show(Visit visit) {
        return new Outcome("confirm", visit.words(), model(visit));
    }

    @Override
    public Outcome take(Visit visit) {
        List<Matters> matters = Matters.list(visit.link().about());
        if (!matters.isEmpty()) {
            teller.tell(visit, List.of(consent(visit, matters)));
        }
        return new Outcome("confirmed", visit.words(), model(visit));
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

    private static Said consent(Visit visit, List<Matters> matters) {
        return new Said(
                HouseEvents.CONSENT_GIVEN,
                Map.of(
                        "consents", Matters.names(matters),
                        "method", Method.DOUBLE_OPT_IN.name(),
                        "text", visit.words().shown("confirm")));
    }
}
