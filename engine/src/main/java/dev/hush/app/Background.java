package dev.hush.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a thread, and those that it starts, give way to others.
 *
 * <p>Java's own priorities do nothing on Linux, so the system's {@code renice} is asked. Where there is none, as on other
 * systems, everything works, but answers take longer while rules are built.
 */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Path SELF = Path.of("/proc/thread-self");

    private Background() {}

    static void yieldFromNowOn() {
        try {
            String thread = Files.readSymbolicLink(SELF).getFileName().toString();
            Process renice = new ProcessBuilder("renice", "-n", "15", "-p", thread)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!renice.waitFor(5, TimeUnit.SECONDS)) {
                renice.destroyForcibly();
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("Rules are built at the priority of all else: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
