package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.decision.Chance;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.quartz.CronCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order never matters: not of files, not of lanes. */
class RuleFilesInAnyOrderTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Instant START = Instant.parse("2026-10-05T07:00:00Z");
    private static final List<String> TYPES = List.of(
            "order.placed",
            "order.placed",
            "order.delivered",
            "review.written",
            "cart.left",
            "complaint.opened",
            "repair.confirmed",
            "delivery.failed",
            "customer.content",
            "consent.withdrawn");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"corner-shop", "olist"})
    void comeToTheSameDecisions(String example) throws IOException {
        long seed = 20261123;
        List<CustomerEvent> events = someEvents(new Random(seed));
        Path original = REPOSITORY.resolve("examples").resolve(example);
        List<String> expected = play(original, events, 1);
        assertThat(expected).hasSizeGreaterThan(300);

        assertThat(play(copy(original, "reversed", true, new Random(0)), events, 2))
                .as("file names reversed, two lanes")
                .isEqualTo(expected);
        for (int shuffle = 1; shuffle <= 2; shuffle++) {
            Path shuffled = copy(original, "shuffled-" + shuffle, false, new Random(seed + shuffle));
            assertThat(play(shuffled, events, 4))
                    .as("file names shuffled by seed %d, four lanes", seed + shuffle)
                    .isEqualTo(expected);
        }
    }

    static List<String> play(Path workspace, List<CustomerEvent> events, int lanes) {
        LoadedWorkspace loaded = LoadedWorkspace.load(workspace, Look.RUN);
        assertThat(loaded.broken()).as("faults: %s", loaded.faults()).isFalse();
        List<String> decisions = new ArrayList<>();
        try (VirtualTime time = new VirtualTime(
                loaded.rulebook().orElseThrow(),
                loaded.rules().campaigns(),
                new CronCalendar(),
                new Chance(loaded.secret("test")),
                lanes,
                step -> tell(step, decisions))) {
            time.play(events.iterator());
        }
        return decisions;
    }

    /** Everything but the version of the rules, which is a hash of files. */
    private static void tell(Step step, List<String> decisions) {
        step.entry()
                .filter(entry -> !entry.receipt().isEmpty())
                .ifPresent(entry -> decisions.add(entry.decidedAt() + " " + entry.customer() + " " + entry.look() + " "
                        + entry.event().key() + " " + entry.receipt()));
    }

    /** The workspace with a number before the name of each rule file, of its table and of its cases. */
    private Path copy(Path original, String name, boolean reversed, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(original)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> rules = new ArrayList<>(files.stream()
                .map(Path::toString)
                .filter(it -> it.endsWith(".dslr"))
                .map(RuleFilesInAnyOrderTest::base)
                .toList());
        if (reversed) {
            Collections.reverse(rules);
        } else {
            Collections.shuffle(rules, random);
        }
        Path copy = folder.resolve(name);
        for (Path file : files) {
            int number = rules.indexOf(base(file.toString()));
            Path target = copy.resolve(original.relativize(file));
            String prefix = number < 0 ? "" : "%02d-".formatted(number);
            Files.createDirectories(target.getParent());
            Files.copy(file, target.resolveSibling(prefix + target.getFileName()));
        }
        return copy;
    }

    /** What a rule's file, its table and its cases have in common. */
    private static String base(String file) {
        return file.replaceAll("(\\.family)?\\.(dslr|csv|xlsx|cases\\.yaml)$", "");
    }

    static List<CustomerEvent> someEvents(Random random) {
        List<CustomerEvent> events = new ArrayList<>();
        List<String> zones = List.of("Europe/Berlin", "Asia/Taipei", "America/Sao_Paulo", "America/New_York");
        for (int i = 0; i < 40; i++) {
            String email = "c" + i + "@example.com";
            events.add(event(
                    events.size(),
                    i,
                    "customer.declared",
                    START,
                    Map.of("email", email, "zone", zones.get(i % 4), "language", i % 2 == 0 ? "en" : "pt-BR")));
            List<String> consents = i % 3 == 0 ? List.of("CARE/EMAIL") : List.of("CARE/EMAIL", "PROMOTION/EMAIL");
            events.add(event(events.size(), i, "consent.given", START, Map.of("consents", consents)));
        }
        for (int i = 0; i < 1500; i++) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            if (type.equals("consent.withdrawn") && random.nextInt(10) > 0) {
                continue;
            }
            Instant time = START.plus(Duration.ofMinutes(random.nextInt(100 * 24 * 60)));
            Map<String, Object> data = Map.of(
                    "order", "o" + random.nextInt(200),
                    "score", 1 + random.nextInt(5),
                    "promised", "2026-11-0" + (1 + random.nextInt(9)),
                    "delivered", "2026-11-0" + (1 + random.nextInt(9)),
                    "amount", random.nextInt(100),
                    "cart", "k" + random.nextInt(50));
            events.add(event(
                    events.size(),
                    random.nextInt(40),
                    type,
                    time,
                    type.equals("consent.withdrawn") ? Map.of("consents", List.of("PROMOTION/EMAIL")) : data));
        }
        events.sort(CustomerEvent.ORDER);
        return events;
    }

    private static CustomerEvent event(int id, int customer, String type, Instant time, Map<String, Object> data) {
        CustomerId who = new CustomerId("c" + customer);
        return new CustomerEvent("%05d".formatted(id), "generated", type, who, time, data, Optional.empty());
    }
}
