package dev.hush.app;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
        last = FolderFingerprint.of(root);
        timer.execute(Background::yieldFromNowOn);
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            long now = FolderFingerprint.of(root);
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

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
