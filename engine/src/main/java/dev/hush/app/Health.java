package dev.hush.app;

import dev.hush.engine.HushEngine;
import dev.hush.engine.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code GET /health} answers: status, rules, counts, and what is wrong if anything is. */
final class Health {
    private Health() {}

    /**
     * Health at this moment.
     *
     * @param guardFailures how often each guard failed
     * @param faults what is wrong in the rules' folder, for which older ones are in charge
     */
    static Map<String, Object> of(
            HushEngine engine, Store store, Map<String, Long> guardFailures, List<String> faults) {
        Map<String, Long> counts = new LinkedHashMap<>(store.counts());
        counts.put(
                "guardFailures",
                guardFailures.values().stream().mapToLong(it -> it).sum());
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", status(!faults.isEmpty(), counts));
        health.put("rules", engine.rulebook().version());
        health.put("oldRules", !faults.isEmpty());
        health.put("backlog", engine.backlog());
        health.put("counts", counts);
        health.put("notCollected", store.notCollected());
        if (!guardFailures.isEmpty()) {
            health.put("guardFailures", guardFailures);
        }
        if (!faults.isEmpty()) {
            health.put("faults", faults);
        }
        return health;
    }

    private static String status(boolean oldRules, Map<String, Long> counts) {
        if (counts.getOrDefault("guardFailures", 0L) > 0) {
            return "a guard fails, and what it is asked about is not sent";
        }
        if (oldRules) {
            return "old rules in charge";
        }
        long dead = counts.getOrDefault("dead", 0L);
        return dead > 0 ? dead + " messages did not get through" : "good";
    }
}
