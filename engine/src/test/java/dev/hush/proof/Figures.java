package dev.hush.proof;

import dev.hush.decision.Reason;
import dev.hush.engine.Store.Commit;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.offer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What histories came to.
 *
 * @param decisions proposals that were answered
 * @param merged customers who turned out to be another one
 * @param unmerged merges that were undone
 * @param pressed links on pages that were pressed
 * @param toShared messages to addresses that more than one customer had
 * @param stopped messages that were decided and stopped at dispatch
 * @param wrong how many messages broke what, and which
 * @param cases the first of each kind and history in full
 */
public record Figures(
        long events,
        long decisions,
        long stopped,
        long sentAgain,
        long merged,
        long unmerged,
        long pressed,
        long toShared,
        long disagreements,
        Map<Kind, Long> handedOver,
        Map<Reason, Long> reasons,
        Map<String, Long> wrong,
        List<String> cases) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), List.of());

    private static final int MOST_CASES = 20;

    public Figures plus(Figures more) {
        List<String> all = new ArrayList<>(cases);
        all.addAll(more.cases);
        return new Figures(
                events + more.events,
                decisions + more.decisions,
                stopped + more.stopped,
                sentAgain + more.sentAgain,
                merged + more.merged,
                unmerged + more.unmerged,
                pressed + more.pressed,
                toShared + more.toShared,
                disagreements + more.disagreements,
                sum(handedOver, more.handedOver),
                sum(reasons, more.reasons),
                sum(wrong, more.wrong),
                all.subList(0, Math.min(MOST_CASES, all.size())));
    }

    public long messages() {
        return handedOver.values().stream().mapToLong(it -> it).sum();
    }

    @Override
    public String toString() {
        return "%,d decisions on %,d events; handed over %,d %s; stopped at dispatch %,d; sent again %,d; merged %,d; unmerged %,d; links pressed %,d; to shared mailboxes %,d; %s; wrong: %s; %s"
                .formatted(
                        decisions,
                        events,
                        messages(),
                        handedOver,
                        stopped,
                        sentAgain,
                        merged,
                        unmerged,
                        pressed,
                        toShared,
                        reasons,
                        wrong,
                        disagreements == 0
                                ? "guards agree in any order"
                                : disagreements + " orders of guards disagree");
    }

    private static <K extends Comparable<K>> Map<K, Long> sum(Map<K, Long> some, Map<K, Long> more) {
        Map<K, Long> sum = new TreeMap<>(some);
        more.forEach((key, n) -> sum.merge(key, n, Long::sum));
        return sum;
    }

    /** Figures in the making; any thread may count. */
    static final class Count {
        private final Map<Kind, Long> handedOver = new TreeMap<>();
        private final Map<Reason, Long> reasons = new TreeMap<>();
        private final Map<String, Long> wrong = new TreeMap<>();
        private final List<String> cases = new ArrayList<>();
        private long events;
        private long decisions;
        private long stopped;
        private long sentAgain;
        private long merged;
        private long unmerged;
        private long pressed;
        private long toShared;

        synchronized void committed(Commit commit) {
            commit.journal().forEach(this::entry);
        }

        private void entry(JournalEntry entry) {
            if (entry.look() == Look.DISPATCH) {
                stopped++;
            } else {
                decisions += entry.receipt().lines().size() + entry.receipt().moreSuppressed();
            }
            entry.receipt().lines().forEach(line -> line.reason().ifPresent(it -> reasons.merge(it, 1L, Long::sum)));
        }

        synchronized long decisions() {
            return decisions;
        }

        synchronized void events(int more) {
            events += more;
        }

        synchronized void sentAgain(boolean done) {
            sentAgain += done ? 1 : 0;
        }

        synchronized void unmerged() {
            unmerged++;
        }

        synchronized void pressed() {
            pressed++;
        }

        synchronized void toShared() {
            toShared++;
        }

        synchronized void merged() {
            merged++;
        }

        synchronized void handedOver(Kind kind) {
            handedOver.merge(kind, 1L, Long::sum);
        }

        synchronized void wrong(String what, String which) {
            if (!wrong.containsKey(what)) {
                cases.add(what + ": " + which);
            }
            wrong.merge(what, 1L, Long::sum);
        }

        synchronized Figures figures(long disagreements) {
            return new Figures(
                    events,
                    decisions,
                    stopped,
                    sentAgain,
                    merged,
                    unmerged,
                    pressed,
                    toShared,
                    disagreements,
                    handedOver,
                    reasons,
                    wrong,
                    List.copyOf(cases));
        }
    }
}
