package dev.hush.replay;

import dev.hush.engine.OldRecords.Numbered;
import dev.hush.engine.Step;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds a replay of a journal against the journal, decision by decision.
 *
 * <p>An entry's counterpart is the look at the same customer for the same cause, the first with the first, the second with
 * the second. What is compared is each proposal's rule, answer, reason and, for a deferral, until when. Messages stopped
 * at dispatch have no counterpart: a replay hands over at once.
 */
public final class JournalComparison implements Consumer<Step> {
    private static final int MOST_TOLD = 20;

    private final Instant since;
    private final Map<Cause, List<Expected>> journal = new HashMap<>();
    private final Map<Cause, Integer> met = new HashMap<>();
    private final List<Found> differences = new ArrayList<>();
    private long compared;
    private long differing;
    private long stopped;
    private long unexpected;
    private Instant end = Instant.MIN;

    /** @param since decisions before it are played and not compared */
    public JournalComparison(Instant since) {
        this.since = since;
    }

    private record Cause(String customer, Look look, String event) {
        static Cause of(JournalEntry entry) {
            return new Cause(
                    entry.customer().value(), entry.look(), entry.event().key().toString());
        }
    }

    private record Expected(long number, Instant at, String said) {}

    /**
     * A decision that came out otherwise.
     *
     * @param number the entry's commit number; 0 for a look that the journal has not
     */
    public record Found(long number, Instant at, String customer, String event, String journal, String replay) {}

    /**
     * @param compared decisions that were held against the journal
     * @param notPlayed decisions of the journal that the replay never came to
     * @param more decisions of the replay that the journal has not
     * @param stopped messages stopped at dispatch, which are not compared
     * @param first the first that differ, by commit number
     */
    public record Result(long compared, long differing, long notPlayed, long more, long stopped, List<Found> first) {
        public boolean same() {
            return differing == 0 && notPlayed == 0 && more == 0;
        }
    }

    /** An entry that the replay is to come to. */
    public void expect(Numbered numbered) {
        JournalEntry entry = numbered.entry();
        end = entry.decidedAt().isAfter(end) ? entry.decidedAt() : end;
        if (entry.look() == Look.DISPATCH) {
            stopped += entry.decidedAt().isBefore(since) ? 0 : 1;
            return;
        }
        journal.computeIfAbsent(Cause.of(entry), cause -> new ArrayList<>(1))
                .add(new Expected(numbered.number(), entry.decidedAt(), said(entry)));
    }

    @Override
    public void accept(Step step) {
        step.entry().map(JournalEntry::brief).ifPresent(this::compare);
    }

    private void compare(JournalEntry entry) {
        Cause cause = Cause.of(entry);
        int turn = met.merge(cause, 1, Integer::sum) - 1;
        List<Expected> expected = journal.getOrDefault(cause, List.of());
        Optional<Expected> counterpart = turn < expected.size() ? Optional.of(expected.get(turn)) : Optional.empty();
        Instant at = counterpart.map(Expected::at).orElse(entry.decidedAt());
        if (at.isBefore(since)) {
            return;
        }
        String replayed = said(entry);
        if (counterpart.isEmpty()) {
            if (!replayed.isEmpty() && at.isBefore(end)) {
                unexpected++;
                found(entry, 0, at, "no such look", replayed);
            }
            return;
        }
        compared++;
        if (!counterpart.get().said().equals(replayed)) {
            differing++;
            found(entry, counterpart.get().number(), at, counterpart.get().said(), replayed);
        }
    }

    private void found(JournalEntry entry, long number, Instant at, String journal, String replay) {
        if (differences.size() < MOST_TOLD) {
            differences.add(new Found(
                    number, at, entry.customer().value(), entry.event().key().toString(), journal, replay));
        }
    }

    /** What of the lines is the same whenever the same was decided; empty for a look of which nothing came. */
    private static String said(JournalEntry entry) {
        List<String> said = new ArrayList<>();
        for (Receipt.Line line : entry.receipt().lines()) {
            said.add(line.rule() + " " + line.answer()
                    + line.reason().map(reason -> " " + reason).orElse("")
                    + line.until().map(until -> " until " + until).orElse(""));
        }
        return String.join(", ", said);
    }

    /** How it came out; what the journal had not come to yet is not compared. */
    public Result result() {
        long notPlayed = 0;
        for (Map.Entry<Cause, List<Expected>> entry : journal.entrySet()) {
            int seen = met.getOrDefault(entry.getKey(), 0);
            List<Expected> expected = entry.getValue();
            for (Expected missing : expected.subList(Math.min(seen, expected.size()), expected.size())) {
                boolean counts = !missing.said().isEmpty()
                        && !missing.at().isBefore(since)
                        && missing.at().isBefore(end);
                notPlayed += counts ? 1 : 0;
            }
        }
        return new Result(compared, differing, notPlayed, unexpected, stopped, List.copyOf(differences));
    }
}
