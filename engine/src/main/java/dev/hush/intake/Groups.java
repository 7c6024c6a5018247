package dev.hush.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The groups of one mapping: of each, its earliest row and its totals. */
final class Groups {
    /** A group; of rows with the same time the first read counts as the earliest. */
    private static final class Group {
        private final Totals totals;
        private Row earliest;

        Group(Row row) {
            earliest = row;
            totals = row.binding().noTotals();
        }
    }

    /** A row and where it stands. */
    record Row(Binding binding, long line, String[] cells, Instant time) {}

    /** Takes the earliest row of a group and the group's totals. */
    interface Taker {
        void take(Row row, Totals totals) throws IOException;
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();

    void add(Row row) throws IOException, BadRow {
        var shares = row.binding().shares(row.cells());
        Group group = groups.computeIfAbsent(row.binding().group(row.cells()), key -> new Group(row));
        group.totals.add(shares);
        if (row.time().isBefore(group.earliest.time())) {
            group.earliest = row;
        }
    }

    /** Hands over all groups in the order of their first rows. */
    void drainTo(Taker taker) throws IOException {
        for (Group group : groups.values()) {
            taker.take(group.earliest, group.totals);
        }
        groups.clear();
    }
}
