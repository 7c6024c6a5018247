package dev.hush.app;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when told to. */
final class VirtualClock implements InstantSource {
    private volatile Instant now;

    VirtualClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves forward; an earlier instant leaves the clock where it is. */
    void advanceTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }
}
