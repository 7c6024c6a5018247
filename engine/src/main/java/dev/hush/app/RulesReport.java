package dev.hush.app;

import dev.hush.engine.RuleCount;
import dev.hush.engine.RuleCount.What;
import dev.hush.engine.RuleFiles;
import dev.hush.engine.RuleVersion;
import dev.hush.engine.RuleVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is told of the rules' versions and of what their rules came to, as data for people and machines. */
final class RulesReport {
    private RulesReport() {}

    /**
     * The version in charge and how the folder stands to it.
     *
     * @param folder what is to be said of the folder; empty where it is what is in charge
     */
    static Map<String, Object> status(Optional<RuleVersion> inCharge, List<String> faults, Optional<String> folder) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("status", !faults.isEmpty() ? "old rules in charge" : folder.orElse("good"));
        inCharge.ifPresent(it -> status.put("inCharge", version(it)));
        status.put("faults", faults);
        return status;
    }

    static Map<String, Object> version(RuleVersion version) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("number", version.number());
        told.put("rules", version.rules());
        told.put("content", version.content());
        told.put("since", version.at().toString());
        version.rolledBackTo().ifPresent(it -> told.put("rolledBackTo", it));
        told.put("folderSetAside", version.setAside().isPresent());
        return told;
    }

    /** The versions, the newest first, each with the files that differ from the one before. */
    static List<Map<String, Object>> history(RuleVersions versions, int most) {
        List<Map<String, Object>> history = new ArrayList<>();
        for (RuleVersion version : versions.newest(most)) {
            Map<String, Object> told = version(version);
            told.put("changed", changed(versions.files(version.number() - 1), versions.files(version.number())));
            history.add(told);
        }
        return history;
    }

    private static List<String> changed(Optional<RuleFiles> before, Optional<RuleFiles> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        Map<String, String> old = before.get().hashes();
        Map<String, String> now = after.get().hashes();
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> Objects.equals(old.get(path), now.get(path)));
        return List.copyOf(paths);
    }

    /**
     * One map for each rule and version of receipts: rule, versions, and the counts, those with reasons by reason.
     *
     * @param only the version of receipts to tell of; empty for all
     */
    static List<Map<String, Object>> stats(RuleVersions versions, Optional<String> only) {
        Map<String, Map<String, Map<RuleCount, Long>>> byRule = new TreeMap<>();
        versions.counts().forEach((count, times) -> {
            if (only.isEmpty() || only.get().equals(count.rulesVersion())) {
                byRule.computeIfAbsent(count.rulesVersion(), it -> new TreeMap<>())
                        .computeIfAbsent(count.rule(), it -> new TreeMap<>())
                        .put(count, times);
            }
        });
        Map<String, List<Long>> numbers = new TreeMap<>();
        versions.newest(Integer.MAX_VALUE)
                .forEach(it -> numbers.computeIfAbsent(it.rules(), rules -> new ArrayList<>())
                        .add(0, it.number()));
        List<Map<String, Object>> stats = new ArrayList<>();
        byRule.forEach((rulesVersion, rules) -> rules.forEach((rule, counts) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", rule);
            row.put("rulesVersion", rulesVersion);
            row.put("versions", numbers.getOrDefault(rulesVersion, List.of()));
            for (What what : What.values()) {
                row.put(what.name().toLowerCase(Locale.ROOT), sum(counts, what));
            }
            row.put("whyDeferred", reasons(counts, What.DEFERRED));
            row.put("whySuppressed", reasons(counts, What.SUPPRESSED));
            stats.add(row);
        }));
        return stats;
    }

    private static long sum(Map<RuleCount, Long> counts, What what) {
        return counts.entrySet().stream()
                .filter(it -> it.getKey().what() == what)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> reasons(Map<RuleCount, Long> counts, What what) {
        Map<String, Long> reasons = new TreeMap<>();
        counts.forEach((count, times) -> {
            if (count.what() == what) {
                reasons.put(count.why(), times);
            }
        });
        return reasons;
    }
}
