package dev.hush.pages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that links are signed with: one that signs, and earlier ones that are still believed. */
public final class LinkKeys {
    /** Characters of a key, which is a text in the settings; 32 of them are hard to guess (RFC 2104 §3). */
    public static final int SHORTEST = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 6;

    private final String signing;
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    /** @throws IllegalArgumentException for a key that is too short */
    public LinkKeys(String current, List<String> previous) {
        signing = add(current);
        previous.forEach(this::add);
    }

    private String add(String key) {
        if (key.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "expected a key of at least " + SHORTEST + " characters to sign links with");
        }
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        String id = idOf(bytes);
        keys.putIfAbsent(id, new SecretKeySpec(bytes, HMAC));
        return id;
    }

    /** A name for a key that tells nothing of it. */
    private static String idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("hush link key id".getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The id of the key that signs. */
    String signing() {
        return signing;
    }

    /** The signature under the key of that id; empty where there is no such key. */
    Optional<byte[]> sign(String keyId, String text) {
        return Optional.ofNullable(keys.get(keyId)).map(key -> hmac(key, text));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
