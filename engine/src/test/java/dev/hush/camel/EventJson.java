package dev.hush.camel;

import java.time.Duration;
import java.time.Instant;

/** CloudEvents as senders write them. */
final class EventJson {
    private EventJson() {}

    /** An order of Ana's, placed when it is asked for. */
    static String order(String id) {
        return at(id, Instant.now());
    }

    static String at(String id, Instant time) {
        return event(id, "order.placed", time.toString());
    }

    static String ahead(String id, Duration by) {
        return at(id, Instant.now().plus(by));
    }

    static String ofType(String id, String type) {
        return event(id, type, Instant.now().toString());
    }

    private static String event(String id, String type, String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"shop","type":"%s","subject":"ana","time":"%s","data":{}}""".formatted(id, type, time);
    }

    /** The same event without an attribute. */
    static String without(String json, String attribute) {
        return json.replaceFirst("\"" + attribute + "\":\"[^\"]*\",", "");
    }

    /** The same event with other data. */
    static String withData(String json, String data) {
        return json.replace("\"data\":{}", "\"data\":" + data);
    }

    /** An event of a bit over a megabyte. */
    static String large(String id) {
        return withData(order(id), "{\"note\":\"" + "x".repeat(1 << 20) + "\"}");
    }
}
