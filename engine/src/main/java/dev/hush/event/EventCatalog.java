package dev.hush.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All event types that a workspace declares, and the house events that Hush itself understands. */
public record EventCatalog(Map<String, EventType> types) {
    public EventCatalog {
        Map<String, EventType> all = new HashMap<>();
        HouseEvents.ALL.forEach(name -> all.put(name, EventType.undeclared(name)));
        all.putAll(types);
        types = Map.copyOf(all);
    }

    public boolean declares(String type) {
        return types.containsKey(type);
    }

    /** The declaration, or an empty one for a type that nobody declared. */
    public EventType typeOf(CustomerEvent event) {
        EventType type = types.get(event.type());
        return type == null ? EventType.undeclared(event.type()) : type;
    }

    public Set<String> names() {
        return types.keySet();
    }
}
