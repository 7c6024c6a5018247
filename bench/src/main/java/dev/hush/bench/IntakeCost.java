package dev.hush.bench;

import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
import java.util.Scanner;
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
 * where it is empty; customers (1,000,000); rounds (5), none for filling alone, or {@code asked}: then it measures one kind
 * for each line that comes in and bears its name, and waits in between; rules (200).
 *
 * <p>Which events come follows from how many the store has: two stores that had the same have the same to come.
 */
public final class IntakeCost {
    private static final int THREADS = 2;
    private static final int WARM_UP = 60_000;
    private static final int MIXED = 20_000;
    private static final int ONE_KIND = 8_000;
    private static final String ASKED = "asked";
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
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
        boolean asked = arguments.length > 2 && arguments[2].equals(ASKED);
        int rounds = asked ? 1 : number(arguments, 2, 5);
        Files.createDirectories(folder);
        Path filled = folder.resolve("filled-" + customers);
        if (!Files.exists(filled)) {
            on(folder, customers, noRules(), IntakeCost::fill);
            Files.createFile(filled);
        }
        if (rounds > 0) {
            int rules = number(arguments, 3, 200);
            on(folder, customers, manyRules(rules), it -> it.measure(asked, rounds, rules));
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    private static void on(Path folder, int customers, Rulebook book, Consumer<IntakeCost> work) {
        try (Store store = SqlStore.sqlite(folder)) {
            long past = store.counts().getOrDefault("events", 0L);
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

    /** What a burst came to: events a second, and what each took of the processors, which others on them change less. */
    private record Cost(double perSecond, double cpuMicros) {
        static Cost median(List<Cost> costs) {
            return new Cost(
                    IntakeCost.median(
                            costs.stream().mapToDouble(Cost::perSecond).toArray()),
                    IntakeCost.median(
                            costs.stream().mapToDouble(Cost::cpuMicros).toArray()));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f/s,%.1fus", perSecond, cpuMicros);
        }
    }

    private void measure(boolean asked, int rounds, int rules) {
        burst("w", Kind.MIXED, WARM_UP);
        if (asked) {
            answer();
            return;
        }
        Map<Kind, List<Cost>> costs = new EnumMap<>(Kind.class);
        for (int round = 0; round < rounds; round++) {
            for (Kind kind : Kind.values()) {
                costs.computeIfAbsent(kind, it -> new ArrayList<>()).add(burst("r" + round, kind));
            }
        }
        String told = Arrays.stream(Kind.values())
                .map(kind -> name(kind) + "=" + Cost.median(costs.getOrDefault(kind, List.of())))
                .collect(Collectors.joining(" "));
        System.out.printf(
                "%s; median of %d rounds, %,d customers, %d rules, %,d events before%n",
                told, rounds, customers, rules, past);
    }

    private void answer() {
        System.out.println("ready");
        Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
        for (int round = 0; in.hasNextLine(); round++) {
            Kind kind = Kind.valueOf(in.nextLine().strip().toUpperCase(Locale.ROOT));
            Cost cost = burst("a" + round, kind);
            System.out.printf(Locale.ROOT, "%s %.0f %.2f%n", name(kind), cost.perSecond(), cost.cpuMicros());
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private Cost burst(String round, Kind kind) {
        return burst(round, kind, kind == Kind.MIXED ? MIXED : ONE_KIND);
    }

    private Cost burst(String round, Kind kind, int events) {
        String name = Long.toString(past, 36) + round + "k" + kind.ordinal() + "e";
        CustomerEvent[] all = new CustomerEvent[events];
        Random random = new Random(name.hashCode());
        for (int i = 0; i < events; i++) {
            all[i] = event(name + i, kind, random);
        }
        return burst(events, i -> all[i]);
    }

    /** Submits them from two threads; returns when all are committed. */
    private Cost burst(int events, IntFunction<CustomerEvent> made) {
        long start = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        List<CompletableFuture<Void>> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> submit(thread, events, made), task -> new Thread(task, "intake-" + thread).start()))
                .toList();
        threads.forEach(CompletableFuture::join);
        return new Cost(
                events / ((System.nanoTime() - start) / 1e9), (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / events);
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
