package dev.hush.engine;

import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Store.Commit;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Requests that are decided together and committed in one transaction. */
final class Batch {
    /** An arrival and who waits for its commit. */
    record Request(Arrival arrival, CompletableFuture<Answer> answer) {
        Optional<EventKey> eventKey() {
            return arrival instanceof EventArrived it ? Optional.of(it.event().key()) : Optional.empty();
        }
    }

    private final List<Request> requests;

    Batch(List<Request> requests) {
        this.requests = requests;
    }

    List<Request> requests() {
        return requests;
    }

    /** The keys of all events in it. */
    Set<EventKey> eventKeys() {
        Set<EventKey> keys = new HashSet<>();
        requests.forEach(request -> request.eventKey().ifPresent(keys::add));
        return keys;
    }

    /** The requests that are news: neither committed before nor a repeat within the batch. */
    List<Request> news(Set<EventKey> known) {
        Set<EventKey> seen = new HashSet<>(known);
        List<Request> news = new ArrayList<>();
        for (Request request : requests) {
            if (request.eventKey().map(seen::add).orElse(true)) {
                news.add(request);
            }
        }
        return news;
    }

    /** All that the played timelines want written. */
    static Commit commit(
            List<Timeline> timelines, Map<dev.hush.offer.Budget.Account, Long> draws, RuleTally tally, Instant now) {
        Commit commit = new Commit(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                draws,
                new ArrayList<>(),
                new TreeMap<>(),
                tally.counts(),
                new ArrayList<>(),
                new HashMap<>(),
                now);
        for (Timeline timeline : timelines) {
            List<Step> steps = timeline.steps();
            Household household = timeline.household();
            household
                    .changed()
                    .forEach(after -> commit.states()
                            .add(after.edit().version(after.version() + 1).done()));
            commit.holders().addAll(household.newHolders());
            commit.unchanged().putAll(household.unchanged());
            steps.forEach(step -> {
                add(commit, step);
                tally.add(step);
            });
        }
        return commit;
    }

    private static void add(Commit commit, Step step) {
        if (step.notCollected()) {
            commit.notCollected().merge(step.about().type(), 1L, Long::sum);
        }
        if (step.newEvent()) {
            commit.events().add(step.about().key());
        }
        step.entry().map(JournalEntry::brief).ifPresent(commit.journal()::add);
        commit.outreach().addAll(step.plan().outreach());
        commit.tasks().addAll(step.plan().tasks());
        commit.outboxChanges().addAll(step.outboxChanges());
        step.deadLetter().ifPresent(commit.deadLetters()::add);
    }
}
