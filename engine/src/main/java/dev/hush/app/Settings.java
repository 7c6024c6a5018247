package dev.hush.app;

import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code hush.yaml} and {@code HUSH_*} variables set; a variable wins over the file.
 *
 * <p>{@code http.port} in the file is {@code HUSH_HTTP_PORT} in the environment.
 */
public final class Settings {
    private static final Map<String, Set<String>> KEYS = new TreeMap<>(Map.of(
            "",
                    Set.of(
                            "name",
                            "zone",
                            "language",
                            "sender",
                            "publicUrl",
                            "secret",
                            "lanes",
                            "brand",
                            "mail",
                            "http",
                            "store",
                            "intake"),
            "brand", Set.of("name", "address", "url", "color"),
            "mail", Set.of("mode", "host", "port", "user", "password", "tls"),
            "http", Set.of("host", "port", "publicPort", "tokens"),
            "store", Set.of("url"),
            "intake", Set.of("folder")));

    private final Map<String, String> values = new HashMap<>();
    private final List<Map.Entry<String, Set<String>>> tokens = new java.util.ArrayList<>();

    private Settings() {}

    /** Reads the workspace's settings; an absent file sets nothing. */
    public static Settings read(Path workspace, Map<String, String> environment, Faults faults) {
        Settings settings = new Settings();
        Path file = workspace.resolve("hush.yaml");
        if (Files.exists(file)) {
            try {
                YamlNode.read(new SourceFile("hush.yaml", Files.readString(file), false), faults)
                        .ifPresent(settings::take);
            } catch (IOException e) {
                faults.add(
                        "hush.yaml", 1, "a readable file in UTF-8", e.getClass().getSimpleName(), "");
            }
        }
        settings.takeEnvironment(environment);
        return settings;
    }

    private void take(YamlNode root) {
        Map<String, YamlNode> top = root.map(keys(""));
        top.forEach((key, node) -> {
            if (node.isScalar()) {
                values.put(key, node.text());
            } else if (KEYS.containsKey(key)) {
                node.map(keys(key)).forEach((name, value) -> takeNested(key + "." + name, value));
            } else {
                node.fault("one value", "more", "");
            }
        });
        YamlNode.node(top, "zone").ifPresent(Settings::checkZone);
        checkNumber(top, "http", "port");
        checkNumber(top, "http", "publicPort");
        checkNumber(top, "mail", "port");
    }

    private void takeNested(String key, YamlNode value) {
        if (!key.equals("http.tokens")) {
            values.put(key, value.text());
            return;
        }
        for (YamlNode token : value.list()) {
            Map<String, YamlNode> entry = token.map(Set.of("token", "scopes"));
            Set<String> scopes = YamlNode.node(entry, "scopes")
                    .map(it -> Set.copyOf(it.list().stream().map(YamlNode::text).toList()))
                    .orElse(Set.of());
            if (!Set.of("intake", "read", "operate").containsAll(scopes) || !entry.containsKey("token")) {
                token.fault("a token with scopes out of intake, read, operate", entry.keySet() + " " + scopes, "");
            }
            YamlNode.text(entry, "token").ifPresent(it -> tokens.add(Map.entry(it, scopes)));
        }
    }

    private static void checkZone(YamlNode node) {
        try {
            ZoneId.of(node.text());
        } catch (DateTimeException e) {
            node.fault(
                    "a time zone such as Europe/Berlin",
                    "\"" + node.text() + "\"",
                    dev.hush.file.Closest.hint(node.text(), ZoneId.getAvailableZoneIds(), ""));
        }
    }

    private static void checkNumber(Map<String, YamlNode> top, String group, String key) {
        YamlNode.node(top, group)
                .filter(YamlNode::isMap)
                .flatMap(node -> YamlNode.node(node.map(), key))
                .ifPresent(node -> {
                    if (!node.text().matches("\\d{1,5}")) {
                        node.fault("a port from 0 to 65535", "\"" + node.text() + "\"", "");
                    }
                });
    }

    private static Set<String> keys(String group) {
        return KEYS.getOrDefault(group, Set.of());
    }

    private void takeEnvironment(Map<String, String> environment) {
        KEYS.forEach((group, names) -> names.forEach(name -> {
            String key = group.isEmpty() ? name : group + "." + name;
            String variable = "HUSH_"
                    + key.replaceAll("([a-z])([A-Z])", "$1_$2")
                            .replace('.', '_')
                            .toUpperCase(Locale.ROOT);
            Optional.ofNullable(environment.get(variable)).ifPresent(value -> values.put(key, value));
        }));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(it -> !it.isBlank());
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    int number(String key, int otherwise) {
        return text(key)
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** The workspace's zone; UTC where it is absent or unreadable, which the check tells. */
    ZoneId zone() {
        try {
            return ZoneId.of(text("zone", "UTC"));
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }

    Map<String, Object> brand() {
        Map<String, Object> brand = new LinkedHashMap<>();
        brand.put("name", text("brand.name", text("name", "")));
        brand.put("address", text("brand.address", ""));
        brand.put("url", text("brand.url", ""));
        text("brand.color").ifPresent(color -> brand.put("color", color));
        return brand;
    }

    /** Tokens of the private listener, each with its scopes. */
    List<Map.Entry<String, Set<String>>> tokens() {
        return List.copyOf(tokens);
    }
}
