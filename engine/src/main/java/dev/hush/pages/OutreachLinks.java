package dev.hush.pages;

import dev.hush.engine.Links;
import dev.hush.event.CustomerEvent;
import dev.hush.event.HouseEvents;
import dev.hush.plan.Outreach;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signed links of a message, below the workspace's public address; the same ones at every attempt. */
public final class OutreachLinks implements Links {
    private final String publicUrl;
    private final SignedLinks links;

    public OutreachLinks(String publicUrl, SignedLinks links) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.links = links;
    }

    @Override
    public Map<String, String> of(Outreach outreach, Optional<String> key) {
        String to = key.map(it -> outreach.channel().label() + "/" + it).orElse("");
        String matter = new Matters(outreach.purpose(), outreach.channel()).toString();
        String asked = asked(outreach);
        return Map.of(
                "stop", link(outreach, PageKind.STOP, matter, to),
                "why", link(outreach, PageKind.WHY, matter, to),
                "preferences", link(outreach, PageKind.PREFERENCES, matter, to),
                "confirm", asked.isEmpty() ? "" : link(outreach, PageKind.CONFIRM, asked, to));
    }

    private String link(Outreach outreach, PageKind kind, String about, String to) {
        LocalDate issued = LocalDate.ofInstant(outreach.decidedAt(), ZoneOffset.UTC);
        PageLink link = new PageLink(kind, outreach.customer(), outreach.key(), about, to, issued);
        return publicUrl + "/" + kind.path() + "/" + links.token(link);
    }

    /** The consents that the event asked for, where that is what the message is about. */
    private static String asked(Outreach outreach) {
        return askedOf(outreach.event()) instanceof List<?> list
                ? list.stream()
                        .flatMap(pair -> Matters.of(String.valueOf(pair)).stream())
                        .map(Matters::toString)
                        .collect(Collectors.joining(","))
                : "";
    }

    private static @Nullable Object askedOf(CustomerEvent event) {
        if (event.type().equals(HouseEvents.CONSENT_REQUESTED)) {
            return event.data().get("consents");
        }
        boolean moved = event.type().equals(HouseEvents.FOLLOW_UP_DUE)
                && event.text("name")
                        .filter(HouseEvents.CONFIRM_ADDRESS::equals)
                        .isPresent();
        return moved && event.data().get("of") instanceof Map<?, ?> of ? of.get("consents") : null;
    }
}
