package dev.hush.store;

import dev.hush.consent.Said;
import dev.hush.consent.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways from one schema of a customer's state to the next; never changed once released. */
final class SchemaSteps {
    private SchemaSteps() {}

    /** A proof says how, contacts what they took, and the state when the customer started a contact. */
    static Map<String, Object> from1To2(Map<String, Object> state) {
        state.put("engagements", List.of());
        each(state, "consents", "records", record -> {
            record.put("once", false);
            record.put("proof", Map.of("source", record.getOrDefault("proof", ""), "method", "UNSTATED", "text", ""));
        });
        each(state, "contacts", "contacts", contact -> contact.put("attention", 0));
        return state;
    }

    /** Rules may ask for quiet. */
    static Map<String, Object> from2To3(Map<String, Object> state) {
        state.put("rests", List.of());
        return state;
    }

    /**
     * Statements say who heard of them when, and which of them fell: in the order in which they are kept, which is that of their
     * arrival. Addresses get their keys from the engine, which has the secret.
     */
    @SuppressWarnings("unchecked")
    static Map<String, Object> from3To4(Map<String, Object> state) {
        List<Heard> heard = new ArrayList<>();
        each(state, "consents", "records", record -> {
            heard.add(Heard.of(record, heard));
            record.remove("at");
            record.put("said", heard.get(heard.size() - 1).fields());
        });
        int[] next = {0};
        each(state, "consents", "records", record -> {
            Heard mine = heard.get(next[0]++);
            record.put("overruled", heard.stream().anyMatch(mine::fallsTo));
        });
        Object until = state.remove("pausedUntil");
        if (until != null) {
            state.put(
                    "pause",
                    Map.of(
                            "until",
                            until,
                            "said",
                            new Heard("", false, false, "", Instant.EPOCH, Instant.EPOCH).fields()));
        }
        List<Object> freezes = new ArrayList<>();
        for (Object freeze : (List<Object>) state.getOrDefault("freezes", List.of())) {
            Map<String, Object> copy = new HashMap<>((Map<String, Object>) freeze);
            copy.put("source", "");
            freezes.add(copy);
        }
        state.put("freezes", freezes);
        state.put("reach", Map.of());
        return state;
    }

    /** A statement of schema 3: what it is about, and how it was said. */
    private record Heard(String matter, boolean given, boolean imported, String source, Instant at, Instant heard) {
        static Heard of(Map<String, Object> record, List<Heard> before) {
            Map<?, ?> proof = (Map<?, ?>) record.getOrDefault("proof", Map.of());
            Instant at = Instant.parse(String.valueOf(record.get("at")));
            Instant last = before.isEmpty()
                    ? Instant.MIN
                    : before.get(before.size() - 1).heard();
            return new Heard(
                    record.get("purpose") + "/" + record.get("channel") + "/" + record.get("basis"),
                    Boolean.TRUE.equals(record.get("given")),
                    "IMPORT".equals(proof.get("method")),
                    source(proof.get("source") instanceof String text ? text : ""),
                    at,
                    at.isAfter(last) ? at : last.plusNanos(1));
        }

        /** The source of an event's key, source and id with a slash between them. */
        private static String source(String key) {
            int slash = key.lastIndexOf('/');
            return slash < 0 ? key : key.substring(0, slash);
        }

        boolean fallsTo(Heard no) {
            return given
                    && !no.given
                    && matter.equals(no.matter)
                    && (imported || Sources.NONE.holds(no.said(), said()));
        }

        private Said said() {
            return new Said(source, at, heard);
        }

        Map<String, Object> fields() {
            return Map.of("source", source, "at", at.toString(), "heard", heard.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private static void each(
            Map<String, Object> state,
            String part,
            String list,
            java.util.function.Consumer<Map<String, Object>> change) {
        Map<String, Object> holder = new HashMap<>((Map<String, Object>) state.getOrDefault(part, Map.of()));
        List<Object> changed = new ArrayList<>();
        for (Object item : (List<Object>) holder.getOrDefault(list, List.of())) {
            Map<String, Object> copy = new HashMap<>((Map<String, Object>) item);
            change.accept(copy);
            changed.add(copy);
        }
        holder.put(list, changed);
        state.put(part, holder);
    }
}
