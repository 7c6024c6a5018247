package dev.hush.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with rules, routes and templates, laid over what comes with Hush.
 *
 * <p>A file of the workspace replaces the built-in file of the same path; all others add to it.
 */
public final class Workspace {
    private static final int MOST_BYTES = 4 << 20;

    private final Path root;
    private final Map<String, SourceFile> files = new TreeMap<>();

    /** Reads all text files below rules/, routes/ and templates/; what cannot be read is a fault. */
    public Workspace(Path root, Faults faults) {
        this.root = root;
        for (String folder : List.of("rules", "templates")) {
            builtIn(folder);
        }
        for (String folder : List.of("rules", "routes", "templates")) {
            own(root.resolve(folder), faults);
        }
    }

    public Path root() {
        return root;
    }

    /** All files, in the order of their paths. */
    public List<SourceFile> files() {
        return List.copyOf(files.values());
    }

    /** The files below a folder whose names end so, in the order of their paths. */
    public List<SourceFile> files(String folder, String ending) {
        return files.values().stream()
                .filter(file ->
                        file.path().startsWith(folder + "/") && file.path().endsWith(ending))
                .toList();
    }

    public Optional<SourceFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void own(Path folder, Faults faults) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder, 8)) {
            walk.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .forEach(path -> read(path, relative(path), faults));
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read " + folder + ", but: " + e.getMessage(), e);
        }
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private void read(Path path, String relative, Faults faults) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                faults.add(relative, 1, "a file of at most 4 MB", Files.size(path) + " bytes", "Split it.");
                return;
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            files.put(relative, new SourceFile(relative, text.startsWith("\uFEFF") ? text.substring(1) : text, false));
        } catch (CharacterCodingException e) {
            faults.add(relative, 1, "text in UTF-8", "bytes that are not", "Save it as UTF-8.");
        } catch (IOException e) {
            faults.add(relative, 1, "a readable file", e.getClass().getSimpleName(), "Check its permissions.");
        }
    }

    private void builtIn(String folder) {
        URL url = Workspace.class.getClassLoader().getResource("hush/" + folder);
        if (url == null) {
            return;
        }
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                readBuiltIn(Path.of(uri), folder);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                readBuiltIn(jar.getPath("hush/" + folder), folder);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("expected to read Hush's own " + folder + ", but: " + e, e);
        }
    }

    private void readBuiltIn(Path folder, String name) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(paths::add);
        }
        for (Path path : paths) {
            String relative = name + "/" + folder.relativize(path).toString().replace('\\', '/');
            files.put(relative, new SourceFile(relative, Files.readString(path), true));
        }
    }
}
