package dev.hush.app;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code hush.yaml} and {@code HUSH_*} variables set; a variable wins over the file.
 *
 * <p>{@code http.port} in the file is {@code HUSH_HTTP_PORT} in the environment.
 */
public final class Settings {
    private static final String FILE = "hush.yaml";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final Set<String> SCOPES = Set.of("intake", "read", "operate");
    private static final Map<String, Set<String>> KEYS = new TreeMap<>(Map.of(
            "",
            Set.of(
                    "name",
                    "zone",
                    "language",
                    "sender",
                    "publicUrl",
                    "secret",
                    "brand",
                    "mail",
                    "http",
                    "store",
                    "links"),
            "brand",
            Set.of("name", "address", "url", "color"),
            "mail",
            Set.of("mode", "host", "port", "user", "password", "tls", "dkim"),
            "mail.dkim",
            Set.of("domain", "selector", "keyFile"),
            "links",
            Set.of("key", "previousKeys"),
            "http",
            Set.of("host", "port", "publicHost", "publicPort", "tokens"),
            "store",
            Set.of("url")));

    /** What was set, and where: a line of the file, or the first line of a variable. */
    private record Value(String text, String file, int line) {}

    private final Map<String, Value> values = new HashMap<>();
    private final List<Map.Entry<String, Set<String>>> tokens = new ArrayList<>();

    private Settings() {}

    /** Reads the workspace's settings; an absent file sets nothing. */
    public static Settings read(Path workspace, Map<String, String> environment, Faults faults) {
        Settings settings = new Settings();
        Path file = workspace.resolve(FILE);
        if (Files.exists(file)) {
            try {
                YamlNode.read(new SourceFile(FILE, Files.readString(file), false), faults)
                        .ifPresent(settings::take);
            } catch (IOException e) {
                faults.add(FILE, 1, "a readable file in UTF-8", e.getClass().getSimpleName(), "");
            }
        }
        settings.takeEnvironment(environment);
        settings.check(faults);
        return settings;
    }

    private void take(YamlNode root) {
        root.map(keys("")).forEach((key, node) -> {
            if (node.isScalar()) {
                values.put(key, new Value(node.text(), FILE, node.line()));
            } else if (KEYS.containsKey(key)) {
                node.map(keys(key)).forEach((name, value) -> takeNested(key + "." + name, value));
            } else {
                node.fault("one value", node.describe(), "");
            }
        });
    }

    private void takeNested(String key, YamlNode value) {
        if (KEYS.containsKey(key)) {
            value.map(keys(key)).forEach((name, nested) -> takeNested(key + "." + name, nested));
            return;
        }
        if (key.equals("links.previousKeys") && !value.isScalar()) {
            String all = value.list().stream().map(YamlNode::text).collect(Collectors.joining(","));
            values.put(key, new Value(all, FILE, value.line()));
            return;
        }
        if (!key.equals("http.tokens")) {
            values.put(key, new Value(value.text(), FILE, value.line()));
            return;
        }
        for (YamlNode token : value.list()) {
            Map<String, YamlNode> entry = token.map(Set.of("token", "scopes"));
            Set<String> scopes = YamlNode.node(entry, "scopes")
                    .map(it -> Set.copyOf(it.list().stream().map(YamlNode::text).toList()))
                    .orElse(Set.of());
            if (scopes.isEmpty() || !SCOPES.containsAll(scopes) || !entry.containsKey("token")) {
                token.fault("a token with scopes out of intake, read, operate", entry.keySet() + " " + scopes, "");
            }
            YamlNode.text(entry, "token").ifPresent(it -> tokens.add(Map.entry(it, scopes)));
        }
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
            Optional.ofNullable(environment.get(variable))
                    .ifPresent(text -> values.put(key, new Value(text, variable, 1)));
        }));
    }

    private void check(Faults faults) {
        value("zone")
                .filter(zone -> zone(zone.text()).isEmpty())
                .ifPresent(zone -> faults.add(
                        zone.file(),
                        zone.line(),
                        "a time zone such as Europe/Berlin",
                        "\"" + zone.text() + "\"",
                        Closest.near(zone.text(), ZoneId.getAvailableZoneIds())));
        for (String port : List.of("http.port", "http.publicPort", "mail.port")) {
            expect(
                    port,
                    "a port from 0 to 65535",
                    "[0-5]?\\d{1,4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5]",
                    faults);
        }
        expect("mail.mode", "mailbox or smtp", "mailbox|smtp", faults);
        expect("mail.tls", "starttls, or nothing", "starttls", faults);
        expect("brand.color", "a color such as #2f5d50", "#[0-9a-fA-F]{6}", faults);
        expect(
                "sender",
                "a sender such as Shop <hello@shop.example>",
                "[^<>\\r\\n]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+",
                faults);
        value("http.host")
                .filter(host -> tokens.isEmpty() && !LOOPBACK.contains(host.text()))
                .ifPresent(host -> faults.add(
                        host.file(),
                        host.line(),
                        "http.tokens where http.host is no loopback address",
                        "\"" + host.text() + "\" without a token",
                        "Add a token, or listen on 127.0.0.1."));
        expect("publicUrl", "an address such as https://shop.example", "https?://[^\\s/]+(/\\S*)?", faults);
        expect("links.key", "a text of at least 32 characters", "[^,]{32,}", faults);
        expect("links.previousKeys", "texts of at least 32 characters", "[^,]{32,}(,[^,]{32,})*", faults);
        dkim(faults);
        expect("store.url", "jdbc:postgresql://…", "jdbc:postgresql:\\S+", faults);
    }

    private void expect(String key, String expected, String pattern, Faults faults) {
        value(key)
                .filter(value -> !value.text().matches(pattern))
                .ifPresent(value ->
                        faults.add(value.file(), value.line(), key + " to be " + expected, shown(key, value), ""));
    }

    /** Half a signature is none. */
    private void dkim(Faults faults) {
        List<String> all = List.of("mail.dkim.domain", "mail.dkim.selector", "mail.dkim.keyFile");
        all.stream()
                .flatMap(key -> value(key).stream())
                .findFirst()
                .ifPresent(given -> all.stream()
                        .filter(key -> value(key).isEmpty())
                        .forEach(key -> faults.add(
                                given.file(), given.line(), key + " with the others of mail.dkim", "none", "Add it.")));
    }

    /** A database's address may hold a password, and a key is a secret. */
    private static String shown(String key, Value value) {
        return key.equals("store.url") || key.startsWith("links.") ? "something else" : "\"" + value.text() + "\"";
    }

    private Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(it -> !it.text().isBlank());
    }

    Optional<String> text(String key) {
        return value(key).map(Value::text);
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
        return zone(text("zone", "UTC")).orElse(ZoneId.of("UTC"));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
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
