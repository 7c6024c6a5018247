package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.customer.Learning;
import dev.hush.customer.Merge;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Arrival.DueRang;
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

    private static final Comparator<EventArrived> ORDER =
            Comparator.comparing(EventArrived::at).thenComparing(EventArrived::event, CustomerEvent.ORDER);

    /** How long after the last event open follow-ups and deferrals are still played. */
    private static final Duration AFTERMATH = Duration.ofDays(400);

    private final Rulebook book;
    private final Desk desk;
    private final List<Campaign> campaigns;
    private final CampaignCalendar calendar;
    private final Rounds rounds;
    private final Consumer<Step> onStep;

    private final PlayedPeople people = new PlayedPeople();
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
        CustomerState known = AddressUpgrade.withKeys(state, desk.keys());
        Household household = people.meeting(known);
        household.put(household.joined(known.edit().forgetReach().done(), known));
        keep(household);
    }

    /** Plays all events as if each came in when it happened; they have to come in the order of their times. */
    public void play(Iterator<CustomerEvent> events) {
        playArrivals(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public EventArrived next() {
                CustomerEvent event = events.next();
                return new EventArrived(event, event.time());
            }
        });
    }

    /** Plays all arrivals, which have to come in the order of their instants, and then what is still due. */
    public void playArrivals(Iterator<EventArrived> arrivals) {
        Lookahead ahead = new Lookahead(arrivals);
        Optional<Instant> start = ahead.time();
        if (start.isEmpty()) {
            return;
        }
        Map<Campaign, Instant> schedule = schedule(start.get());
        Instant last = start.get();
        for (Optional<Instant> next = start; next.isPresent(); next = ahead.time()) {
            Instant first = next.get();
            Optional<Instant> run = schedule.values().stream().min(Instant::compareTo);
            List<EventArrived> window = new ArrayList<>();
            run.filter(at -> !at.isAfter(first)).ifPresent(at -> ask(at, schedule, window));
            Optional<Instant> nextRun = schedule.values().stream().min(Instant::compareTo);
            Instant end = read(ahead, nextRun, window);
            last = end;
            playWindow(window, end);
        }
        playWindow(List.of(), last.plus(AFTERMATH));
    }

    public CustomerState state(CustomerId id) {
        return people.state(people.resolve(id));
    }

    public int customers() {
        return people.count();
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
    private void ask(Instant at, Map<Campaign, Instant> schedule, List<EventArrived> window) {
        playWindow(List.of(), at);
        for (Campaign campaign : List.copyOf(schedule.keySet())) {
            if (at.equals(schedule.get(campaign))) {
                people.states().stream()
                        .filter(state -> campaign.audience().includes(state, at))
                        .map(state -> new EventArrived(Occasions.asked(campaign.name(), at, state.id()), at))
                        .forEach(window::add);
                calendar.next(campaign, at)
                        .ifPresentOrElse(next -> schedule.put(campaign, next), () -> schedule.remove(campaign));
            }
        }
    }

    /** Reads one window's events into the list and returns its end: later than all of them. */
    private Instant read(Lookahead ahead, Optional<Instant> nextRun, List<EventArrived> window) {
        Instant lastTime = window.isEmpty() ? Instant.MIN : window.get(0).at();
        int read = 0;
        for (Optional<Instant> next = ahead.time(); next.isPresent(); next = ahead.time()) {
            Instant time = next.get();
            if (nextRun.filter(run -> !time.isBefore(run)).isPresent()) {
                return nextRun.get();
            }
            if (read >= MOST_IN_A_WINDOW && time.isAfter(lastTime)) {
                return time;
            }
            EventArrived arrival = ahead.take();
            lastTime = arrival.at();
            if (seen.add(arrival.event().key())) {
                window.add(arrival);
                read++;
            } else {
                duplicates++;
            }
        }
        return lastTime.plusNanos(1);
    }

    private void playWindow(List<EventArrived> arrivals, Instant end) {
        List<EventArrived> before = new ArrayList<>();
        for (EventArrived arrival : arrivals.stream().sorted(ORDER).toList()) {
            before.add(arrival);
            if (book.learning().sources().identifies(arrival.event().source())
                    && !Learning.same(arrival.event()).isEmpty()) {
                before.remove(before.size() - 1);
                playPeaceful(before, arrival.at());
                before.clear();
                identify(arrival);
                before.add(arrival);
            }
        }
        playPeaceful(before, end);
    }

    /** Makes one customer of those whom an event says are one. */
    private void identify(EventArrived arrival) {
        for (CustomerId other : Learning.same(arrival.event())) {
            CustomerId loser = people.resolve(other);
            CustomerId survivor = people.resolve(arrival.customer());
            if (!loser.equals(survivor)) {
                CustomerState one = Merge.of(state(loser), state(survivor));
                people.merge(loser, one);
            }
        }
    }

    /** Plays what arrives and what is due, while nobody turns out to be somebody else. */
    private void playPeaceful(List<EventArrived> arrivals, Instant end) {
        List<Arrival> all = new ArrayList<>(arrivals);
        Map<CustomerId, CustomerState> mine = new TreeMap<>();
        arrivals.forEach(it -> {
            CustomerId id = people.resolve(it.customer());
            mine.computeIfAbsent(id, this::state);
        });
        while (!due.isEmpty() && due.peek().at().isBefore(end)) {
            DueAt next = due.remove();
            CustomerId id = people.resolve(next.customer());
            if (mine.putIfAbsent(id, state(id)) == null) {
                all.add(new DueRang(id, end)); // its household plays what is due at its own time
            }
        }
        List<Timeline> timelines = new Households(people, desk.keys())
                .of(all, people.identities(), mine).stream()
                        .sorted(Comparator.comparing(this::first))
                        .map(it -> new Timeline(desk, it.household(), arrivals(it), Optional.of(end)))
                        .toList();
        Map<Account, Long> draws = rounds.play(timelines, book.house(), accounts -> drawn);
        draws.forEach((account, cents) -> drawn.merge(account, cents, Long::sum));
        for (Timeline timeline : timelines) {
            timeline.steps().forEach(onStep);
            leftOut += timeline.leftOut().size();
            keep(timeline.household());
        }
    }

    /** The steps are told in the order of customers. */
    private CustomerId first(Households.Share share) {
        return share.arrivals().stream()
                .map(it -> people.resolve(it.customer()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Arrival> arrivals(Households.Share share) {
        return share.arrivals().stream().filter(EventArrived.class::isInstance).toList();
    }

    private void keep(Household household) {
        household.members().forEach(state -> {
            people.put(state);
            state.earliestDue().ifPresent(at -> due.add(new DueAt(at, state.id())));
        });
        people.put(household.newHolders());
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** An iterator whose next element can be looked at. */
    private static final class Lookahead {
        private final Iterator<EventArrived> events;
        private @Nullable EventArrived next;

        Lookahead(Iterator<EventArrived> events) {
            this.events = events;
            advance();
        }

        /** The instant of the next arrival; empty at the end. */
        Optional<Instant> time() {
            return Optional.ofNullable(next).map(EventArrived::at);
        }

        EventArrived take() {
            EventArrived taken = java.util.Objects.requireNonNull(next);
            advance();
            return taken;
        }

        private void advance() {
            next = events.hasNext() ? events.next() : null;
        }
    }
}
