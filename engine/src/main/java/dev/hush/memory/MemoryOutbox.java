package dev.hush.memory;

import dev.hush.engine.Store.OutboxChange;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.engine.Store.Pending;
import dev.hush.event.CustomerId;
import dev.hush.plan.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Messages that are owed, and what became of them. */
final class MemoryOutbox {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<OutboxRow> rows = new ArrayList<>();
    private final WakeList<Integer> wakes = new WakeList<>();

    /** What was stopped and decided again comes back under its key; other keys stay as they are. */
    void add(Outreach outreach, Instant now) {
        Integer place = places.get(outreach.key());
        if (place == null) {
            places.put(outreach.key(), rows.size());
            rows.add(pending(outreach, now));
            wakes.set(rows.size() - 1, Optional.of(now));
        } else if (rows.get(place).status() == OutboxStatus.STOPPED) {
            set(place, pending(outreach, now));
        }
    }

    private static OutboxRow pending(Outreach outreach, Instant at) {
        return new OutboxRow(outreach, OutboxStatus.PENDING, 0, Optional.of(at), "");
    }

    private void set(int place, OutboxRow row) {
        rows.set(place, row);
        wakes.set(place, row.nextAttempt());
    }

    void change(OutboxChange change) {
        Integer place = places.get(change.key());
        if (place != null) {
            Optional<Instant> next = change.status() == OutboxStatus.PENDING ? change.nextAttempt() : Optional.empty();
            Outreach outreach = rows.get(place).outreach();
            set(place, new OutboxRow(outreach, change.status(), change.attempts(), next, change.note()));
        }
    }

    /** The rows of a customer are as if they had never been. */
    void delete(CustomerId customer) {
        List<OutboxRow> kept = rows.stream()
                .filter(row -> !row.outreach().customer().equals(customer))
                .toList();
        for (int place = 0; place < rows.size(); place++) {
            wakes.set(place, Optional.empty());
        }
        rows.clear();
        places.clear();
        kept.forEach(row -> {
            places.put(row.outreach().key(), rows.size());
            rows.add(row);
            wakes.set(rows.size() - 1, row.nextAttempt());
        });
    }

    Optional<Instant> earliestAttempt() {
        return wakes.earliest();
    }

    List<Pending> claim(Instant now, int most, Duration lease) {
        return wakes.claim(now, most, lease).stream()
                .sorted()
                .map(rows::get)
                .map(row -> new Pending(row.outreach(), row.attempts()))
                .toList();
    }

    void releaseLeases() {
        wakes.release();
    }

    boolean sendAgain(String key, Instant now) {
        Integer place = places.get(key);
        if (place == null || rows.get(place).status() != OutboxStatus.DEAD) {
            return false;
        }
        OutboxRow row = rows.get(place);
        set(place, new OutboxRow(row.outreach(), OutboxStatus.PENDING, 0, Optional.of(now), row.note()));
        return true;
    }

    List<OutboxRow> newest(Optional<OutboxStatus> status, int most) {
        List<OutboxRow> newest = new ArrayList<>(rows().toList());
        Collections.reverse(newest);
        return newest.stream()
                .filter(row -> status.map(row.status()::equals).orElse(true))
                .limit(most)
                .toList();
    }

    /** Counts the rows that are done and were decided before the instant, and lets go of them where asked to. */
    long old(Instant horizon, boolean forget) {
        Set<Integer> old = new HashSet<>();
        places.forEach((key, place) -> {
            OutboxRow row = rows.get(place);
            if (row.status() != OutboxStatus.PENDING
                    && row.outreach().decidedAt().isBefore(horizon)) {
                old.add(place);
            }
        });
        if (forget) {
            places.values().removeAll(old);
        }
        return old.size();
    }

    private Stream<OutboxRow> rows() {
        return places.values().stream().sorted().map(rows::get);
    }

    long count(OutboxStatus status) {
        return rows().filter(row -> row.status() == status).count();
    }
}
