package dev.hush.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of an example that a test may change; it may be laid over another one. */
record WorkspaceCopy(Path root) {
    static WorkspaceCopy of(Path example, Path into) {
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = into.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkspaceCopy(into);
    }

    /** Replaces a piece of a file that must be there; an empty piece stands for the whole file. */
    WorkspaceCopy change(String file, String before, String after) {
        try {
            Path path = root.resolve(file);
            String text = Files.exists(path) ? Files.readString(path) : "";
            if (!text.contains(before)) {
                throw new IllegalArgumentException("expected \"" + before + "\" in " + file + ", found:\n" + text);
            }
            Files.createDirectories(path.getParent());
            Files.writeString(path, before.isEmpty() ? after : text.replace(before, after), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The paths of all files with the ending, relative to the root, in order. */
    List<String> files(String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(it -> root.relativize(it).toString().replace('\\', '/'))
                    .filter(it -> it.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
