package dev.hush.intake;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files to read events from: those of a folder, or a single one.
 *
 * @param root the folder; of a single file, the folder it lies in, where lookups find their files
 * @param names of the files to read, relative to the folder, with forward slashes, in order
 */
record InputFolder(Path root, List<String> names, boolean single) {
    private static final int DEEPEST = 4;

    static InputFolder of(Path input) throws IOException {
        if (!Files.isDirectory(input)) {
            Path name = input.getFileName();
            Path folder = input.toAbsolutePath().getParent();
            if (name == null || folder == null) {
                throw new NoSuchFileException(input.toString());
            }
            return new InputFolder(folder, List.of(name.toString()), true);
        }
        try (Stream<Path> walk = Files.walk(input, DEEPEST)) {
            List<String> names = walk.filter(Files::isRegularFile)
                    .map(path -> input.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(".") && !name.contains("/."))
                    .sorted()
                    .toList();
            return new InputFolder(input, names, false);
        }
    }

    /** Files with one JSON object a line. */
    List<String> lineFiles() {
        return names.stream()
                .filter(name -> name.endsWith(".ndjson") || name.endsWith(".jsonl"))
                .toList();
    }

    /** The files of that name or glob; of a single input file, its folder does not matter. */
    List<String> matching(String glob) {
        String pattern = single ? glob.substring(glob.lastIndexOf('/') + 1) : glob;
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return names.stream().filter(name -> matcher.matches(Path.of(name))).toList();
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Whether a lookup finds the file. */
    boolean has(String name) {
        return Files.isRegularFile(path(name));
    }
}
