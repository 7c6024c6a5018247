package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerEvent;
import dev.hush.event.EventKey;
import dev.hush.store.SqlStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process commits and delivers, and is killed at a random moment; then another one goes on. */
class CrashTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    @Test
    void losesNothingThatWasAnsweredAndDeliversEachOnce() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> answered = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> now = runAndKill(round, 1 + random.nextInt(500));
            assertThat(now).as("seed %d, round %d", seed, round).isNotEmpty();
            answered.addAll(now);
            checkStore(answered, "seed %d, round %d".formatted(seed, round));
        }
        try (CrashChild last = new CrashChild(folder)) {
            last.dispatch();
        }
        try (Store store = SqlStore.sqlite(folder)) {
            Set<String> owed = store.outbox(Optional.empty(), 1_000_000).stream()
                    .map(row -> {
                        assertThat(row.status())
                                .as("seed %d, %s", seed, row.outreach().key())
                                .isEqualTo(OutboxStatus.SENT);
                        return CrashChild.fileName(row.outreach().key());
                    })
                    .collect(Collectors.toSet());
            assertThat(mailbox()).as("seed %d", seed).isEqualTo(owed);
            assertThat(owed).as("seed %d", seed).hasSameSizeAs(journalled(store));
        }
    }

    /** The ids of events whose answer was heard before the process was killed. */
    private Set<String> runAndKill(int round, int afterAnswers) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> answered = new HashSet<>();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answered.add(line);
                if (answered.size() == afterAnswers) {
                    child.destroyForcibly();
                }
            }
        } catch (IOException e) {
            // the pipe broke with the process; the last line may be half a line, and is not counted
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return answered.stream().filter(it -> it.endsWith(";")).collect(Collectors.toSet());
    }

    private void checkStore(Set<String> answered, String when) {
        try (Store store = SqlStore.sqlite(folder)) {
            List<EventKey> keys = answered.stream()
                    .map(line -> CrashChild.event(line.substring(0, line.length() - 1)))
                    .map(CustomerEvent::key)
                    .toList();
            assertThat(store.known(keys)).as(when).containsExactlyInAnyOrderElementsOf(keys);
            List<EventKey> journal = journalled(store);
            assertThat(journal).as(when).doesNotHaveDuplicates().containsAll(keys);
            assertThat(store.counts().get("events"))
                    .as(when)
                    .isEqualTo(journal.size() + 2L * CrashChild.customers().size());
            assertThat(store.outbox(Optional.empty(), 1_000_000)).as(when).hasSameSizeAs(journal);
        }
    }

    private static List<EventKey> journalled(Store store) {
        return CrashChild.customers().stream()
                .flatMap(customer -> store.journalOf(customer, 1_000_000).stream())
                .map(entry -> entry.event().key())
                .filter(key -> key.source().equals(CrashChild.SOURCE))
                .toList();
    }

    private Set<String> mailbox() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mailbox"))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toSet());
        }
    }
}
