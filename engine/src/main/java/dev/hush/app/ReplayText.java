package dev.hush.app;

import dev.hush.app.ReplayRun.Played;
import dev.hush.journal.Receipt.Answer;
import dev.hush.replay.JournalComparison;
import dev.hush.replay.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    static void print(Played played) {
        Tally tally = played.world().tally();
        Console.out()
                .printf(
                        "%,d events of %,d customers: %,d messages sent, %,d deferred, %,d suppressed%n",
                        played.events(),
                        played.customers(),
                        tally.count(Answer.SENT),
                        tally.count(Answer.DEFERRED),
                        tally.count(Answer.SUPPRESSED));
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

    /** How a replay of a journal compares with it. */
    static List<String> journal(JournalComparison.Result result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Held against the journal: %,d decisions compared, %,d differ, %,d were not come to, %,d are new; "
                        + "%,d messages stopped at dispatch are not compared.",
                result.compared(),
                result.differing(),
                result.notPlayed(),
                result.more(),
                result.stopped()));
        result.first()
                .forEach(it ->
                        lines.add("  " + (it.number() == 0 ? "new" : "commit " + it.number()) + ", " + it.at() + ", "
                                + it.customer() + ", " + it.event() + ": the journal says \"" + it.journal()
                                + "\", the replay \"" + it.replay() + "\""));
        return lines;
    }
}
