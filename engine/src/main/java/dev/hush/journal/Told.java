package dev.hush.journal;

import java.time.Instant;
import java.util.List;

/**
 * One stored decision as a reader is told of it.
 *
 * @param when the instant as the reader reads it
 * @param about what was looked at; empty for the customer
 * @param sentences none where nothing came of it
 */
public record Told(Instant at, String when, String about, List<String> sentences) {
    public Told {
        sentences = List.copyOf(sentences);
    }
}
