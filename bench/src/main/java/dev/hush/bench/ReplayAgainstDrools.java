package dev.hush.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.runtime.KieSession;

/**
 * Replays generated events by {@code ./hush replay}, and decides as many with nothing but Drools: one session an event, as
 * many rules with the same conditions, as many threads as the replay has lanes. Both are read from the same machine in the
 * same run; of the replay's events only the orders are counted as decisions.
 *
 * <p>Run it where {@code ./hush} is. Arguments: orders (1,000,000), rules (200), lanes (2), customers (100,000). Ends with
 * 1 where the replay decides less than half as many a second, the reading of its file included.
 */
public final class ReplayAgainstDrools {
    private static final long SEED = 20261123;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(300);
    private static final Pattern SECONDS = Pattern.compile("^([0-9.]+) s;");
    private static final int WARM = 50_000;

    private ReplayAgainstDrools() {}

    public static void main(String[] arguments) throws Exception {
        int orders = number(arguments, 0, 1_000_000);
        int rules = number(arguments, 1, 200);
        int lanes = number(arguments, 2, 2);
        int customers = number(arguments, 3, 100_000);
        Path folder = Files.createTempDirectory("hush-replay");
        ManyRules workspace = new ManyRules(folder.resolve("workspace"), rules);
        workspace.write();
        Path input = write(folder.resolve("events.ndjson"), orders, customers);
        System.out.printf("%,d orders of %,d customers, seed %d, in %s%n", orders, customers, SEED, input);
        double raw = raw(rules, lanes, orders, customers);
        System.out.printf("raw Drools     %,10.0f decisions/s on %d threads%n", raw, lanes);
        double seconds = replay(workspace.root(), input, lanes);
        double hush = orders / seconds;
        System.out.printf("hush replay    %,10.0f decisions/s on %d lanes, %.1f s%n", hush, lanes, seconds);
        System.out.printf("ratio %.2f%n", hush / raw);
        delete(folder);
        System.exit(hush >= raw / 2 ? 0 : 1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    /** Every customer tells a country, every other one agrees to be written to; then orders at random. */
    private static Path write(Path file, int orders, int customers) throws IOException {
        Random random = new Random(SEED);
        Duration step = SPAN.dividedBy(orders);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int customer = 0; customer < customers; customer++) {
                out.write(event("customer.declared", "d-" + customer, customer, BEGIN, "{\"country\":\"DE\"}"));
                if (customer % 2 == 0) {
                    String consent =
                            "{\"consents\":[\"CARE/EMAIL\"],\"email\":\"c%d@many.example\"}".formatted(customer);
                    out.write(event("consent.given", "g-" + customer, customer, BEGIN, consent));
                }
            }
            for (int order = 0; order < orders; order++) {
                Instant time = BEGIN.plusSeconds(1).plus(step.multipliedBy(order));
                String data = "{\"order\":\"A%d\",\"amount\":%d}".formatted(order, 1 + random.nextInt(200));
                out.write(event("order.placed", "o-" + order, random.nextInt(customers), time, data));
            }
        }
        return file;
    }

    private static String event(String type, String id, int customer, Instant time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"bench\",\"type\":\"%s\",\"subject\":\"c%d\",\"time\":\"%s\",\"data\":%s}%n"
                .formatted(id, type, customer, time, data);
    }

    /** How long it took, as it says itself on standard error at its end. */
    private static double replay(Path workspace, Path input, int lanes) throws Exception {
        Process replay = new ProcessBuilder(
                        "./hush",
                        "replay",
                        "--json",
                        "--lanes",
                        String.valueOf(lanes),
                        "--input",
                        input.toString(),
                        workspace.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double seconds = Double.NaN;
        try (BufferedReader talk = replay.errorReader(StandardCharsets.UTF_8)) {
            for (String line = talk.readLine(); line != null; line = talk.readLine()) {
                System.out.println(line);
                Matcher said = SECONDS.matcher(line);
                seconds = said.find() ? Double.parseDouble(said.group(1)) : seconds;
            }
        }
        if (replay.waitFor() != 0) {
            throw new IllegalStateException("expected hush replay to end with 0, found " + replay.exitValue());
        }
        return seconds;
    }

    /** What the generated rules ask, as a Drools user would keep it. */
    public record Order(String type, Map<String, Integer> counts, Map<String, Instant> spoken, List<Instant> said) {
        public int times(String type) {
            return counts.getOrDefault(type, 0);
        }

        public boolean spoke(String rule, Instant since) {
            Instant last = spoken.get(rule);
            return last != null && last.isAfter(since);
        }

        public long said(Instant since) {
            return said.stream().filter(since::isBefore).count();
        }
    }

    private static double raw(int rules, int threads, int events, int customers) throws InterruptedException {
        KieBase base = build(rules);
        List<Order> orders = IntStream.range(0, customers)
                .mapToObj(customer -> new Order(
                        "order.placed",
                        Map.of("order.placed", customer % 20, "customer.declared", 1),
                        Map.of("many-007", BEGIN.plusSeconds(customer)),
                        List.of(BEGIN.plusSeconds(customer))))
                .toList();
        decide(base, orders, WARM, 0, 1);
        AtomicLong fired = new AtomicLong();
        long start = System.nanoTime();
        Thread[] all = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(() -> fired.addAndGet(decide(base, orders, events, i, threads))))
                .toArray(Thread[]::new);
        for (Thread thread : all) {
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("raw Drools fired %,d times%n", fired.get());
        return events / seconds;
    }

    private static long decide(KieBase base, List<Order> orders, int events, int from, int step) {
        Random random = new Random(SEED + from);
        long fired = 0;
        for (int event = from; event < events; event += step) {
            KieSession session = base.newKieSession();
            session.insert(orders.get(random.nextInt(orders.size())));
            fired += session.fireAllRules();
            session.dispose();
        }
        return fired;
    }

    private static KieBase build(int rules) {
        StringBuilder drl = new StringBuilder("package raw\nimport " + Order.class.getCanonicalName() + "\nimport "
                + Instant.class.getCanonicalName() + "\n");
        for (int number = 1; number <= rules; number++) {
            drl.append("""
                    rule "r%1$d"
                    when
                      Order(type == "order.placed",
                            times("order.placed") == %2$d,
                            !spoke("many-%1$03d", Instant.parse("2025-12-29T00:00:00Z")),
                            said(Instant.parse("2025-12-02T00:00:00Z")) <= 3)
                    """.formatted(number, number + 1));
            drl.append("then\nend\n");
        }
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/raw/raw.drl", drl.toString());
        var results = services.newKieBuilder(files)
                .buildAll(ExecutableModelProject.class)
                .getResults();
        if (!results.getMessages().isEmpty()) {
            throw new IllegalStateException(results.getMessages().toString());
        }
        return services.newKieContainer(services.getRepository().getDefaultReleaseId())
                .getKieBase();
    }
}
