package dev.hush.customer;

import java.time.Instant;
import java.util.Map;

/** What the state remembers of one event: when, and its declared fields. */
public record Happening(String id, Instant time, Map<String, Object> fields) {
    public Happening {
        fields = Map.copyOf(fields);
    }
}
