package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.OldRecords.Numbered;
import dev.hush.engine.OldRecords.StateAtCut;
import dev.hush.event.CustomerId;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts the journal's old end, and keeps each customer's state there, so that a replay can start from it.
 *
 * <p>The state is what a replay of the deleted events comes to under the rules of today. Entries that prove a consent
 * given or withdrawn stay.
 */
final class JournalCut {
    private static final int PAGE = 1000;
    private static final Set<String> PROOFS = Set.of(HouseEvents.CONSENT_GIVEN, HouseEvents.CONSENT_WITHDRAWN);

    private final OldRecords records;
    private final Desk desk;

    JournalCut(OldRecords records, Rulebook book, Chance chance) {
        this.records = records;
        this.desk = new Desk(book, chance);
    }

    long count(Instant horizon) {
        return pages(horizon, page -> {});
    }

    /** How many entries were deleted. */
    long cut(Instant horizon) {
        return pages(horizon, page -> {
            List<Long> deleted = page.stream()
                    .filter(it -> !isProof(it.entry()))
                    .map(Numbered::number)
                    .toList();
            records.cut(deleted, states(page));
        });
    }

    private interface PageWork {
        void on(List<Numbered> page);
    }

    private long pages(Instant horizon, PageWork work) {
        long gone = 0;
        long after = -1;
        while (true) {
            List<Numbered> page = records.journalBefore(horizon, after, PAGE);
            if (page.isEmpty()) {
                return gone;
            }
            work.on(page);
            gone += page.stream().filter(it -> !isProof(it.entry())).count();
            after = page.get(page.size() - 1).number();
        }
    }

    private static boolean isProof(JournalEntry entry) {
        return PROOFS.contains(entry.event().type());
    }

    private List<StateAtCut> states(List<Numbered> page) {
        Map<CustomerId, List<Numbered>> byCustomer = new LinkedHashMap<>();
        page.forEach(it -> byCustomer
                .computeIfAbsent(it.entry().customer(), id -> new ArrayList<>())
                .add(it));
        Map<CustomerId, StateAtCut> before = records.statesAtCut(byCustomer.keySet());
        List<StateAtCut> after = new ArrayList<>();
        byCustomer.forEach((id, entries) ->
                state(id, Optional.ofNullable(before.get(id)), entries).ifPresent(after::add));
        return after;
    }

    /** The state once the entries that it does not know yet are learned; empty where it knows them all. */
    private Optional<StateAtCut> state(CustomerId id, Optional<StateAtCut> before, List<Numbered> entries) {
        long known = before.map(StateAtCut::number).orElse(Long.MIN_VALUE);
        List<Numbered> news = entries.stream().filter(it -> it.number() > known).toList();
        if (news.isEmpty()) {
            return Optional.empty();
        }
        Numbered last = news.get(news.size() - 1);
        List<Arrival> arrivals = news.stream()
                .map(Numbered::entry)
                .filter(entry -> entry.look() == Look.EVENT)
                .<Arrival>map(entry -> new EventArrived(entry.event(), entry.decidedAt()))
                .toList();
        CustomerState start = before.map(StateAtCut::state).orElseGet(() -> CustomerState.unknown(id));
        Instant end = last.entry().decidedAt();
        Timeline timeline = new Timeline(desk, Household.of(start), arrivals, Optional.of(end.plusNanos(1)));
        timeline.play();
        return Optional.of(new StateAtCut(timeline.household().state(id), last.number(), end));
    }
}
