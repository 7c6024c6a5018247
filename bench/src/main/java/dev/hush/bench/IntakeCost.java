package dev.hush.bench;

import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.World;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.HouseEvents;
import dev.hush.rulebase.BuiltRules;
import dev.hush.rulebase.RuleBooks;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events a second through a real engine on SQLite, with many customers stored and 200 rules: a shop's traffic, and each of
 * its kinds alone.
 *
 * <p>It needs nothing but API that was there before addresses had records, so that {@code bench/intake-cost.sh} can run it
 * with the classes of two versions in turn. Run it where {@code examples/} is. Arguments: the store's folder, which is filled
 * where it is empty; customers (1,000,000); rounds (3), none for filling alone; rules (200).
 *
 * <p>Which events come follows from how many the store has: two stores that had the same have the same to come.
 */
public final class IntakeCost {
    private static final int THREADS = 2;
    private static final int WARM_UP = 30_000;
    private static final int MIXED = 40_000;
    private static final int ONE_KIND = 10_000;
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Of these only the customers whose number ends so come to other addresses; the rest repeat the one they have. */
    private static final int MOVERS = 7;

    /** What a shop's events are. */
    private enum Kind {
        /** Orders and pages of random customers. */
        ORDERS,
        /** A customer declared once more, with the same address. */
        SAME,
        /** A customer declared with another address. */
        CHANGED,
        /** Consents given, three of ten withdrawn. */
        CONSENTS,
        /** All of them: 90, 5, 3 and 2 of a hundred. */
        MIXED
    }

    private final HushEngine engine;
    private final int customers;
    private final Instant begin;
    private final long past;

    private IntakeCost(HushEngine engine, int customers, Instant begin, long past) {
        this.engine = engine;
        this.customers = customers;
        this.begin = begin;
        this.past = past;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int customers = number(arguments, 1, 1_000_000);
        int rounds = number(arguments, 2, 3);
        Files.createDirectories(folder);
        Path filled = folder.resolve("filled-" + customers);
        if (!Files.exists(filled)) {
            on(folder, customers, noRules(), IntakeCost::fill);
            Files.createFile(filled);
        }
        if (rounds > 0) {
            int rules = number(arguments, 3, 200);
            on(folder, customers, manyRules(rules), it -> it.measure(rounds, rules));
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    private static void on(
            Path folder, int customers, Rulebook book, Consumer<IntakeCost> work) {
        try (Store store = SqlStore.sqlite(folder)) {
            long past = store.counts().get("events");
            // the clock goes on from where the last run left it, and stays within the hours of a day
            Instant begin = NOON.plusMillis(past);
            long start = System.nanoTime();
            InstantSource clock = () -> begin.plusNanos(System.nanoTime() - start);
            try (HushEngine engine = new HushEngine(store, book, new Chance(new byte[] {1}), clock, THREADS)) {
                work.accept(new IntakeCost(engine, customers, begin, past));
            }
        }
    }

    private static Rulebook manyRules(int rules) throws IOException {
        ManyRules workspace = new ManyRules(Files.createTempDirectory("hush-intake-rules"), rules);
        workspace.write();
        BuiltRules built = RuleBooks.build(workspace.root(), BERLIN, World.UNKNOWN, Optional.of(Set.of("hello")));
        return built.rulebook().orElseThrow(() -> new IllegalStateException("expected sound rules: " + built.faults()));
    }

    private static Rulebook noRules() {
        RuleBase none = new RuleBase() {
            @Override
            public String version() {
                return "none";
            }

            @Override
            public Map<String, String> reasons() {
                return Map.of();
            }

            @Override
            public Wishes consider(Situation situation) {
                return Wishes.NONE;
            }
        };
        Learning learning = new Learning(new EventCatalog(Map.of()), Map.of(), List.of());
        return new Rulebook(none, HouseTables.lawOnly(BERLIN), learning);
    }

    // ---- filling

    /** Everybody has an address, every other one agreed to be written to. */
    private void fill() {
        long start = System.nanoTime();
        burst(customers, number -> declared("d" + number, number, address(number)));
        burst(
                customers / 2,
                number -> event("c" + number, HouseEvents.CONSENT_GIVEN, 2 * number, Map.of("consents", both())));
        System.err.printf("%,d customers stored in %.0f s%n", customers, (System.nanoTime() - start) / 1e9);
    }

    private static List<String> both() {
        return List.of("CARE/EMAIL", "PROMOTION/EMAIL");
    }

    private static String address(int number) {
        return "Customer." + number + "@example.org";
    }

    // ---- measuring

    private void measure(int rounds, int rules) {
        burst("w", Kind.MIXED, WARM_UP);
        Map<Kind, double[]> rates = new EnumMap<>(Kind.class);
        for (int round = 0; round < rounds; round++) {
            for (Kind kind : Kind.values()) {
                int events = kind == Kind.MIXED ? MIXED : ONE_KIND;
                rates.computeIfAbsent(kind, it -> new double[rounds])[round] = burst("r" + round, kind, events);
            }
        }
        String told = Arrays.stream(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT) + "=" + Math.round(median(rates.get(kind))))
                .collect(Collectors.joining(" "));
        System.out.printf(
                "%s events/s, median of %d rounds, %,d customers, %d rules, %,d events before%n",
                told, rounds, customers, rules, past);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double burst(String round, Kind kind, int events) {
        String name = Long.toString(past, 36) + round + "k" + kind.ordinal() + "e";
        CustomerEvent[] all = new CustomerEvent[events];
        Random random = new Random(name.hashCode());
        for (int i = 0; i < events; i++) {
            all[i] = event(name + i, kind, random);
        }
        return burst(events, i -> all[i]);
    }

    /** Submits them from two threads; how many a second were committed. */
    private double burst(int events, IntFunction<CustomerEvent> made) {
        long start = System.nanoTime();
        List<CompletableFuture<Void>> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> submit(thread, events, made), task -> new Thread(task, "intake-" + thread).start()))
                .toList();
        threads.forEach(CompletableFuture::join);
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private void submit(int thread, int events, IntFunction<CustomerEvent> made) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = thread; i < events; i += THREADS) {
            answers.add(engine.submitWaiting(made.apply(i)).toCompletableFuture());
            if (answers.size() == 10_000) {
                expectTaken(answers);
                answers.clear();
            }
        }
        expectTaken(answers);
    }

    private static void expectTaken(List<CompletableFuture<Answer>> answers) {
        for (CompletableFuture<Answer> answer : answers) {
            Answer got = answer.join();
            if (got != Answer.TAKEN && got != Answer.TAKEN_UNDECLARED) {
                throw new IllegalStateException("expected every event taken, found " + got);
            }
        }
    }

    private CustomerEvent event(String id, Kind kind, Random random) {
        int number = random.nextInt(customers);
        return switch (kind == Kind.MIXED ? mixed(random) : kind) {
            case SAME -> {
                int stays = number % 10 == MOVERS ? number - 1 : number;
                yield declared(id, stays, address(stays));
            }
            case CHANGED -> {
                int moves = number - number % 10 + MOVERS;
                yield declared(id, moves, "Customer." + id + "@example.org");
            }
            case CONSENTS -> consent(id, number, random);
            default ->
                random.nextInt(10) < 6
                        ? event(id, "order.placed", number, Map.of("order", "A-" + id, "amount", 20))
                        : event(id, "page.viewed", number, Map.of("page", "/tea/" + number % 100));
        };
    }

    private static Kind mixed(Random random) {
        int part = random.nextInt(100);
        if (part < 90) {
            return Kind.ORDERS;
        }
        return part < 95 ? Kind.SAME : part < 98 ? Kind.CHANGED : Kind.CONSENTS;
    }

    private CustomerEvent consent(String id, int number, Random random) {
        boolean given = random.nextInt(10) < 7;
        return event(
                id,
                given ? HouseEvents.CONSENT_GIVEN : HouseEvents.CONSENT_WITHDRAWN,
                number,
                Map.of("consents", given ? both() : List.of("PROMOTION/EMAIL")));
    }

    private CustomerEvent declared(String id, int number, String email) {
        return event(
                id,
                HouseEvents.CUSTOMER_DECLARED,
                number,
                Map.of("email", email, "zone", "Europe/Berlin", "country", "DE"));
    }

    private CustomerEvent event(String id, String type, int number, Map<String, Object> data) {
        return new CustomerEvent(id, "shop", type, new CustomerId("c" + number), begin, data, Optional.empty());
    }
}
