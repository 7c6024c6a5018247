package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every two seconds whether a rule or template changed; a good change is put in charge, a faulty one told. */
final class RulesWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RulesWatch.class);

    private final Node node;
    private final Path rules;
    private final Path templates;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hush-rules");
        thread.setDaemon(true);
        return thread;
    });
    private long seen;

    RulesWatch(Node node) {
        this.node = node;
        this.rules = node.workspace().root().resolve("rules");
        this.templates = node.workspace().root().resolve("templates");
        this.seen = fingerprint();
        timer.scheduleWithFixedDelay(this::look, 2, 2, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            long now = fingerprint();
            if (now == seen) {
                return;
            }
            seen = now;
            LoadedWorkspace changed = LoadedWorkspace.load(node.workspace().root(), Look.RUN);
            node.offer(changed);
            if (changed.broken()) {
                changed.faults().forEach(fault -> LOG.error("{}", fault));
                LOG.error(
                        "The old rules {} stay in charge",
                        node.engine().rulebook().version());
            } else {
                LOG.info("The rules {} are in charge", node.engine().rulebook().version());
            }
        } catch (RuntimeException e) {
            LOG.error("The changed rules could not be read, the old ones stay in charge: {}", e.toString());
        }
    }

    /** A number that changes when a file below rules/ or templates/ is added, removed or written. */
    private long fingerprint() {
        return fingerprintOf(rules) + 31 * fingerprintOf(templates);
    }

    private static long fingerprintOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(RulesWatch::fingerprint)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long fingerprint(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return 31L * file.toString().hashCode() + 17 * time.toMillis() + Files.size(file);
        } catch (IOException e) {
            return file.toString().hashCode();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
