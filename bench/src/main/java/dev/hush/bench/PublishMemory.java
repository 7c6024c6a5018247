package dev.hush.bench;

import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.HushEngine;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.memory.MemoryStore;
import dev.hush.replay.Case;
import dev.hush.replay.CaseFiles;
import dev.hush.replay.CaseRunner;
import dev.hush.rulebase.BuiltRules;
import dev.hush.rulebase.RuleBooks;
import dev.hush.world.Places;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes again and again in one process, each time checked, built and its cases run, and tells the metaspace.
 *
 * <p>Arguments: publishes (200), rules (200). Ends with 1 where it grew by more than 30 MB after the first twenty.
 */
public final class PublishMemory {
    private static final byte[] SECRET = "bench".getBytes(StandardCharsets.UTF_8);
    private static final int SETTLED = 20;
    private static final long MOST_MB = 30;

    private PublishMemory() {}

    public static void main(String[] arguments) throws Exception {
        int publishes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        ManyRules rules = new ManyRules(Files.createTempDirectory("hush-publish-memory"), count);
        rules.write();
        long settled = 0;
        long now = 0;
        try (HushEngine engine =
                new HushEngine(new MemoryStore(), good(rules.root()), new Chance(SECRET), InstantSource.system(), 1)) {
            for (int publish = 1; publish <= publishes; publish++) {
                rules.edit(1 + publish % count, "publish " + publish);
                long start = System.nanoTime();
                engine.swap(good(rules.root()));
                long took = (System.nanoTime() - start) / 1_000_000;
                engine.submit(event(publish)).toCompletableFuture().join();
                if (publish % SETTLED == 0 || publish == 1) {
                    now = metaspace();
                    settled = publish == SETTLED ? now : settled;
                    System.out.printf(
                            "publish %3d: %5d ms, metaspace %d MB, classes %d%n",
                            publish,
                            took,
                            now >> 20,
                            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
                }
            }
        }
        System.out.printf("grown after the first %d: %.1f MB%n", SETTLED, (now - settled) / 1048576.0);
        System.exit(now - settled > MOST_MB << 20 ? 1 : 0);
    }

    private static Rulebook good(Path root) {
        BuiltRules built = RuleBooks.check(root, ZoneId.of("Europe/Berlin"), new Places(), Optional.empty());
        Rulebook book = built.rulebook()
                .orElseThrow(() -> new IllegalStateException(built.faults().toString()));
        Faults faults = new Faults();
        List<Case> cases = CaseFiles.read(new Workspace(root, faults), built.learning(), built.ids(), faults);
        CaseRunner runner = new CaseRunner(book);
        List<String> failures =
                cases.stream().flatMap(it -> runner.run(it).failures().stream()).toList();
        if (!failures.isEmpty() || cases.isEmpty()) {
            throw new IllegalStateException("expected cases that hold, found " + failures);
        }
        return book;
    }

    private static CustomerEvent event(int number) {
        return new CustomerEvent(
                "o-" + number,
                "bench",
                "order.placed",
                new CustomerId("mei"),
                Instant.now(),
                Map.of("order", "A" + number, "amount", 20),
                Optional.empty());
    }

    /** After several collections, since class loaders go a step at a time. */
    private static long metaspace() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(it -> it.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(it -> it.getUsed())
                .sum();
    }
}
