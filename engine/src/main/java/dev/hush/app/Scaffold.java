package dev.hush.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that a command is about to write into a workspace: all of them or none, and never over another; with their schemas. */
final class Scaffold {
    private final Path root;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> ends = new LinkedHashMap<>();

    Scaffold(Path root) {
        this.root = root;
    }

    Scaffold file(String path, String text) {
        files.put(path, Schemas.line(path) + text);
        return this;
    }

    /** Puts text at the end of a file, which is begun where it is not there. */
    Scaffold atEnd(String path, String text) {
        ends.put(path, text);
        return this;
    }

    /** Writes them; what was written, relative to the workspace. */
    List<String> write() {
        for (String path : files.keySet()) {
            if (Files.exists(root.resolve(path))) {
                throw new UsageException("expected a new name, found " + path + " there already. Choose another.");
            }
        }
        List<String> written = new ArrayList<>();
        try {
            schemas();
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(file.getKey());
            }
            for (Map.Entry<String, String> end : ends.entrySet()) {
                append(root.resolve(end.getKey()), end.getValue());
                written.add(end.getKey());
            }
            return written;
        } catch (IOException e) {
            throw new UsageException("expected to be able to write into " + root + ", but: " + e.getMessage());
        }
    }

    /** Writes a file of one's own anew. */
    void replace(String path, String text) {
        try {
            Files.writeString(root.resolve(path), Schemas.line(path) + text);
        } catch (IOException e) {
            throw new UsageException("expected to be able to write " + path + ", but: " + e.getMessage());
        }
    }

    /** The schemas that the first lines name, always as this Hush has them. */
    private void schemas() throws IOException {
        for (String path : files.keySet()) {
            Optional<String> schema = Schemas.of(path);
            if (schema.isPresent()) {
                Path copy = root.resolve(Schemas.FOLDER + schema.get());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Schemas.text(schema.get()));
            }
        }
    }

    private static void append(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        String before = Files.exists(path) ? Files.readString(path) : "";
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Files.write(
                path,
                (gap + text).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
