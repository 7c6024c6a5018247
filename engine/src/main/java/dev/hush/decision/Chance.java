package dev.hush.decision;

import dev.hush.address.KeyedHash;
import dev.hush.event.CustomerId;
import java.nio.ByteBuffer;

/** Chance that can be proved afterwards: HMAC-SHA-256 under the workspace's secret, the same for the same question. */
public final class Chance {
    private final KeyedHash hash;

    /** @param secret the workspace's secret, at least one byte */
    public Chance(byte[] secret) {
        hash = new KeyedHash(secret);
    }

    /** A number from 0 (inclusive) to 1 (exclusive) for the experiment, customer, period and occasion. */
    public double draw(String experiment, CustomerId customer, String period, String occasion) {
        String question = String.join("|", experiment, customer.value(), period, occasion);
        return (ByteBuffer.wrap(hash.bytes(question)).getLong() >>> 11) * 0x1.0p-53;
    }

    /** The same secret for telling texts apart without telling what they are. */
    public KeyedHash hash() {
        return hash;
    }
}
