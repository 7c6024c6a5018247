package dev.hush.store;

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
