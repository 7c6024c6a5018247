package dev.hush.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Instants as SQL holds them: nanoseconds since 1970, exact from 1677 to 2262.
 *
 * <p>What lies outside becomes the nearest end; it serves for comparing only, states hold their instants as text.
 */
final class Nanos {
    private static final long PER_SECOND = 1_000_000_000L;
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);

    private Nanos() {}

    static long of(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // in this order the product may overflow, and the sum brings it back
        return instant.getEpochSecond() * PER_SECOND + instant.getNano();
    }

    /** The instant in a column; empty where there is none. */
    static Optional<Instant> read(ResultSet row, int column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(instant(nanos));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
