package dev.hush.camel;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of a workspace, checked before they are started. */
public final class RouteFiles {
    private static final Set<String> SCHEMES = Set.of(
            "hush",
            "file",
            "timer",
            "quartz",
            "direct",
            "seda",
            "log",
            "http",
            "https",
            "smtp",
            "smtps",
            "platform-http",
            "mock");

    /** What would end the exchange before the message is handed over, or hide that it was not (design: hand-over). */
    private static final Map<String, String> NOT_IN_DELIVERY = Map.of(
            "wireTap", "the exchange would end before the hand-over",
            "handled", "a failure would look like a hand-over",
            "continued", "a failure would look like a hand-over",
            "redeliveryPolicy", "Hush itself tries again, with back-off",
            "parallelProcessing", "the exchange would end before the hand-over");

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final Faults faults;
    private final Map<String, String> doors = new HashMap<>();

    private RouteFiles(Faults faults) {
        this.faults = faults;
    }

    /** The route files, every fault of theirs told. */
    public static List<SourceFile> read(Workspace workspace, Faults faults) {
        RouteFiles routes = new RouteFiles(faults);
        List<SourceFile> files = workspace.files("routes", ".camel.yaml");
        files.forEach(routes::check);
        return files;
    }

    private void check(SourceFile file) {
        List<YamlNode> roots = new ArrayList<>();
        YamlNode.read(file, faults).ifPresent(roots::add);
        if (roots.isEmpty()) {
            return;
        }
        YamlNode root = roots.get(0);
        if (!root.isList()) {
            root.fault("a list of routes (- route: …)", "something else", "See routes/README.md.");
            return;
        }
        int before = faults.sorted().size();
        walk(file, root, file.name().startsWith("deliver-"));
        if (faults.sorted().size() == before) {
            load(file);
        }
    }

    private void walk(SourceFile file, YamlNode node, boolean delivery) {
        if (node.isList()) {
            node.list().forEach(it -> walk(file, it, delivery));
        } else if (node.isMap()) {
            node.map().forEach((key, value) -> {
                String why = NOT_IN_DELIVERY.get(key);
                if (delivery && why != null) {
                    value.fault("no " + key + " in a route that delivers", key, "Leave it out: " + why + ".");
                }
                if ((key.equals("uri") || key.equals("to") || key.equals("toD")) && value.isScalar()) {
                    address(file, value, delivery, key);
                }
                walk(file, value, delivery);
            });
        }
    }

    private void address(SourceFile file, YamlNode node, boolean delivery, String key) {
        String uri = node.text();
        if (uri.startsWith("{{") || uri.startsWith("${")) {
            return;
        }
        String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
        if (!SCHEMES.contains(scheme)) {
            node.fault(
                    "an address that begins with one of " + new TreeSet<>(SCHEMES),
                    "\"" + uri + "\"",
                    Closest.hint(scheme, SCHEMES, ""));
        }
        if (delivery && scheme.equals("seda")) {
            node.fault("no seda in a route that delivers", uri, "The exchange would end before the hand-over.");
        }
        if (key.equals("uri") && uri.startsWith("hush:deliver/")) {
            String other = doors.putIfAbsent(uri, file.path());
            if (other != null) {
                node.fault("one route for a channel", "a second one besides " + other, "Remove one.");
            }
        }
    }

    /** Lets Camel read it as it would at start, without starting anything. */
    private void load(SourceFile file) {
        try (DefaultCamelContext candidate = new DefaultCamelContext()) {
            candidate.disableJMX();
            PluginHelper.getRoutesLoader(candidate).loadRoutes(ResourceHelper.fromString(file.path(), file.text()));
        } catch (Exception e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(message);
            String first = message.lines().findFirst().orElse("something else");
            faults.add(
                    file.path(),
                    line.find() ? Integer.parseInt(line.group(1)) : 1,
                    "a route in canonical YAML",
                    first,
                    "See routes/README.md.");
        }
    }
}
