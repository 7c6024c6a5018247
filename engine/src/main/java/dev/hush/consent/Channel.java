package dev.hush.consent;

import java.util.Locale;

/** A way to reach a customer. */
public enum Channel {
    EMAIL,
    SMS,
    PUSH,
    PHONE,
    WEBHOOK,
    IN_APP;

    /** The channel's name in a file or endpoint, such as {@code email} or {@code in-app}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads {@code email}, {@code EMAIL}, {@code in-app} or {@code IN_APP}.
     *
     * @throws IllegalArgumentException when the text names no channel
     */
    public static Channel of(String text) {
        return valueOf(text.trim().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
