package dev.hush.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A number that changes when a file of a workspace is added, removed or written. */
final class FolderFingerprint {
    private FolderFingerprint() {}

    static long of(Path root) {
        return Stream.of("rules", "templates", "routes")
                .map(root::resolve)
                .mapToLong(FolderFingerprint::ofFolder)
                .sum();
    }

    private static long ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(FolderFingerprint::ofFile)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long ofFile(Path file) {
        try {
            return List.of(file, Files.getLastModifiedTime(file), Files.size(file))
                    .hashCode();
        } catch (IOException e) {
            return file.hashCode();
        }
    }
}
