package dev.hush.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What templates may name: plain values in fixed namespaces, and defaults for what may be absent. */
final class Model {
    /** The names that every message has, by namespace; an event's fields are its own. */
    static final Map<String, Set<String>> NAMES = Map.of(
            "customer", Set.of("name", "language"),
            "event", Set.of(),
            "brand", Set.of("name", "address", "url", "color"),
            "links", Set.of("stop", "why", "preferences", "confirm"),
            "why", Set.of(),
            "surprise", Set.of());

    static final String COLOR = "#2f5d50";

    private static final int DEEPEST = 12;
    private static final int MOST = 1000;
    private static final int LONGEST = 20_000;

    private Model() {}

    /** Every path that a template may count on, events' fields aside. */
    static Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        NAMES.forEach((namespace, names) -> {
            if (names.isEmpty() && !namespace.equals("event")) {
                paths.add(namespace);
            }
            names.forEach(name -> paths.add(namespace + "." + name));
        });
        return paths;
    }

    /** The brand with a default for every name that a layout may use. */
    static Map<String, Object> brand(Map<String, Object> given) {
        Map<String, Object> brand = new HashMap<>(Map.of("name", "", "address", "", "url", "", "color", COLOR));
        brand.putAll(given);
        return brand;
    }

    /**
     * A copy in which nothing but maps, lists, strings, numbers and booleans is left; what is null is not there.
     *
     * @throws IllegalArgumentException for anything else, or more of it than a message can need; it tells no value
     */
    static Map<String, Object> of(Map<String, Object> given, Map<String, Object> brand) {
        Map<String, Object> model = map(given, 0);
        model.putIfAbsent("brand", brand);
        model.putIfAbsent("surprise", "");
        Map<String, Object> customer = new HashMap<>(Map.of("name", ""));
        if (model.get("customer") instanceof Map<?, ?> known) {
            known.forEach((key, value) -> customer.put(String.valueOf(key), value));
        }
        model.put("customer", customer);
        return model;
    }

    private static Map<String, Object> map(Map<?, ?> given, int depth) {
        require(depth < DEEPEST && given.size() <= MOST, "at most " + DEEPEST + " maps in each other");
        Map<String, Object> copy = new HashMap<>();
        given.forEach((key, value) -> {
            Object plain = plain(value, depth + 1);
            if (plain != null) {
                copy.put(String.valueOf(key), plain);
            }
        });
        return copy;
    }

    private static @Nullable Object plain(@Nullable Object value, int depth) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof CharSequence text) {
            require(text.length() <= LONGEST, "texts of at most " + LONGEST + " characters");
            return text.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        }
        require(value instanceof List<?>, "maps, lists, texts, numbers and yes or no");
        return list((List<?>) value, depth);
    }

    private static List<Object> list(List<?> given, int depth) {
        require(depth < DEEPEST && given.size() <= MOST, "lists of at most " + MOST);
        List<Object> copy = new ArrayList<>();
        for (Object value : given) {
            Object plain = plain(value, depth + 1);
            if (plain != null) {
                copy.add(plain);
            }
        }
        return copy;
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected a model of " + expected + ", found another");
        }
    }
}
