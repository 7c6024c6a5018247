package dev.hush.replay;

import dev.hush.engine.Step;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was decided, by rule and by reason. */
public final class Tally {
    private long events;
    private long sent;
    private long deferred;
    private long suppressed;
    private long followUpsFired;
    private long followUpsCancelled;
    private long surprises;
    private long tasks;
    private final Map<String, RuleTally> byRule = new TreeMap<>();
    private final Map<String, Long> byReason = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();

    /** Counts for one rule; a proposal that waits and comes back is proposed once. */
    public static final class RuleTally {
        private long proposed;
        private long sent;
        private long deferred;
        private long suppressed;

        Map<String, Long> asMap() {
            Map<String, Long> map = new LinkedHashMap<>();
            map.put("proposed", proposed);
            map.put("sent", sent);
            map.put("deferred", deferred);
            map.put("suppressed", suppressed);
            return map;
        }
    }

    public void add(Step step) {
        step.entry().ifPresent(this::add);
    }

    /** Counts one look and its answers. */
    public void add(JournalEntry entry) {
        Receipt receipt = entry.receipt();
        if (entry.look() == Look.EVENT && !entry.event().type().equals(HouseEvents.CAMPAIGN_ASKED)) {
            events++;
        }
        if (entry.look() == Look.FOLLOW_UP) {
            followUpsFired++;
        }
        followUpsCancelled += receipt.cancelled().size();
        tasks += receipt.tasks().size();
        receipt.faults().forEach(rule -> faults.merge(rule, 1L, Long::sum));
        boolean firstLook = entry.look() == Look.EVENT || entry.look() == Look.FOLLOW_UP;
        receipt.lines().forEach(line -> add(line, firstLook));
    }

    private void add(Receipt.Line line, boolean firstLook) {
        RuleTally rule = byRule.computeIfAbsent(line.rule(), id -> new RuleTally());
        if (firstLook) {
            rule.proposed++;
        }
        line.reason().ifPresent(reason -> byReason.merge(reason.name(), 1L, Long::sum));
        switch (line.answer()) {
            case SENT -> {
                sent++;
                rule.sent++;
                surprises += line.surprise().isPresent() ? 1 : 0;
            }
            case DEFERRED -> {
                deferred++;
                rule.deferred++;
            }
            case SUPPRESSED -> {
                suppressed++;
                rule.suppressed++;
            }
        }
    }

    /** So many messages were stopped after they were decided: they count as suppressed by {@link #add}. */
    public long count(Answer answer) {
        return switch (answer) {
            case SENT -> sent;
            case DEFERRED -> deferred;
            case SUPPRESSED -> suppressed;
        };
    }

    public long events() {
        return events;
    }

    public long followUpsFired() {
        return followUpsFired;
    }

    public long followUpsCancelled() {
        return followUpsCancelled;
    }

    public long surprises() {
        return surprises;
    }

    public long tasks() {
        return tasks;
    }

    /** Rules that threw, and how often. */
    public Map<String, Long> faults() {
        return faults;
    }

    public Map<String, Map<String, Long>> byRule() {
        Map<String, Map<String, Long>> map = new LinkedHashMap<>();
        byRule.forEach((rule, tally) -> map.put(rule, tally.asMap()));
        return map;
    }

    public Map<String, Long> byReason() {
        return byReason;
    }
}
