package dev.hush.event;

/** The name under which one customer is known to Hush; the subject of the first event that spoke of them. */
public record CustomerId(String value) implements Comparable<CustomerId> {
    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
