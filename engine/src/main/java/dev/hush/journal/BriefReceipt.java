package dev.hush.journal;

import dev.hush.decision.Wishes.Luck;
import dev.hush.journal.Receipt.Line;
import dev.hush.journal.Receipt.Planned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a receipt short enough to be stored: losers are counted first, then notes; the choice stays whole. */
final class BriefReceipt {
    private static final int MOST_LINES = 5;
    private static final int MOST_OF_A_BOUND = 120;

    /** Names that a check lets through are shorter; this is for those that no check sees. */
    private static final int MOST_OF_A_NAME = 60;

    private final Receipt whole;
    private final List<Line> lines;
    private final List<Planned> planned;
    private final List<String> cancelled;
    private final List<String> tasks;
    private final List<Luck> luck;
    private final List<String> faults;
    private int moreNotes;

    private BriefReceipt(Receipt whole) {
        this.whole = whole;
        lines = new ArrayList<>(
                whole.lines().subList(0, Math.min(MOST_LINES, whole.lines().size())));
        lines.replaceAll(line -> clipped(line, MOST_OF_A_BOUND, Integer.MAX_VALUE));
        planned = new ArrayList<>(whole.planned());
        cancelled = new ArrayList<>(whole.cancelled());
        tasks = new ArrayList<>(whole.tasks());
        luck = new ArrayList<>(whole.luck());
        faults = new ArrayList<>(whole.faults());
        moreNotes = whole.moreNotes();
    }

    static Receipt of(Receipt whole) {
        boolean fits = whole.lines().size() <= MOST_LINES && ReceiptSize.of(whole) <= ReceiptSize.MOST_BYTES;
        return fits ? whole : new BriefReceipt(whole).shortened();
    }

    private Receipt shortened() {
        Receipt receipt = receipt();
        while (ReceiptSize.of(receipt) > ReceiptSize.MOST_BYTES && leaveOut()) {
            receipt = receipt();
        }
        if (ReceiptSize.of(receipt) > ReceiptSize.MOST_BYTES) {
            lines.replaceAll(line -> clipped(line, MOST_OF_A_NAME, MOST_OF_A_NAME));
        }
        return receipt();
    }

    /** Leaves the last loser out, else a note of the longest list; false when nothing is left to leave out. */
    private boolean leaveOut() {
        if (lines.size() > 1) {
            lines.remove(lines.size() - 1);
            return true;
        }
        List<?> longest = Stream.of(luck, cancelled, planned, tasks, faults)
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        if (longest.isEmpty()) {
            return false;
        }
        longest.remove(longest.size() - 1);
        moreNotes++;
        return true;
    }

    private Receipt receipt() {
        return new Receipt(
                List.copyOf(lines),
                whole.moreSuppressed() + whole.lines().size() - lines.size(),
                List.copyOf(planned),
                List.copyOf(cancelled),
                List.copyOf(tasks),
                List.copyOf(luck),
                List.copyOf(faults),
                moreNotes);
    }

    private static Line clipped(Line line, int mostOfBound, int mostOfName) {
        return new Line(
                clip(line.rule(), mostOfName),
                clip(line.template(), mostOfName),
                line.purpose(),
                line.channel(),
                line.kind(),
                line.surprise().map(it -> clip(it, mostOfName)),
                line.answer(),
                line.reason(),
                line.until(),
                clip(line.bound(), mostOfBound));
    }

    private static String clip(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
