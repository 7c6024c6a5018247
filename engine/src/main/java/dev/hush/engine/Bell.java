package dev.hush.engine;

import java.time.Instant;

/** Port: rings once at the earliest instant it was armed at; arming later than the next ring changes nothing. */
public interface Bell extends AutoCloseable {
    void armAt(Instant instant);

    @Override
    void close();
}
