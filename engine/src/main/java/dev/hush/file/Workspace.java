package dev.hush.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
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
    private static final String CSV = ".csv";

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
        oneOfEachTable(faults);
    }

    /** A workbook stands for the built-in CSV of its name; beside a CSV of the workspace's own it is one too many. */
    private void oneOfEachTable(Faults faults) {
        for (SourceFile workbook : files("rules", SourceFile.SPREADSHEET)) {
            String csv = stem(workbook.path()) + CSV;
            file(csv).ifPresent(twin -> {
                if (twin.builtIn()) {
                    files.remove(csv);
                } else {
                    faults.add(workbook.path(), 1, "one table of this name", csv + " too", "Remove one of the two.");
                }
            });
        }
    }

    private static String stem(String path) {
        return path.substring(0, path.length() - SourceFile.SPREADSHEET.length());
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

    /** The table of this path without its ending: a workbook, or CSV. */
    public Optional<SourceFile> table(String stem) {
        return file(stem + SourceFile.SPREADSHEET).or(() -> file(stem + CSV));
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
            SourceFile.of(relative, Files.readAllBytes(path), faults).ifPresent(file -> files.put(relative, file));
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
