package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.RuleFiles;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workspace in a temporary folder of its own, where nobody writes: as it is now, or as a version had it.
 *
 * <p>So what is checked, built, tried and kept are the same bytes. A version holds rules with their cases, templates,
 * campaigns' audiences, and Hush's own files as they were; settings and routes are those of the workspace today.
 */
final class StagedWorkspace implements AutoCloseable {
    private static final int DEEPEST = 8;

    /** One more than a workspace's file may have, so that one that is too large still is. */
    private static final int MOST_BYTES = (4 << 20) + 1;

    private final Path root;
    private final Path folder;
    private final RuleFiles own;
    private final RuleFiles files;

    private StagedWorkspace(Path root, Path folder, Map<String, byte[]> own, Map<String, byte[]> builtIn) {
        this.root = root;
        this.folder = folder;
        this.own = new RuleFiles(own);
        Map<String, byte[]> all = new HashMap<>(builtIn);
        all.putAll(own);
        this.files = new RuleFiles(all);
    }

    /** The workspace as it is now. */
    static StagedWorkspace now(Path root) {
        Map<String, byte[]> all = read(root);
        Map<String, byte[]> own = new HashMap<>(all);
        own.keySet().removeIf(path -> !isOfVersion(path));
        return new StagedWorkspace(root, write(all), own, builtIn());
    }

    /** The workspace as a version had it. */
    static StagedWorkspace version(RuleFiles files, Path root) {
        Map<String, byte[]> builtIn = builtIn();
        Map<String, byte[]> own = new HashMap<>(files.files());
        own.entrySet().removeIf(it -> Arrays.equals(it.getValue(), builtIn.get(it.getKey())));
        Map<String, byte[]> all = read(root);
        all.keySet().removeIf(StagedWorkspace::isOfVersion);
        all.putAll(own);
        return new StagedWorkspace(root, write(all), own, builtIn);
    }

    private static boolean isOfVersion(String path) {
        return path.startsWith("rules/") || path.startsWith("templates/") || path.endsWith(".audience.yaml");
    }

    /** Where it lies; gone once it is closed. */
    Path folder() {
        return folder;
    }

    /** What belongs to the version and stands in the workspace's own folder. */
    RuleFiles own() {
        return own;
    }

    /** All that belongs to the version, what comes with Hush too. */
    RuleFiles files() {
        return files;
    }

    /** Reads and builds it, as the workspace that it stands for. */
    LoadedWorkspace load(Look look) {
        return LoadedWorkspace.load(folder, look).at(root);
    }

    private static Map<String, byte[]> builtIn() {
        Map<String, byte[]> files = new HashMap<>();
        new Workspace(Path.of("no-workspace"), new Faults())
                .files().stream()
                        .filter(SourceFile::builtIn)
                        .forEach(it -> files.put(it.path(), it.text().getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static Map<String, byte[]> read(Path root) {
        Map<String, byte[]> files = new HashMap<>();
        try {
            if (Files.isRegularFile(root.resolve("hush.yaml"))) {
                files.put("hush.yaml", bytes(root.resolve("hush.yaml")));
            }
            for (String name : List.of("rules", "routes", "templates")) {
                if (Files.isDirectory(root.resolve(name))) {
                    read(root, root.resolve(name), files);
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read the workspace " + root + ", but: " + e.getMessage(), e);
        }
    }

    private static void read(Path root, Path folder, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            for (Path file : walk.filter(Files::isRegularFile)
                    .filter(it -> !it.getFileName().toString().startsWith("."))
                    .toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), bytes(file));
            }
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static Path write(Map<String, byte[]> files) {
        try {
            Path folder = Files.createTempDirectory("hush-rules");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("expected to write to a temporary folder, but: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("expected to delete " + folder + ", but: " + e.getMessage(), e);
        }
    }
}
