package dev.hush.event;

import java.util.Comparator;

/** What makes an event the same event: its source and its id (CloudEvents 1.0, §3.1). */
public record EventKey(String source, String id) implements Comparable<EventKey> {
    private static final Comparator<EventKey> ORDER =
            Comparator.comparing(EventKey::source).thenComparing(EventKey::id);

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "/" + id;
    }
}
