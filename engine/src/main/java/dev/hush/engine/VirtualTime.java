package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.offer.Budget.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays events through the same desk as production, on a clock that jumps from one thing to the next.
 *
 * <p>Every message is handed over at the instant it is decided; follow-ups, deferrals and campaigns ring in between. The
 * result depends on the events and the rulebook alone, not on the number of lanes.
 */
public final class VirtualTime implements AutoCloseable {
    private static final int MOST_IN_A_WINDOW = 4096;

    /** How long after the last event open follow-ups and deferrals are still played. */
    private static final Duration AFTERMATH = Duration.ofDays(400);

    private final Rulebook book;
    private final Desk desk;
    private final List<Campaign> campaigns;
    private final CampaignCalendar calendar;
    private final Rounds rounds;
    private final Consumer<Step> onStep;

    private final Map<CustomerId, CustomerState> states = new HashMap<>();
    private final Set<EventKey> seen = new HashSet<>();
    private final Map<Account, Long> drawn = new HashMap<>();
    private final PriorityQueue<DueAt> due =
            new PriorityQueue<>(Comparator.comparing(DueAt::at).thenComparing(DueAt::customer));
    private long duplicates;
    private long leftOut;

    private record DueAt(Instant at, CustomerId customer) {}

    /** @param onStep sees every step of a window once the window is settled, customer by customer */
    public VirtualTime(
            Rulebook book,
            List<Campaign> campaigns,
            CampaignCalendar calendar,
            Chance chance,
            int lanes,
            Consumer<Step> onStep) {
        this.book = book;
        this.desk = new Desk(book, chance);
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.rounds = new Rounds(lanes);
        this.onStep = onStep;
    }

    /** Starts with a customer who is known already, with follow-ups and deferrals waiting as the state says. */
    public void begin(CustomerState state) {
        keep(state);
    }

    /** Plays all events, which have to come in the order of their times, and then what is still due. */
    public void play(Iterator<CustomerEvent> events) {
        Lookahead ahead = new Lookahead(events);
        Optional<Instant> start = ahead.time();
        if (start.isEmpty()) {
            return;
        }
        Map<Campaign, Instant> schedule = schedule(start.get());
        Instant last = start.get();
        for (Optional<Instant> next = start; next.isPresent(); next = ahead.time()) {
            Instant first = next.get();
            Optional<Instant> run = schedule.values().stream().min(Instant::compareTo);
            List<CustomerEvent> window = new ArrayList<>();
            run.filter(at -> !at.isAfter(first)).ifPresent(at -> ask(at, schedule, window));
            Optional<Instant> nextRun = schedule.values().stream().min(Instant::compareTo);
            Instant end = read(ahead, nextRun, window);
            last = end;
            playWindow(window, end);
        }
        playWindow(List.of(), last.plus(AFTERMATH));
    }

    public CustomerState state(CustomerId id) {
        return states.getOrDefault(id, CustomerState.unknown(id));
    }

    public int customers() {
        return states.size();
    }

    /** Events that came with the source and id of an earlier one, and were left out. */
    public long duplicates() {
        return duplicates;
    }

    /** Events that a message provoked which was not sent here, and that therefore did not happen. */
    public long leftOut() {
        return leftOut;
    }

    private Map<Campaign, Instant> schedule(Instant start) {
        Map<Campaign, Instant> schedule = new LinkedHashMap<>();
        for (Campaign campaign : campaigns) {
            calendar.next(campaign, start).ifPresent(at -> schedule.put(campaign, at));
        }
        return schedule;
    }

    /** The asks of every campaign scheduled at the instant; their schedule moves on. */
    private void ask(Instant at, Map<Campaign, Instant> schedule, List<CustomerEvent> window) {
        playWindow(List.of(), at);
        for (Campaign campaign : List.copyOf(schedule.keySet())) {
            if (at.equals(schedule.get(campaign))) {
                states.values().stream()
                        .filter(state -> campaign.audience().includes(state, at))
                        .map(state -> Occasions.asked(campaign.name(), at, state.id()))
                        .forEach(window::add);
                calendar.next(campaign, at)
                        .ifPresentOrElse(next -> schedule.put(campaign, next), () -> schedule.remove(campaign));
            }
        }
    }

    /** Reads one window's events into the list and returns its end: later than all of them. */
    private Instant read(Lookahead ahead, Optional<Instant> nextRun, List<CustomerEvent> window) {
        Instant lastTime = window.isEmpty() ? Instant.MIN : window.get(0).time();
        int read = 0;
        for (Optional<Instant> next = ahead.time(); next.isPresent(); next = ahead.time()) {
            Instant time = next.get();
            if (nextRun.filter(run -> !time.isBefore(run)).isPresent()) {
                return nextRun.get();
            }
            if (read >= MOST_IN_A_WINDOW && time.isAfter(lastTime)) {
                return time;
            }
            CustomerEvent event = ahead.take();
            lastTime = event.time();
            if (seen.add(event.key())) {
                window.add(event);
                read++;
            } else {
                duplicates++;
            }
        }
        return lastTime.plusNanos(1);
    }

    private void playWindow(List<CustomerEvent> events, Instant end) {
        Map<CustomerId, List<Arrival>> byCustomer = new TreeMap<>();
        events.stream()
                .sorted(CustomerEvent.ORDER)
                .forEach(event -> byCustomer
                        .computeIfAbsent(event.customer(), id -> new ArrayList<>())
                        .add(new EventArrived(event, event.time())));
        while (!due.isEmpty() && due.peek().at().isBefore(end)) {
            byCustomer.computeIfAbsent(due.remove().customer(), id -> new ArrayList<>());
        }
        List<Timeline> timelines = new ArrayList<>(byCustomer.size());
        byCustomer.forEach((id, arrivals) -> timelines.add(new Timeline(desk, state(id), arrivals, Optional.of(end))));
        Map<Account, Long> draws = rounds.play(timelines, book.house(), accounts -> drawn);
        draws.forEach((account, cents) -> drawn.merge(account, cents, Long::sum));
        for (Timeline timeline : timelines) {
            timeline.steps().forEach(onStep);
            leftOut += timeline.leftOut().size();
            keep(timeline.state());
        }
    }

    private void keep(CustomerState state) {
        states.put(state.id(), state);
        state.earliestDue().ifPresent(at -> due.add(new DueAt(at, state.id())));
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** An iterator whose next element can be looked at. */
    private static final class Lookahead {
        private final Iterator<CustomerEvent> events;
        private @Nullable CustomerEvent next;

        Lookahead(Iterator<CustomerEvent> events) {
            this.events = events;
            advance();
        }

        /** The time of the next event; empty at the end. */
        Optional<Instant> time() {
            return Optional.ofNullable(next).map(CustomerEvent::time);
        }

        CustomerEvent take() {
            CustomerEvent taken = java.util.Objects.requireNonNull(next);
            advance();
            return taken;
        }

        private void advance() {
            next = events.hasNext() ? events.next() : null;
        }
    }
}
