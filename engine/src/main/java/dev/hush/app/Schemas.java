package dev.hush.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON Schemas of a workspace's YAML files, which editors find by a comment in the first line. */
final class Schemas {
    /** Where a workspace keeps its copies. */
    static final String FOLDER = ".schemas/";

    private static final Map<Pattern, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(Pattern.compile("hush\\.yaml"), "settings");
        KINDS.put(Pattern.compile("rules/vocabulary/events/[^/]+\\.yaml"), "event");
        KINDS.put(Pattern.compile("rules/vocabulary/(.+\\.)?facts\\.yaml"), "facts");
        KINDS.put(Pattern.compile("rules/vocabulary/.+\\.sentences\\.yaml"), "sentences");
        KINDS.put(Pattern.compile("rules/house/duties\\.yaml"), "duties");
        KINDS.put(Pattern.compile("rules/.+\\.cases\\.yaml"), "cases");
        KINDS.put(Pattern.compile("routes/.+\\.audience\\.yaml"), "audience");
        KINDS.put(Pattern.compile("routes/.+\\.mapping\\.yaml"), "mapping");
        KINDS.put(Pattern.compile("templates/preview\\.yaml"), "preview");
    }

    private Schemas() {}

    /** The file name of the schema for a file of a workspace; empty for files that have none. */
    static Optional<String> of(String path) {
        return KINDS.entrySet().stream()
                .filter(it -> it.getKey().matcher(path).matches())
                .map(it -> it.getValue() + ".schema.json")
                .findFirst();
    }

    /** The line by which an editor finds the schema of this file, seen from its folder; nothing for files without. */
    static String line(String path) {
        return of(path).map(schema -> {
                    int depth = Path.of(path).getNameCount() - 1;
                    return "# yaml-language-server: $schema=" + "../".repeat(depth) + FOLDER + schema + "\n";
                })
                .orElse("");
    }

    static String text(String schema) {
        try (InputStream in = Schemas.class.getResourceAsStream("/hush/schemas/" + schema)) {
            if (in == null) {
                throw new IllegalArgumentException("expected a schema of Hush, found " + schema);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
