package dev.hush.address;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under the workspace's secret: tells whether two texts are the same without telling what they are. */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret the workspace's secret, at least one byte */
    public KeyedHash(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** 64 hexadecimal digits. */
    public String of(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** As {@link #of}, of an address without spaces around it and in lower case. */
    public String ofAddress(String address) {
        return of(address.strip().toLowerCase(Locale.ROOT));
    }

    public byte[] bytes(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected " + ALGORITHM + ", which every Java platform has", e);
        }
    }
}
