package dev.hush.app;

import dev.hush.rulebase.overlap.Overlaps.Meeting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The view of {@code hush check --conflicts}: which rules can speak to the same person on the same day. */
final class Conflicts {
    private Conflicts() {}

    /** A paragraph a rule that goes first. */
    static List<String> text(List<Meeting> meetings) {
        Map<String, List<Meeting>> byFirst = new LinkedHashMap<>();
        meetings.forEach(it ->
                byFirst.computeIfAbsent(it.first(), id -> new ArrayList<>()).add(it));
        List<String> lines = new ArrayList<>();
        byFirst.forEach((first, list) -> {
            lines.add(first + " can meet");
            list.forEach(it -> lines.add("    " + it.second() + ": "
                    + (it.sameEvent() ? "the same event, one goes out" : "the same day, the caps decide") + "; "
                    + it.why() + "."));
        });
        lines.add(Console.count(meetings.size(), "pair") + " of rules can speak to the same person on the same day.");
        return lines;
    }
}
