package dev.hush.journal;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Reason;
import dev.hush.decision.Wishes.Luck;
import dev.hush.offer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why each proposal of one decision became what it became; codes, ids and bounds, no personal data.
 *
 * @param lines one for each proposal, the winner first
 * @param moreSuppressed how many losers were left out so that it stays within a kilobyte
 * @param planned names of follow-ups planned, each with its due instant
 * @param cancelled names of follow-ups that the event answered
 * @param tasks names of tasks for the front line
 * @param faults rules that threw, with what they said
 * @param moreNotes how many of planned, cancelled, tasks, luck and faults were left out for the same reason
 */
public record Receipt(
        List<Line> lines,
        int moreSuppressed,
        List<Planned> planned,
        List<String> cancelled,
        List<String> tasks,
        List<Luck> luck,
        List<String> faults,
        int moreNotes) {
    public static final Receipt EMPTY = of(List.of());

    /** A follow-up that was planned. */
    public record Planned(String name, Instant due) {}

    /** What became of a proposal. */
    public enum Answer {
        SENT,
        DEFERRED,
        SUPPRESSED
    }

    /**
     * One proposal and its answer.
     *
     * @param until for a deferral the instant of the next look
     * @param bound what was measured against what
     */
    public record Line(
            String rule,
            String template,
            Purpose purpose,
            Channel channel,
            Kind kind,
            Optional<String> surprise,
            Answer answer,
            Optional<Reason> reason,
            Optional<Instant> until,
            String bound) {}

    /** A receipt of nothing but answers. */
    public static Receipt of(List<Line> lines) {
        return new Receipt(lines, 0, List.of(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    /** The receipt as it is stored, at most a kilobyte; the chosen line is never left out. */
    public Receipt brief() {
        return BriefReceipt.of(this);
    }

    public boolean isEmpty() {
        return lines.isEmpty() && planned.isEmpty() && cancelled.isEmpty() && tasks.isEmpty() && faults.isEmpty();
    }
}
