package dev.hush.decision;

import dev.hush.event.CustomerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Chance that can be proved afterwards: HMAC-SHA-256 under the workspace's secret, the same for the same question. */
public final class Chance {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret the workspace's secret, at least one byte */
    public Chance(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A number from 0 (inclusive) to 1 (exclusive) for the experiment, customer, period and occasion. */
    public double draw(String experiment, CustomerId customer, String period, String occasion) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String question = String.join("|", experiment, customer.value(), period, occasion);
            byte[] hash = mac.doFinal(question.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected " + ALGORITHM + ", which every Java platform has", e);
        }
    }
}
