package dev.hush.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.runtime.KieSession;

/**
 * Replays generated events by {@code ./hush replay}, and decides as many with nothing but Drools: one session an event, as
 * many rules with as many conditions, as many threads as the replay has lanes. Both are read from the same machine in the
 * same run.
 *
 * <p>Run it where {@code ./hush} is. Arguments: events (1,000,000), rules (200), lanes (2), customers (100,000). Ends with
 * 1 where the replay decides less than half as many a second, the reading of its file included.
 */
public final class ReplayAgainstDrools {
    private static final long SEED = 20261123;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(300);
    private static final Pattern SECONDS = Pattern.compile("\"seconds\":([0-9.]+)");
    private static final int WARM = 50_000;

    private ReplayAgainstDrools() {}

    public static void main(String[] arguments) throws Exception {
        int events = number(arguments, 0, 1_000_000);
        int rules = number(arguments, 1, 200);
        int lanes = number(arguments, 2, 2);
        int customers = number(arguments, 3, 100_000);
        Path folder = Files.createTempDirectory("hush-replay");
        ManyRules workspace = new ManyRules(folder.resolve("workspace"), rules);
        workspace.write();
        Path input = write(folder.resolve("events.ndjson"), events, customers);
        System.out.printf("%,d events of %,d customers, seed %d, in %s%n", events, customers, SEED, input);
        double raw = raw(rules, lanes, Math.min(events, 400_000));
        System.out.printf("raw Drools     %,10.0f decisions/s on %d threads%n", raw, lanes);
        double seconds = replay(workspace.root(), input, lanes);
        double hush = events / seconds;
        System.out.printf("hush replay    %,10.0f decisions/s on %d lanes, %.1f s%n", hush, lanes, seconds);
        System.out.printf("ratio %.2f%n", hush / raw);
        System.exit(hush >= raw / 2 ? 0 : 1);
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }

    /** Orders of customers at random, in the order of their times. */
    private static Path write(Path file, int events, int customers) throws IOException {
        Random random = new Random(SEED);
        long step = SPAN.toMillis() / events;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int event = 0; event < events; event++) {
                out.write(
                        "{\"specversion\":\"1.0\",\"id\":\"o-%d\",\"source\":\"bench\",\"type\":\"order.placed\",\"subject\":\"c%d\",\"time\":\"%s\",\"data\":{\"order\":\"A%d\",\"amount\":%d}}%n"
                                .formatted(
                                        event,
                                        random.nextInt(customers),
                                        BEGIN.plusMillis(step * event),
                                        event,
                                        1 + random.nextInt(200)));
            }
        }
        return file;
    }

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
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (replay.waitFor() != 0) {
            throw new IllegalStateException("expected hush replay to end with 0, found " + replay.exitValue());
        }
        Matcher matcher = SECONDS.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("expected seconds in " + said);
        }
        return Double.parseDouble(matcher.group(1));
    }

    /** What the generated rules ask of an order, as a Drools user would write it. */
    public record Order(String type, int placed, int said, Instant spoke) {
        public boolean placedExactly(int number) {
            return placed == number;
        }

        public boolean spokeSince(Instant time) {
            return spoke.isAfter(time);
        }
    }

    private static double raw(int rules, int threads, int events) throws InterruptedException {
        KieBase base = build(rules);
        decide(base, WARM, 0, 1);
        AtomicLong fired = new AtomicLong();
        long start = System.nanoTime();
        Thread[] all = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(() -> fired.addAndGet(decide(base, events, i, threads))))
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

    private static long decide(KieBase base, int events, int from, int step) {
        long fired = 0;
        for (int event = from; event < events; event += step) {
            KieSession session = base.newKieSession();
            session.insert(new Order("order.placed", event % 20, event % 5, BEGIN));
            fired += session.fireAllRules();
            session.dispose();
        }
        return fired;
    }

    private static KieBase build(int rules) {
        StringBuilder drl = new StringBuilder("package raw\nimport " + Order.class.getCanonicalName() + "\nimport "
                + Instant.class.getCanonicalName() + "\n");
        for (int number = 1; number <= rules; number++) {
            drl.append("rule \"r").append(number).append("\"\nwhen\n  Order(type == \"order.placed\", placedExactly(");
            drl.append(number + 1).append("), !spokeSince(Instant.parse(\"2026-01-02T00:00:00Z\")), said <= 3)\n");
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
