package dev.hush.rulebase;

import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The name of an exact content: the beginning of a SHA-256 over all paths and texts, in the order of paths. */
final class ContentVersion {
    private static final int DIGITS = 12;

    private ContentVersion() {}

    static String of(Workspace workspace) {
        List<SourceFile> files = Stream.concat(
                        workspace.files("rules", "").stream(), workspace.files("routes", ".audience.yaml").stream())
                .filter(file ->
                        !file.path().endsWith(".cases.yaml") && !file.path().endsWith(".md"))
                .toList();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SourceFile file : files) {
                add(digest, file.path());
                add(digest, file.text());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }

    /** The length goes first, so that no two lists of texts run together into the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
