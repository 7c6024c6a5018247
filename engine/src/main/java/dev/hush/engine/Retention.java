package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Audience;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Arrival.Tidied;
import dev.hush.engine.OldRecords.Kind;
import dev.hush.engine.RetentionTimes.What;
import dev.hush.event.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Lets go of what was kept for its time; suppressions and proofs of consent stay. */
public final class Retention {
    private static final int PAGE = 500;
    private static final Audience EVERYONE = new Audience(List.of(), List.of(), Optional.empty());

    private final Store store;
    private final RetentionTimes times;
    private final Tidying tidying;
    private final JournalCut journal;
    private final InstantSource clock;

    public Retention(Store store, Rulebook book, RetentionTimes times, Chance chance, InstantSource clock) {
        this.store = store;
        this.times = times;
        this.tidying = new Tidying(book.learning().catalog(), times);
        this.journal = new JournalCut(store, book, chance);
        this.clock = clock;
    }

    /** How much of each is past its time; changes nothing. */
    public Map<String, Long> due() {
        Instant now = clock.instant();
        Map<String, Long> due = new LinkedHashMap<>();
        due.put(What.JOURNAL.label(), journal.count(horizon(What.JOURNAL, now)));
        for (Kind kind : Kind.values()) {
            What what = What.valueOf(kind.name());
            due.put(what.label(), store.countBefore(kind, horizon(what, now)));
        }
        Tidying.NOTHING.forEach(due::put);
        untidy(now, (before, after) -> count(due, before, after));
        return due;
    }

    /** Deletes it; how much of each. Customers' states are changed by the engine, between their events. */
    public Map<String, Long> sweep(HushEngine engine) {
        Instant now = clock.instant();
        Map<String, Long> gone = new LinkedHashMap<>();
        gone.put(What.JOURNAL.label(), journal.cut(horizon(What.JOURNAL, now)));
        for (Kind kind : Kind.values()) {
            What what = What.valueOf(kind.name());
            gone.put(what.label(), store.forgetBefore(kind, horizon(what, now)));
        }
        Tidying.NOTHING.forEach(gone::put);
        untidy(now, (before, after) -> {
            engine.submitWaiting(new Tidied(before.id(), now, state -> tidying.tidy(state, now)))
                    .join();
            count(gone, before, after);
        });
        return gone;
    }

    private Instant horizon(What what, Instant now) {
        return now.minus(times.of(what));
    }

    private static void count(Map<String, Long> counts, CustomerState before, CustomerState after) {
        Tidying.difference(before, after).forEach((what, n) -> counts.merge(what, n, Long::sum));
    }

    /** Every customer of whom something is past its time. */
    private void untidy(Instant now, BiConsumer<CustomerState, CustomerState> each) {
        Optional<CustomerId> last = Optional.empty();
        List<CustomerId> page;
        do {
            page = store.audience(EVERYONE, now, last, PAGE);
            for (CustomerState before : store.load(page).values()) {
                CustomerState after = tidying.tidy(before, now);
                if (!after.equals(before)) {
                    each.accept(before, after);
                }
            }
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        } while (page.size() == PAGE);
    }
}
