package dev.hush.camel;

import dev.hush.consent.Channel;
import dev.hush.file.Closest;
import dev.hush.file.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Hush asks of routes beyond what Camel does: known addresses, and a hand-over that is one. */
final class RouteCheck {
    private static final Set<String> SOURCES = Set.of("hush", "file", "timer", "quartz", "direct", "seda");
    private static final Set<String> TARGETS =
            Set.of("hush", "file", "direct", "seda", "log", "http", "https", "smtp", "smtps");
    private static final Set<String> DOORS = Stream.of(Channel.values())
            .map(channel -> "hush:deliver/" + channel.label())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> WAYS_IN = Set.of("hush:intake", "hush:ask", "hush:mailbox");
    private static final Set<String> PLACEHOLDERS = Set.of("{{hush.mail}}", "{{hush.data}}");

    private static final Pattern CAMPAIGN = Pattern.compile("hush:campaign/[\\w.-]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{hush\\.[^}]*}}");

    private static final String TOO_EARLY = "the exchange would end before the hand-over";
    private static final String HIDDEN = "a failure would look like a hand-over";

    /** What would end the exchange before the message is handed over, or hide that it was not (design: hand-over). */
    private static final Map<String, String> NOT_IN_DELIVERY = Map.of(
            "wireTap", TOO_EARLY,
            "aggregate", TOO_EARLY,
            "resequence", TOO_EARLY,
            "parallelProcessing", TOO_EARLY,
            "handled", HIDDEN,
            "continued", HIDDEN,
            "doCatch", HIDDEN,
            "onFallback", HIDDEN,
            "deadLetterChannel", HIDDEN,
            "redeliveryPolicy", "Hush itself tries again, with back-off");

    private final Set<String> delivering;
    private final Map<String, String> doors = new HashMap<>();

    /** @param delivering the paths of the files whose routes hand messages over */
    RouteCheck(Set<String> delivering) {
        this.delivering = delivering;
    }

    /** Tells every fault of the file. */
    void look(RouteSketch sketch) {
        String path = sketch.file().path();
        walk(sketch.root(), "", path, delivering.contains(path));
    }

    private void walk(YamlNode node, String parent, String path, boolean delivery) {
        if (node.isList()) {
            node.list().forEach(it -> walk(it, parent, path, delivery));
        } else if (node.isMap()) {
            node.map().forEach((key, value) -> {
                if (delivery) {
                    step(camelCase(key), value);
                }
                if (RouteSketch.isAddress(key, value)) {
                    address(value, RouteSketch.isSource(key, parent), path, delivery);
                }
                walk(value, key, path, delivery);
            });
        }
    }

    private static void step(String name, YamlNode value) {
        String why = NOT_IN_DELIVERY.get(name);
        boolean off = value.isScalar() && value.text().equals("false");
        if (why != null && !off) {
            value.fault("no " + name + " in a route that delivers", name, "Leave it out: " + why + ".");
        }
    }

    private static String camelCase(String key) {
        return Pattern.compile("-([a-z])")
                .matcher(key)
                .replaceAll(it -> it.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    private void address(YamlNode node, boolean source, String path, boolean delivery) {
        String address = node.text();
        Matcher placeholder = PLACEHOLDER.matcher(address);
        while (placeholder.find()) {
            known(node, placeholder.group(), PLACEHOLDERS);
        }
        if (address.startsWith("{{") || address.startsWith("${")) {
            return;
        }
        String plain = RouteSketch.plain(address);
        String scheme = plain.split(":", 2)[0];
        Set<String> schemes = source ? SOURCES : TARGETS;
        if (!schemes.contains(scheme)) {
            node.fault(
                    "an address that begins with one of " + new TreeSet<>(schemes),
                    "\"" + address + "\"",
                    Closest.hint(scheme, schemes, "See routes/README.md."));
        } else if (scheme.equals("hush")) {
            door(node, plain, source, path);
        } else if (delivery && scheme.equals("seda")) {
            node.fault("no seda in a route that delivers", "\"" + address + "\"", "Leave it out: " + TOO_EARLY + ".");
        }
    }

    private void door(YamlNode node, String plain, boolean source, String path) {
        if (!source) {
            known(node, plain, WAYS_IN);
            return;
        }
        if (!CAMPAIGN.matcher(plain).matches() && !known(node, plain, DOORS)) {
            return;
        }
        String other = doors.putIfAbsent(plain, path);
        if (other != null) {
            node.fault(
                    CAMPAIGN.matcher(plain).matches() ? "one route for a campaign" : "one route for a channel",
                    "a second one besides " + other,
                    "Remove one.");
        }
    }

    private static boolean known(YamlNode node, String found, Set<String> known) {
        if (known.contains(found)) {
            return true;
        }
        node.fault(
                "one of " + new TreeSet<>(known),
                "\"" + found + "\"",
                Closest.hint(found, known, "See routes/README.md."));
        return false;
    }
}
