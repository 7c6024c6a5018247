package dev.hush.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a rule, template or audience changed, and publishes once nobody writes any more. */
final class RulesWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RulesWatch.class);

    private final Path root;
    private final Publisher publisher;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hush-rules");
        thread.setDaemon(true);
        return thread;
    });
    /** None yet: what changed since the start is seen at the first look. */
    private long published = -1;

    private long last;

    RulesWatch(Path root, Publisher publisher) {
        this.root = root;
        this.publisher = publisher;
        last = fingerprint();
        timer.execute(Background::yieldFromNowOn);
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            long now = fingerprint();
            boolean quiet = now == last;
            last = now;
            if (quiet && now != published) {
                publisher.folderChanged();
                published = now;
            }
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.error(
                    "The changed rules could not be read, the old ones stay in charge; tried again: {}", e.toString());
        }
    }

    /** A number that changes when a file is added, removed or written. */
    private long fingerprint() {
        return Stream.of("rules", "templates", "routes")
                .map(root::resolve)
                .mapToLong(RulesWatch::fingerprintOf)
                .sum();
    }

    private static long fingerprintOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(RulesWatch::fingerprintOfFile)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long fingerprintOfFile(Path file) {
        try {
            return List.of(file, Files.getLastModifiedTime(file), Files.size(file))
                    .hashCode();
        } catch (IOException e) {
            return file.hashCode();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
