package dev.hush.camel;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.file.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of a workspace, checked before they are started. */
public final class RouteFiles {
    private static final Set<String> BEGINNINGS = Set.of(
            "route",
            "from",
            "routeConfiguration",
            "errorHandler",
            "onException",
            "onCompletion",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "beans");

    /** Words of routes that people misspell. */
    private static final Set<String> WORDS = Set.of(
            "route",
            "from",
            "uri",
            "steps",
            "parameters",
            "id",
            "description",
            "to",
            "toD",
            "setBody",
            "setHeader",
            "removeHeaders",
            "marshal",
            "unmarshal",
            "choice",
            "filter",
            "split",
            "log",
            "simple",
            "constant",
            "expression");

    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final Pattern WRONG_WORD = Pattern.compile("(?:Unsupported field|Unknown node id): ([\\w-]+)");

    private final Faults faults;

    private RouteFiles(Faults faults) {
        this.faults = faults;
    }

    /** The route files, every fault of theirs told. */
    public static List<SourceFile> read(Workspace workspace, Faults faults) {
        List<SourceFile> files = workspace.files("routes", ".camel.yaml");
        RouteFiles routes = new RouteFiles(faults);
        List<RouteSketch> sketches = new ArrayList<>();
        for (SourceFile file : files) {
            routes.root(file).ifPresent(root -> sketches.add(RouteSketch.of(file, root)));
        }
        RouteCheck check = new RouteCheck(RouteSketch.delivering(sketches));
        for (RouteSketch sketch : sketches) {
            int before = faults.sorted().size();
            check.look(sketch);
            if (faults.sorted().size() == before) {
                routes.load(sketch.file());
            }
        }
        return files;
    }

    private Optional<YamlNode> root(SourceFile file) {
        int before = faults.sorted().size();
        Optional<YamlNode> root = YamlNode.read(file, faults);
        if (faults.sorted().size() == before && root.filter(YamlNode::isList).isEmpty()) {
            faults.add(
                    file.path(),
                    1,
                    "a list of routes (- route: …)",
                    root.isEmpty() ? "nothing" : "something else",
                    "See routes/README.md.");
        }
        root.filter(YamlNode::isList).ifPresent(list -> list.list().forEach(it -> it.map(BEGINNINGS)));
        return root.filter(list -> faults.sorted().size() == before);
    }

    /** Lets Camel read it as it would at start, without starting anything. */
    private void load(SourceFile file) {
        try (DefaultCamelContext candidate = new DefaultCamelContext()) {
            candidate.disableJMX();
            PluginHelper.getRoutesLoader(candidate).loadRoutes(ResourceHelper.fromString(file.path(), file.text()));
        } catch (Exception e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(message);
            Matcher word = WRONG_WORD.matcher(message);
            int about = line.find() ? Integer.parseInt(line.group(1)) : 1;
            if (word.find()) {
                String wrong = word.group(1);
                faults.add(
                        file.path(),
                        lineOf(wrong, about, file),
                        "a route in canonical YAML",
                        "\"" + wrong + "\"",
                        Closest.hint(wrong, WORDS, ""));
            } else {
                String first = message.lines().findFirst().orElse("something else");
                faults.add(file.path(), about, "a route in canonical YAML", first, "See routes/README.md.");
            }
        }
    }

    /** Camel tells where a value begins, which may be a line after its key. */
    private static int lineOf(String word, int about, SourceFile file) {
        List<String> lines = file.lines();
        for (int line = Math.min(about, lines.size()); line > 0; line--) {
            if (lines.get(line - 1).contains(word + ":")) {
                return line;
            }
        }
        return about;
    }
}
