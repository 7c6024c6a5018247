package dev.hush.camel;

import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A folder of .eml files that any mail program opens.
 *
 * <p>A file is written under a temporary name, synced, and renamed; its name comes from the Message-ID, so a second
 * attempt replaces the first.
 */
final class Mailbox {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;

    Mailbox(Path folder) {
        this.folder = folder;
    }

    void save(MimeMessage mail) {
        try {
            Files.createDirectories(folder);
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            String id = mail.getMessageID().replaceAll("[<>]", "");
            String name = STAMP.format(mail.getSentDate().toInstant()) + "-"
                    + MessageKeys.fileNameOfId(id.substring(0, id.lastIndexOf('@')));
            Path temporary = folder.resolve("." + name + ".tmp");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            try (FileChannel file = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(bytes.toByteArray());
                while (content.hasRemaining()) {
                    file.write(content);
                }
                file.force(true);
            }
            if (posix) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(temporary, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (IOException | MessagingException e) {
            throw new DeliveryException(
                    "the mailbox folder did not take the mail: " + e.getMessage(), Verdict.AGAIN, e);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
