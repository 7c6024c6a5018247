package dev.hush.intake;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads events that are in memory already, in the JSON format of CloudEvents 1.0; {@link EventReader} reads streams. */
public final class CloudEvents {
    private CloudEvents() {}

    /** Reads one JSON object, or the objects of one array. */
    public static List<Parsed> read(byte[] json, Instant now) {
        List<Parsed> events = new ArrayList<>();
        new EventReader(() -> now)
                .read(Format.EITHER, new ByteArrayInputStream(json))
                .forEachRemaining(events::add);
        return events;
    }
}
