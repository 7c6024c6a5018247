package dev.hush.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The delivered mails of a mailbox folder, as far as somebody is to be forgotten in them. */
final class Letters {
    private Letters() {}

    /** Deletes every mail to one of the addresses; how many. */
    static long erase(Path mailbox, Collection<String> addresses) {
        if (!Files.isDirectory(mailbox)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(mailbox)) {
            List<Path> theirs = files.filter(Files::isRegularFile)
                    .filter(file -> isTo(file, addresses))
                    .toList();
            for (Path file : theirs) {
                Files.delete(file);
            }
            return theirs.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTo(Path file, Collection<String> addresses) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return addresses.stream().anyMatch(address -> text.contains(address.toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
