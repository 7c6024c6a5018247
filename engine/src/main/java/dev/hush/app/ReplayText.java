package dev.hush.app;

import dev.hush.journal.Receipt.Answer;
import dev.hush.replay.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** A replay's figures as people read them. */
final class ReplayText {
    private ReplayText() {}

    static Map<String, Long> decisions(Tally tally) {
        Map<String, Long> decisions = new LinkedHashMap<>();
        decisions.put("send", tally.count(Answer.SENT));
        decisions.put("defer", tally.count(Answer.DEFERRED));
        decisions.put("suppress", tally.count(Answer.SUPPRESSED));
        return decisions;
    }

    static void print(Map<String, Object> report, Tally tally) {
        Console.out()
                .printf(
                        "%s events of %s customers: %s%n",
                        report.get("events"), report.get("customers"), report.get("decisions"));
        Console.out().printf("%n%-24s %10s %10s %10s %10s%n", "rule", "proposed", "sent", "deferred", "suppressed");
        tally.byRule()
                .forEach((rule, counts) -> Console.out()
                        .printf(
                                "%-24s %,10d %,10d %,10d %,10d%n",
                                rule,
                                counts.get("proposed"),
                                counts.get("sent"),
                                counts.get("deferred"),
                                counts.get("suppressed")));
        Console.out().printf("%n%-24s %10s%n", "reason", "times");
        tally.byReason().forEach((reason, times) -> Console.out().printf("%-24s %,10d%n", reason, times));
    }
}
