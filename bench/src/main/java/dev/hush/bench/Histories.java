package dev.hush.bench;

import dev.hush.proof.Atlas;
import dev.hush.proof.Figures;
import dev.hush.proof.History;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Lives generated histories until so many decisions were made, and says what went out against law or tables.
 *
 * <p>Arguments: decisions (10000000), first seed (1), threads (2). Ends with 1 where anything was wrong.
 */
public final class Histories {
    private static final long DECISIONS_A_HISTORY = 8_000;
    private static final long TOLD_EVERY = 500_000;

    private final Atlas atlas = new Atlas();
    private final long wanted;
    private final AtomicLong seed;
    private final long start = System.nanoTime();
    private Figures all = Figures.NONE;

    private Histories(long wanted, long firstSeed) {
        this.wanted = wanted;
        this.seed = new AtomicLong(firstSeed);
    }

    public static void main(String[] arguments) throws InterruptedException {
        long wanted = number(arguments, 0, 10_000_000);
        long first = number(arguments, 1, 1);
        Histories histories = new Histories(wanted, first);
        List<Thread> threads = IntStream.range(0, (int) number(arguments, 2, 2))
                .mapToObj(i -> new Thread(histories::live, "histories-" + i))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        histories.tell();
        histories.all.cases().forEach(System.out::println);
        System.exit(histories.all.wrong().isEmpty() && histories.all.disagreements() == 0 ? 0 : 1);
    }

    private static long number(String[] arguments, int place, long otherwise) {
        return arguments.length > place ? Long.parseLong(arguments[place]) : otherwise;
    }

    private void live() {
        while (decisions() < wanted) {
            add(History.live(seed.getAndIncrement(), atlas, DECISIONS_A_HISTORY));
        }
    }

    private synchronized long decisions() {
        return all.decisions();
    }

    private synchronized void add(Figures figures) {
        long before = all.decisions();
        all = all.plus(figures);
        if (before / TOLD_EVERY != all.decisions() / TOLD_EVERY) {
            tell();
        }
    }

    private synchronized void tell() {
        System.out.printf(
                "%d s, seeds to %d: %s%n",
                Duration.ofNanos(System.nanoTime() - start).toSeconds(), seed.get() - 1, all);
    }
}
