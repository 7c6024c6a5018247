package dev.hush.engine;

import dev.hush.decision.HouseTables;
import dev.hush.offer.Budget;
import dev.hush.offer.Budget.Account;
import dev.hush.offer.Budget.Draw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Plays a batch of timelines in parallel lanes, then settles what customers share in the order of events.
 *
 * <p>Lanes change nothing but the time it takes: every customer is decided as if the shared budgets sufficed, draws are
 * then taken in order, and a customer for whom one fails is played again from there.
 */
public final class Rounds implements AutoCloseable {
    private final int lanes;
    private final ExecutorService executor;

    /** @param lanes threads that decide, 1 or more */
    public Rounds(int lanes) {
        this.lanes = lanes;
        this.executor = Executors.newFixedThreadPool(lanes, task -> {
            Thread thread = new Thread(task, "hush-lane");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Plays them all.
     *
     * @param drawn what was drawn from an account before this batch, in cents
     * @return what this batch draws, in cents
     */
    public Map<Account, Long> play(
            List<Timeline> timelines, HouseTables house, Function<Set<Account>, Map<Account, Long>> drawn) {
        inLanes(timelines);
        return settle(timelines, house, drawn);
    }

    private void inLanes(List<Timeline> timelines) {
        if (lanes == 1 || timelines.size() < 2 * lanes) {
            timelines.forEach(Timeline::play);
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int first = lane;
            running.add(executor.submit(() -> {
                for (int i = first; i < timelines.size(); i += lanes) {
                    timelines.get(i).play();
                }
            }));
        }
        running.forEach(Rounds::join);
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deciding", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane failed: " + e.getCause(), e.getCause());
        }
    }

    /** A step with draws, waiting for its turn. */
    private record Turn(Timeline timeline, int index, Step step) {
        static final Comparator<Turn> ORDER = Comparator.comparing(Turn::step, Step.ORDER);

        static Optional<Turn> next(Timeline timeline, int from) {
            for (int i = from; i < timeline.size(); i++) {
                if (!timeline.step(i).plan().draws().isEmpty()) {
                    return Optional.of(new Turn(timeline, i, timeline.step(i)));
                }
            }
            return Optional.empty();
        }
    }

    private static Map<Account, Long> settle(
            Collection<Timeline> timelines, HouseTables house, Function<Set<Account>, Map<Account, Long>> drawn) {
        PriorityQueue<Turn> turns = new PriorityQueue<>(Turn.ORDER);
        timelines.forEach(timeline -> Turn.next(timeline, 0).ifPresent(turns::add));
        Ledger ledger = new Ledger(house, drawn);
        while (!turns.isEmpty()) {
            Turn turn = turns.remove();
            Optional<Account> tooSmall = ledger.take(turn.step().plan().draws());
            if (tooSmall.isPresent()) {
                turn.timeline().playAgainFrom(turn.index(), ledger.left());
                Turn.next(turn.timeline(), turn.index()).ifPresent(turns::add);
            } else {
                Turn.next(turn.timeline(), turn.index() + 1).ifPresent(turns::add);
            }
        }
        return ledger.taken();
    }

    /** The accounts of one batch. */
    private static final class Ledger {
        private final HouseTables house;
        private final Function<Set<Account>, Map<Account, Long>> drawnBefore;
        private final Map<Account, Long> left = new HashMap<>();
        private final Map<Account, Long> taken = new HashMap<>();

        Ledger(HouseTables house, Function<Set<Account>, Map<Account, Long>> drawnBefore) {
            this.house = house;
            this.drawnBefore = drawnBefore;
        }

        /** Takes all draws or none; the account that is too short otherwise. */
        Optional<Account> take(List<Draw> draws) {
            for (Draw draw : draws) {
                if (leftIn(draw.account()) < draw.costInCents()) {
                    return Optional.of(draw.account());
                }
            }
            for (Draw draw : draws) {
                left.merge(draw.account(), -draw.costInCents(), Long::sum);
                taken.merge(draw.account(), draw.costInCents(), Long::sum);
            }
            return Optional.empty();
        }

        Map<Account, Long> left() {
            return Map.copyOf(left);
        }

        Map<Account, Long> taken() {
            return Map.copyOf(taken);
        }

        private long leftIn(Account account) {
            return left.computeIfAbsent(account, it -> {
                Budget budget = house.budgets().get(it.budget());
                long before = drawnBefore.apply(new HashSet<>(Set.of(it))).getOrDefault(it, 0L);
                return (budget == null ? 0 : budget.cents()) - before;
            });
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
