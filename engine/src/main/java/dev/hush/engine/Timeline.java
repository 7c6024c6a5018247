package dev.hush.engine;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Arrival.Dispatched;
import dev.hush.engine.Arrival.DueRang;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Arrival.HandedOver;
import dev.hush.engine.Arrival.Tidied;
import dev.hush.event.EventKey;
import dev.hush.offer.Budget.Account;
import dev.hush.plan.Outreach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One customer's share of a batch, played in order; it can be played again from any step.
 *
 * <p>With a horizon the timeline rings its own bell before it and hands messages over at once: virtual time.
 */
public final class Timeline {
    private final Desk desk;
    private final List<Arrival> arrivals;
    private final Optional<Instant> horizon;
    private final List<Mark> marks = new ArrayList<>();
    private final Set<EventKey> leftOut = new HashSet<>();

    /** Where a step began, so that the timeline can go on from there. */
    private record Mark(CustomerState before, int nextArrival, Step step) {}

    private CustomerState state;
    private int next;

    /**
     * @param arrivals in the order of their instants
     * @param horizon the end of virtual time for this batch; empty in real time, where the bell rings by itself
     */
    public Timeline(Desk desk, CustomerState state, List<Arrival> arrivals, Optional<Instant> horizon) {
        this.desk = desk;
        this.state = state;
        this.arrivals = arrivals;
        this.horizon = horizon;
    }

    /** Plays to the end. */
    void play() {
        playFrom(Map.of());
    }

    /** Plays again from a step on, which now knows what is left in the accounts. */
    void playAgainFrom(int step, Map<Account, Long> left) {
        Mark mark = marks.get(step);
        marks.subList(step, marks.size()).clear();
        arrivals.subList(mark.nextArrival(), arrivals.size()).forEach(again -> {
            if (again instanceof EventArrived it) {
                leftOut.remove(it.event().key());
            }
        });
        state = mark.before();
        next = mark.nextArrival();
        playFrom(left);
    }

    public List<Step> steps() {
        return marks.stream().map(Mark::step).toList();
    }

    int size() {
        return marks.size();
    }

    Step step(int index) {
        return marks.get(index).step();
    }

    public CustomerState state() {
        return state;
    }

    private void playFrom(Map<Account, Long> leftAtFirst) {
        Map<Account, Long> left = leftAtFirst;
        while (true) {
            Optional<Instant> due = horizon.flatMap(end -> state.earliestDue().filter(at -> at.isBefore(end)));
            boolean arrivalFirst = next < arrivals.size()
                    && due.map(at -> !at.isBefore(arrivals.get(next).at())).orElse(true);
            if (arrivalFirst) {
                arrive(arrivals.get(next), left);
            } else if (due.isPresent()) {
                dueNow(due.get(), left);
            } else {
                return;
            }
            left = Map.of();
        }
    }

    private void arrive(Arrival arrival, Map<Account, Long> left) {
        if (arrival instanceof DueRang) {
            if (!dueNow(arrival.at(), left)) {
                next++;
            }
            return;
        }
        CustomerState before = state;
        int from = next++;
        if (arrival instanceof EventArrived it && lacksItsCause(it)) {
            leftOut.add(it.event().key());
        } else if (arrival instanceof EventArrived it) {
            record(before, from, decide(before, it, left));
        } else if (arrival instanceof Tidied it) {
            record(before, from, Step.tidied(it.tidy().apply(before), it.at()));
        } else {
            record(before, from, desk.dispatched(before, (Dispatched) arrival));
        }
    }

    /** In virtual time, what a message provoked does not happen where that message was not sent. */
    private boolean lacksItsCause(EventArrived arrival) {
        return horizon.isPresent()
                && arrival.event()
                        .cause()
                        .filter(cause -> state.contacts().contacts().stream()
                                .noneMatch(contact -> contact.key().equals(cause)))
                        .isPresent();
    }

    /** The events that were left out for want of the message that provoked them. */
    Set<EventKey> leftOut() {
        return leftOut;
    }

    private Step decide(CustomerState before, EventArrived arrival, Map<Account, Long> left) {
        try {
            return desk.event(before, arrival.event(), arrival.at(), left);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return Step.setAside(before, arrival.event(), arrival.at(), true, e.toString());
        }
    }

    /** Looks at the weightiest of what is due; false when nothing is. */
    private boolean dueNow(Instant now, Map<Account, Long> left) {
        List<Desk.Due> due = desk.due(state, now);
        if (due.isEmpty()) {
            return false;
        }
        CustomerState before = state;
        record(before, next, decide(before, due.get(0), now, left));
        return true;
    }

    /** What is due and cannot be looked at is let go, or it would come back for ever. */
    private Step decide(CustomerState before, Desk.Due due, Instant now, Map<Account, Long> left) {
        try {
            return desk.due(before, due, now, left);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return Step.setAside(due.dropFrom(before), due.event(), now, false, e.toString());
        }
    }

    private void record(CustomerState before, int from, Step step) {
        marks.add(new Mark(before, from, step));
        state = step.after();
        if (horizon.isPresent()) {
            for (Outreach outreach : step.plan().outreach()) {
                state = desk.dispatched(state, new HandedOver(outreach, 1, step.at()))
                        .after();
            }
        }
    }
}
