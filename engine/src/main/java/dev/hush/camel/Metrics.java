package dev.hush.camel;

import dev.hush.engine.RuleCount;
import java.util.Map;
import java.util.TreeMap;

/** Health as Prometheus reads it. */
final class Metrics {
    private Metrics() {}

    /** One gauge for each number in the counts, one counter for all that happened to rules. */
    static String text(Map<String, Object> health, Map<RuleCount, Long> rules) {
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
        text.append("# TYPE hush_rule_total counter\n");
        new TreeMap<>(rules)
                .forEach((count, times) -> text.append("hush_rule_total{rule=\"")
                        .append(count.rule().replace("\\", "\\\\").replace("\"", "\\\""))
                        .append("\",version=\"")
                        .append(count.rulesVersion())
                        .append("\",what=\"")
                        .append(count.what().name().toLowerCase(java.util.Locale.ROOT))
                        .append("\",why=\"")
                        .append(count.why())
                        .append("\"} ")
                        .append(times)
                        .append('\n'));
        return text.toString();
    }
}
