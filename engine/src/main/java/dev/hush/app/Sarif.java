package dev.hush.app;

import dev.hush.engine.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults as code review tools read them: SARIF 2.1.0 (OASIS, 2020). */
final class Sarif {
    private static final Map<String, String> KINDS = kinds();

    private Sarif() {}

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("cases", "What cases expect");
        kinds.put("vocabulary", "Words, events and facts that rules may use");
        kinds.put("house", "Tables of the house");
        kinds.put("rules", "Rules");
        kinds.put("templates", "Messages");
        kinds.put("routes", "Routes, mappings and campaigns");
        kinds.put("settings", "Settings of the workspace");
        return kinds;
    }

    /** @param base what the files' paths are relative to, as in the repository under review, with a slash at its end */
    static Map<String, Object> of(List<Fault> faults, String base) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "hush check");
        driver.put("semanticVersion", "0.1.0");
        driver.put(
                "rules",
                KINDS.entrySet().stream()
                        .map(it -> Map.of("id", it.getKey(), "shortDescription", text(it.getValue())))
                        .toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", faults.stream().map(fault -> result(fault, base)).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private static Map<String, Object> result(Fault fault, String base) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", kind(fault.file()));
        result.put("level", fault.warning() ? "warning" : "error");
        result.put("message", text(fault.message()));
        result.put(
                "locations",
                List.of(Map.of(
                        "physicalLocation",
                        Map.of(
                                "artifactLocation",
                                Map.of("uri", uri(base + fault.file())),
                                "region",
                                Map.of("startLine", Math.max(1, fault.line()))))));
        return result;
    }

    /** A relative reference of RFC 3986, section 4.2. */
    private static String uri(String path) {
        try {
            return new java.net.URI(null, null, path, null).toASCIIString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("expected a path, found " + path, e);
        }
    }

    private static String kind(String file) {
        if (file.endsWith(".cases.yaml")) {
            return "cases";
        }
        if (file.startsWith("rules/vocabulary/")) {
            return "vocabulary";
        }
        if (file.startsWith("rules/house/") && !file.endsWith(".dslr")) {
            return "house";
        }
        String folder = file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
        return KINDS.containsKey(folder) ? folder : "settings";
    }

    private static Map<String, String> text(String text) {
        return Map.of("text", text);
    }
}
