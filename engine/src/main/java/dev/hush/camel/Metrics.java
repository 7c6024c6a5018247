package dev.hush.camel;

import java.util.Map;

/** Health as Prometheus reads it. */
final class Metrics {
    private Metrics() {}

    /** One gauge for each number in the counts. */
    static String text(Map<String, Object> health) {
        StringBuilder text = new StringBuilder();
        if (health.get("counts") instanceof Map<?, ?> counts) {
            counts.forEach((name, value) -> {
                String metric = "hush_"
                        + String.valueOf(name).replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
                text.append("# TYPE ").append(metric).append(" gauge\n");
                text.append(metric).append(' ').append(value).append('\n');
            });
        }
        text.append("# TYPE hush_old_rules gauge\nhush_old_rules ")
                .append(Boolean.TRUE.equals(health.get("oldRules")) ? 1 : 0)
                .append('\n');
        return text.toString();
    }
}
