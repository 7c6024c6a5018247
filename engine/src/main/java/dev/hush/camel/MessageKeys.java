package dev.hush.camel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How an outreach's key is written where only some characters may be; different keys stay different. */
final class MessageKeys {
    /** So that with the rest of its line it keeps within 998 characters, and a file name within 255 bytes. */
    private static final int LONGEST = 150;

    private static final String PLAIN = "._/-";

    private MessageKeys() {}

    /** As the left side of a Message-ID (RFC 5322 §3.2.3): the key itself; other characters as {@code %41}. */
    static String id(String key) {
        StringBuilder id = new StringBuilder(key.length());
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            if (plain) {
                id.append(c);
            } else {
                id.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return id.length() <= LONGEST ? id.toString() : id.substring(0, LONGEST - 33) + "%" + digest(key);
    }

    /** As a file name: {@code shop~order-1~thanks-01}. */
    static String fileName(String key) {
        return fileNameOfId(id(key));
    }

    static String fileNameOfId(String id) {
        return id.replace('/', '~');
    }

    private static String digest(String key) {
        try {
            byte[] hash =
                    java.security.MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
