package dev.hush.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A data folder's lock, and {@code engine.json}, which tells commands where its engine listens.
 *
 * <p>The lock is the operating system's, so it goes with the process however that ends.
 */
final class EngineFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private EngineFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the folder. @throws UsageException when another engine has it, naming that one */
    static EngineFile take(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("engine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UsageException("expected a data folder of its own, found " + data + " in use by the engine "
                        + address(data).orElse("that is just starting") + ". Stop it first, or use another --data.");
            }
            return new EngineFile(data.resolve("engine.json"), channel);
        } catch (IOException e) {
            throw new UsageException("expected to write to the data folder " + data + ", but: " + e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** What the folder's engine says of itself, such as {@code pid 4711 at http://127.0.0.1:8080}. */
    static Optional<String> address(Path data) {
        return read(data).map(it -> "pid " + it.get("pid") + " at " + it.get("address"));
    }

    /** What the running engine wrote; empty where none runs. */
    static Optional<Map<?, ?>> read(Path data) {
        try {
            Path file = data.resolve("engine.json");
            return Files.exists(file)
                    ? Optional.of(Console.JSON.readValue(Files.readAllBytes(file), Map.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String address, Optional<String> token) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("pid", ProcessHandle.current().pid());
        content.put("address", address);
        token.ifPresent(it -> content.put("token", it));
        Path temporary = file.resolveSibling("engine.json.tmp");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(temporary, Console.JSON.writeValueAsBytes(content));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the folder is this process's. */
    boolean holds() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            Console.talk().println("hush: could not take down " + file + ": " + e.getMessage());
        }
    }
}
