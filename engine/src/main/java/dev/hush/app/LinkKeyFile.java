package dev.hush.app;

import dev.hush.pages.LinkKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The key of customers' links: that of the settings, else one that is drawn once and kept in the data folder. */
final class LinkKeyFile {
    private static final String NAME = "links.key";
    private static final int BYTES = 32;

    private LinkKeyFile() {}

    static LinkKeys keys(Settings settings, Path data) {
        List<String> previous = settings.text("links.previousKeys")
                .map(all -> List.of(all.split(",")))
                .orElse(List.of());
        Optional<String> set = settings.text("links.key");
        return new LinkKeys(set.orElseGet(() -> own(data)), previous);
    }

    private static String own(Path data) {
        Path file = data.resolve(NAME);
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) {
                draw(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("expected to keep the key of customers' links in " + file, e);
        }
    }

    /** Readable for nobody else; of two engines that start at once, one draws and both read. */
    private static void draw(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var write = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, write, ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // the other one was quicker
        }
    }
}
