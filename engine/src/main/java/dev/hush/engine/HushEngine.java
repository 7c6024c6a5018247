package dev.hush.engine;

import dev.hush.address.AddressKeys;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Arrival.DueRang;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Batch.Request;
import dev.hush.engine.Store.Commit;
import dev.hush.engine.Store.StoreException;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.event.FieldProblem;
import dev.hush.offer.Budget.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, decides, plans and commits: one writer takes whatever waits, lanes decide it, one transaction keeps it.
 *
 * <p>Answers complete after their commit. The rulebook may be swapped while events flow; a batch is decided under the
 * one that was in charge when it began.
 */
public final class HushEngine implements Intake, AutoCloseable {
    /** Events that may wait before intake refuses more. */
    static final int QUEUE_CAPACITY = 20_000;

    private static final int MOST_IN_A_BATCH = 512;
    private static final int MOST_CONFLICTS = 60;
    private static final Duration DUE_LEASE = Duration.ofSeconds(30);
    private static final Duration SPENT_EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(HushEngine.class);

    private final Store store;
    private final InstantSource clock;
    private final Chance chance;
    private final Rounds rounds;
    private final Registry registry;
    private final AddressKeys keys;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Thread writer;
    private Instant lastSpent = Instant.EPOCH;
    private volatile Rulebook book;
    private volatile boolean open = true;
    private volatile boolean ended;
    private volatile Consumer<Commit> afterCommit = commit -> {};

    public HushEngine(Store store, Rulebook book, Chance chance, InstantSource clock, int lanes) {
        this.store = store;
        this.book = book;
        this.chance = chance;
        this.clock = clock;
        this.rounds = new Rounds(lanes);
        this.keys = new AddressKeys(chance.hash(), book.learning().forms());
        this.registry = new Registry(store, chance.hash(), keys);
        new AddressUpgrade(store, keys, clock).run();
        this.writer = new Thread(this::write, "hush-writer");
        this.writer.setDaemon(true);
        this.writer.start();
    }

    public Rulebook rulebook() {
        return book;
    }

    /** Puts another rulebook in charge, from the next batch on. */
    public void swap(Rulebook next) {
        book = next;
    }

    /** One thing more to do after each commit, such as waking the dispatcher and arming the bell; must not block. */
    public void onCommit(Consumer<Commit> listener) {
        afterCommit = afterCommit.andThen(listener);
    }

    /** How many requests wait for their turn. */
    public int backlog() {
        return waiting.size();
    }

    @Override
    public CompletionStage<Answer> submit(CustomerEvent event) {
        return submit(new EventArrived(event, clock.instant()));
    }

    @Override
    public CompletionStage<Answer> submitWaiting(CustomerEvent event) {
        return submitWaiting(new EventArrived(event, clock.instant()));
    }

    @Override
    public Optional<FieldProblem> problem(CustomerEvent event) {
        return book.learning().problem(event);
    }

    CompletionStage<Answer> submit(Arrival arrival) {
        Request request = new Request(arrival, new CompletableFuture<>());
        if (!open || !waiting.offer(request)) {
            throw new QueueFullException(QUEUE_CAPACITY);
        }
        refuseIfEnded(request);
        return request.answer();
    }

    /** As submit, but waits for room: for the engine's own arrivals, which must not be lost. */
    CompletableFuture<Answer> submitWaiting(Arrival arrival) {
        Request request = new Request(arrival, new CompletableFuture<>());
        try {
            while (!ended && !waiting.offer(request, 1, TimeUnit.SECONDS)) {
                // there is no room yet
            }
            refuseIfEnded(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request.answer().completeExceptionally(e);
        }
        return request.answer();
    }

    /** Nobody waits for ever for a writer that is gone. */
    private void refuseIfEnded(Request request) {
        if (ended) {
            request.answer().completeExceptionally(new StoreException("the engine has ended", null));
        }
    }

    /** Looks at every customer who is due by now; returns when that is committed. */
    public void ringDue() {
        List<CustomerId> due;
        do {
            Instant now = clock.instant();
            due = store.claimDue(now, MOST_IN_A_BATCH, DUE_LEASE);
            List<CompletableFuture<Answer>> answers = due.stream()
                    .map(customer -> submitWaiting(new DueRang(customer, now)))
                    .toList();
            answers.forEach(CompletableFuture::join);
        } while (!due.isEmpty());
    }

    private void write() {
        List<Request> requests = new ArrayList<>(MOST_IN_A_BATCH);
        while (open || !waiting.isEmpty()) {
            requests.clear();
            try {
                Request first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    requests.add(first);
                    waiting.drainTo(requests, MOST_IN_A_BATCH - 1);
                    settle(new Batch(List.copyOf(requests)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    // ---- who is who

    /** Makes one customer of two; false where they are one already. */
    public boolean merge(CustomerId from, CustomerId into) {
        return alone(() -> registry.merge(from, into, clock.instant()));
    }

    /** Takes the customer's last merge back; false where there is none. */
    public boolean unmerge(CustomerId loser) {
        return alone(() -> registry.unmerge(loser));
    }

    /** Erases the person behind the identity, and tells what the law lets stay. */
    public People.Erasure erase(CustomerId identity) {
        return alone(() -> registry.erase(identity, clock.instant()));
    }

    private <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private void settle(Batch batch) {
        turn.lock();
        try {
            settleAlone(batch);
        } finally {
            turn.unlock();
        }
    }

    private void settleAlone(Batch batch) {
        try {
            identify(batch);
            for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
                if (decideAndCommit(batch)) {
                    return;
                }
                // two engines with one mailbox: whoever lost lets the other go on for a moment
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1 + attempt * 1_000_000L));
            }
            fail(batch, new StoreException("another engine kept changing the same customers", null));
        } catch (RuntimeException | Error e) {
            // an error, too: without its writer the engine would take events and never answer
            boolean known = e instanceof StoreException;
            String what = known ? String.valueOf(e.getMessage()) : e.getClass().getName(); // others may quote data
            LOG.error(
                    "A batch of {} could not be committed: {}", batch.requests().size(), what);
            fail(batch, known ? (StoreException) e : new StoreException(e.toString(), e));
        }
    }

    /**
     * Makes one customer of those whom an event of the batch says are one. Before the batch is decided, and in a transaction
     * of its own: if the engine dies in between, the event was not answered, comes again, and finds them one.
     */
    private void identify(Batch batch) {
        List<CustomerEvent> identified = batch.requests().stream()
                .flatMap(it -> it.arrival() instanceof EventArrived came ? Stream.of(came.event()) : Stream.empty())
                .filter(it -> !Learning.same(it).isEmpty())
                .filter(it -> book.learning().sources().identifies(it.source()))
                .toList();
        // what comes twice must not make one again of those who turned out to be two
        Set<EventKey> known = identified.isEmpty()
                ? Set.of()
                : store.known(identified.stream().map(CustomerEvent::key).toList());
        identified.stream()
                .filter(it -> !known.contains(it.key()))
                .forEach(it ->
                        Learning.same(it).forEach(other -> registry.merge(other, it.customer(), clock.instant())));
    }

    private static void fail(Batch batch, StoreException reason) {
        batch.requests().forEach(request -> request.answer().completeExceptionally(reason));
    }

    /** False when another engine changed one of the customers meanwhile, so that all has to be decided again. */
    private boolean decideAndCommit(Batch batch) {
        Rulebook current = book;
        Set<EventKey> known = store.known(batch.eventKeys());
        List<Request> news = batch.news(known);
        List<Timeline> timelines = new Crowd(store, keys).timelines(news, new Desk(current, chance, keys));
        Map<Account, Long> draws = rounds.play(timelines, current.house(), store::drawn);
        Commit commit = Batch.commit(timelines, draws, tally(current), clock.instant());
        if (!commit.isEmpty() && !store.commit(commit).isEmpty()) {
            return false;
        }
        answer(batch, news, new Outcome(commit, notCollected(timelines), current));
        afterCommit.accept(commit);
        return true;
    }

    /** Beside what is counted, now and then the time that rules took; what was not written yet, a crash loses. */
    private RuleTally tally(Rulebook current) {
        RuleTally tally = new RuleTally(store);
        Instant now = clock.instant();
        if (now.isAfter(lastSpent.plus(SPENT_EVERY))) {
            lastSpent = now;
            tally.spent(current.version(), current.rules().drainMicros());
        }
        return tally;
    }

    private static Set<EventKey> notCollected(List<Timeline> timelines) {
        return timelines.stream()
                .flatMap(timeline -> timeline.steps().stream())
                .filter(Step::notCollected)
                .map(step -> step.about().key())
                .collect(Collectors.toSet());
    }

    /** What a batch came to. */
    private record Outcome(Commit commit, Set<EventKey> notCollected, Rulebook book) {}

    private static void answer(Batch batch, List<Request> news, Outcome outcome) {
        Set<Request> fresh = new HashSet<>(news);
        Set<EventKey> setAside = new HashSet<>();
        outcome.commit()
                .deadLetters()
                .forEach(letter -> setAside.add(letter.event().key()));
        for (Request request : batch.requests()) {
            request.answer().complete(fresh.contains(request) ? taken(request, setAside, outcome) : Answer.DUPLICATE);
        }
    }

    private static Answer taken(Request request, Set<EventKey> setAside, Outcome outcome) {
        if (request.eventKey().filter(setAside::contains).isPresent()) {
            return Answer.DEAD_LETTER;
        }
        if (request.eventKey().filter(outcome.notCollected()::contains).isPresent()) {
            return Answer.NOT_COLLECTED;
        }
        boolean declared = !(request.arrival() instanceof EventArrived it)
                || outcome.book().learning().catalog().declares(it.event().type());
        return declared ? Answer.TAKEN : Answer.TAKEN_UNDECLARED;
    }

    /** Finishes what was accepted, then stops. */
    @Override
    public void close() {
        open = false;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ended = true;
        fail(new Batch(List.copyOf(waiting)), new StoreException("the engine has ended", null));
        rounds.close();
    }
}
