package dev.hush.camel;

import dev.hush.file.SourceFile;
import dev.hush.file.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One route file in outline: what its routes come from and go to.
 *
 * @param governs whether it says what routes of other files do on failure
 */
record RouteSketch(SourceFile file, YamlNode root, Set<String> sources, Set<String> targets, boolean governs) {

    static RouteSketch of(SourceFile file, YamlNode root) {
        Set<String> sources = new HashSet<>();
        Set<String> targets = new HashSet<>();
        collect(root, "", sources, targets);
        boolean governs = root.list().stream().anyMatch(it -> it.map().containsKey("routeConfiguration"));
        return new RouteSketch(file, root, sources, targets, governs);
    }

    private static void collect(YamlNode node, String parent, Set<String> sources, Set<String> targets) {
        if (node.isList()) {
            node.list().forEach(it -> collect(it, parent, sources, targets));
        } else if (node.isMap()) {
            node.map().forEach((key, value) -> {
                if (isAddress(key, value)) {
                    (isSource(key, parent) ? sources : targets).add(plain(value.text()));
                }
                collect(value, key, sources, targets);
            });
        }
    }

    static boolean isAddress(String key, YamlNode value) {
        return value.isScalar() && Set.of("uri", "from", "to", "toD").contains(key);
    }

    static boolean isSource(String key, String parent) {
        return key.equals("from") || parent.equals("from");
    }

    /** The address without its parameters, and as {@code scheme:name}. */
    static String plain(String address) {
        return address.split("\\?", 2)[0].replaceFirst("^([\\w-]+)://", "$1:");
    }

    /** The paths of the files whose routes deliver, are called by one that does, or govern one that may. */
    static Set<String> delivering(List<RouteSketch> sketches) {
        Set<String> paths = new HashSet<>();
        Set<String> called = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (RouteSketch sketch : sketches) {
                if (!paths.contains(sketch.file().path()) && sketch.delivers(called)) {
                    more = paths.add(sketch.file().path());
                    sketch.targets().stream()
                            .filter(it -> it.startsWith("direct:"))
                            .forEach(called::add);
                }
            }
        }
        return paths;
    }

    private boolean delivers(Set<String> called) {
        return governs
                || file.name().startsWith("deliver-")
                || sources.stream().anyMatch(it -> it.startsWith("hush:deliver/") || called.contains(it));
    }
}
