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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One household's share of a batch, played in order; it can be played again from any step.
 *
 * <p>With a horizon the timeline rings its own bell before it and hands messages over at once: virtual time.
 */
public final class Timeline {
    private final Desk desk;
    private final Household household;
    private final List<Arrival> arrivals;
    private final Optional<Instant> horizon;
    private final List<Mark> marks = new ArrayList<>();
    private final Set<EventKey> leftOut = new HashSet<>();

    /** Where a step began, so that the timeline can go on from there. */
    private record Mark(int changes, int nextArrival, Step step) {}

    private int next;

    /**
     * @param arrivals in the order of their instants
     * @param horizon the end of virtual time for this batch; empty in real time, where the bell rings by itself
     */
    Timeline(Desk desk, Household household, List<Arrival> arrivals, Optional<Instant> horizon) {
        this.desk = desk;
        this.household = household;
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
        household.takeBack(mark.changes());
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

    Household household() {
        return household;
    }

    private void playFrom(Map<Account, Long> leftAtFirst) {
        Map<Account, Long> left = leftAtFirst;
        while (true) {
            Optional<CustomerState> due = horizon.flatMap(this::due);
            boolean arrivalFirst = next < arrivals.size()
                    && due.flatMap(CustomerState::earliestDue)
                            .map(at -> !at.isBefore(arrivals.get(next).at()))
                            .orElse(true);
            if (arrivalFirst) {
                arrive(arrivals.get(next), left);
            } else if (due.isPresent()) {
                dueNow(due.get(), due.get().earliestDue().orElseThrow(), left);
            } else {
                return;
            }
            left = Map.of();
        }
    }

    /** Who of them is due first before the end. */
    private Optional<CustomerState> due(Instant end) {
        return household.members().stream()
                .filter(it -> it.earliestDue().filter(at -> at.isBefore(end)).isPresent())
                .min(Comparator.comparing((CustomerState it) -> it.earliestDue().orElseThrow())
                        .thenComparing(CustomerState::id));
    }

    private void arrive(Arrival arrival, Map<Account, Long> left) {
        CustomerState before = household.state(household.resolve(arrival.customer()));
        if (arrival instanceof DueRang) {
            if (!dueNow(before, arrival.at(), left)) {
                next++;
            }
            return;
        }
        int from = next++;
        int changes = household.mark();
        if (arrival instanceof EventArrived it && lacksItsCause(before, it)) {
            leftOut.add(it.event().key());
        } else if (arrival instanceof EventArrived it) {
            record(changes, from, decide(before, it, left));
        } else if (arrival instanceof Tidied it) {
            record(changes, from, Step.tidied(it.tidy().apply(before), it.at()));
        } else {
            record(changes, from, desk.dispatched(before, (Dispatched) arrival));
        }
    }

    /** In virtual time, what a message provoked does not happen where that message was not sent. */
    private boolean lacksItsCause(CustomerState state, EventArrived arrival) {
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
        int changes = household.mark();
        try {
            return desk.event(before, household, arrival.event(), arrival.at(), left);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            household.takeBack(changes);
            return Step.setAside(before, arrival.event(), arrival.at(), true, e.toString());
        }
    }

    /** Looks at the weightiest of what is due; false when nothing is. */
    private boolean dueNow(CustomerState before, Instant now, Map<Account, Long> left) {
        List<Desk.Due> due = desk.due(before, now);
        if (due.isEmpty()) {
            return false;
        }
        record(household.mark(), next, decide(before, due.get(0), now, left));
        return true;
    }

    /** What is due and cannot be looked at is let go, or it would come back for ever. */
    private Step decide(CustomerState before, Desk.Due due, Instant now, Map<Account, Long> left) {
        try {
            return desk.due(before, household, due, now, left);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return Step.setAside(due.dropFrom(before), due.event(), now, false, e.toString());
        }
    }

    private void record(int changes, int from, Step step) {
        marks.add(new Mark(changes, from, step));
        if (!step.notCollected()) {
            household.put(step.after());
        }
        if (horizon.isPresent()) {
            for (Outreach outreach : step.plan().outreach()) {
                CustomerState state = household.state(step.after().id());
                HandedOver handed = new HandedOver(outreach, 1, state.reach().key(outreach.channel()), step.at());
                household.put(desk.dispatched(state, handed).after());
            }
        }
    }
}
