package dev.hush.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that a version of the rules is made of: paths below the workspace, and their bytes, which nobody changes. */
public record RuleFiles(SortedMap<String, byte[]> files) {
    public RuleFiles(Map<String, byte[]> files) {
        this(Collections.unmodifiableSortedMap(new TreeMap<>(files)));
    }

    /** The name of exactly these paths and bytes: a SHA-256. */
    public String content() {
        MessageDigest digest = sha256();
        files.forEach((path, bytes) -> {
            add(digest, path.getBytes(StandardCharsets.UTF_8));
            add(digest, bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each path and the name of its bytes. */
    public Map<String, String> hashes() {
        return files.keySet().stream().collect(Collectors.toMap(Function.identity(), this::hash));
    }

    private String hash(String path) {
        return HexFormat.of().formatHex(sha256().digest(files.get(path)));
    }

    /** The length goes first, so that no two lists of files run together into the same bytes. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }
}
