package dev.hush.pages;

import dev.hush.engine.Links;
import dev.hush.plan.Outreach;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The signed links of a message, below the workspace's public address; the same ones at every attempt. */
public final class OutreachLinks implements Links {
    private final String publicUrl;
    private final SignedLinks links;

    public OutreachLinks(String publicUrl, SignedLinks links) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.links = links;
    }

    @Override
    public Map<String, String> of(Outreach outreach) {
        String matter = new Matters(outreach.purpose(), outreach.channel()).toString();
        String asked = asked(outreach);
        return Map.of(
                "stop", address(outreach, PageKind.STOP, matter),
                "why", address(outreach, PageKind.WHY, matter),
                "preferences", address(outreach, PageKind.PREFERENCES, matter),
                "confirm", asked.isEmpty() ? "" : address(outreach, PageKind.CONFIRM, asked));
    }

    private String address(Outreach outreach, PageKind kind, String about) {
        LocalDate issued = LocalDate.ofInstant(outreach.decidedAt(), ZoneOffset.UTC);
        PageLink link = new PageLink(kind, outreach.customer(), outreach.key(), about, issued);
        return publicUrl + "/" + kind.path() + "/" + links.token(link);
    }

    /** The consents that the event asked for, where that is what the message is about. */
    private static String asked(Outreach outreach) {
        Object consents = outreach.event().data().get("consents");
        boolean requested = outreach.event().type().equals(dev.hush.event.HouseEvents.CONSENT_REQUESTED);
        return requested && consents instanceof List<?> list
                ? list.stream()
                        .flatMap(pair -> Matters.of(String.valueOf(pair)).stream())
                        .map(Matters::toString)
                        .collect(Collectors.joining(","))
                : "";
    }
}
