package dev.hush.engine;

import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.OldRecords.Numbered;
import dev.hush.engine.OldRecords.StateAtCut;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A journal as arrivals, to be replayed: each event when it was decided, under the name that its customer has today.
 *
 * <p>Left out are entries that a customer's state at the cut knows already, and people who are two in the journal and one
 * today: what they were before a merge, no replay can know.
 */
public final class JournalArrivals {
    private static final int PAGE = 2000;

    /** So many entries may be written in another order than they were decided in: several lanes, one writer. */
    private static final int MOST_OUT_OF_ORDER = 8 * PAGE;

    private final Store store;
    private final Instant end;
    private final Map<CustomerId, Optional<StateAtCut>> cuts = new HashMap<>();
    private final Map<CustomerId, Boolean> merged = new HashMap<>();

    /** @param end later than every entry */
    public JournalArrivals(Store store, Instant end) {
        this.store = store;
        this.end = end;
    }

    /** Every entry in the order in which they were written. */
    public void entries(Consumer<Numbered> each) {
        Pages pages = new Pages(numbered -> true);
        while (pages.hasNext()) {
            each.accept(pages.next());
        }
    }

    /** The states that the replay begins with, once {@link #entries} has been through the journal. */
    public List<dev.hush.customer.CustomerState> beginnings() {
        return cuts.values().stream()
                .flatMap(Optional::stream)
                .map(StateAtCut::state)
                .toList();
    }

    /** How many people were left out, since they are one today who were two. */
    public long mergedPeople() {
        return merged.values().stream().filter(it -> it).count();
    }

    /** Whether the entry can be replayed. */
    public boolean isPlayable(Numbered numbered) {
        CustomerId customer = numbered.entry().customer();
        boolean known = cuts.computeIfAbsent(customer, this::cut)
                .filter(cut -> numbered.number() <= cut.number())
                .isPresent();
        return !known && !merged.computeIfAbsent(customer, this::isMerged);
    }

    private Optional<StateAtCut> cut(CustomerId customer) {
        return Optional.ofNullable(store.statesAtCut(Set.of(customer)).get(customer));
    }

    private boolean isMerged(CustomerId customer) {
        return !store.people().identitiesOf(customer).isEmpty();
    }

    /** The events as they came in, in the order of the instants of deciding. */
    public Iterator<EventArrived> arrivals(boolean withCampaigns) {
        Pages pages = new Pages(it -> it.entry().look() == Look.EVENT
                && isPlayable(it)
                && (withCampaigns || !it.entry().event().type().equals(HouseEvents.CAMPAIGN_ASKED)));
        PriorityQueue<Numbered> ahead = new PriorityQueue<>(
                Comparator.<Numbered, Instant>comparing(it -> it.entry().decidedAt())
                        .thenComparing(Numbered::number));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (ahead.size() < MOST_OUT_OF_ORDER && pages.hasNext()) {
                    ahead.add(pages.next());
                }
                return !ahead.isEmpty();
            }

            @Override
            public EventArrived next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                JournalEntry entry = ahead.remove().entry();
                return new EventArrived(renamed(entry), entry.decidedAt());
            }
        };
    }

    private static CustomerEvent renamed(JournalEntry entry) {
        CustomerEvent event = entry.event();
        return event.customer().equals(entry.customer())
                ? event
                : new CustomerEvent(
                        event.id(),
                        event.source(),
                        event.type(),
                        entry.customer(),
                        event.time(),
                        event.data(),
                        event.cause());
    }

    /** The journal, page by page. */
    private final class Pages implements Iterator<Numbered> {
        private final Predicate<Numbered> wanted;
        private final Queue<Numbered> page = new ArrayDeque<>();
        private long after = -1;
        private boolean atEnd;

        Pages(Predicate<Numbered> wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean hasNext() {
            while (page.isEmpty() && !atEnd) {
                List<Numbered> read = store.journalBefore(end, after, PAGE);
                atEnd = read.isEmpty();
                after = atEnd ? after : read.get(read.size() - 1).number();
                read.stream().filter(wanted).forEach(page::add);
            }
            return !page.isEmpty();
        }

        @Override
        public Numbered next() {
            return page.remove();
        }
    }
}
