package dev.hush.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what builds rules give way to what decides and answers.
 *
 * <p>Java's own priorities do nothing on Linux, so the system's {@code renice} is asked. Where there is none, as on other
 * systems, everything works, but answers take longer while rules are built.
 */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final Path THREADS = Path.of("/proc/self/task");

    /** Threads of pools that Drools builds with; those that are started later inherit from who starts them. */
    private static final List<String> BUILDERS = List.of("ForkJoinPool", "drools-worker");

    /** Java's compilers, which are busiest with the builder's own code; what decides needs some of their time as well. */
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");

    private static final int BUILDING = 15;
    private static final int COMPILING = 10;

    private Background() {}

    /** The calling thread, those that it starts, and those that build rules for it. */
    static void yieldFromNowOn() {
        try {
            renice(BUILDING, Files.readSymbolicLink(SELF).getFileName().toString());
            try (Stream<Path> threads = Files.list(THREADS)) {
                for (Path thread : threads.toList()) {
                    String name = nameOf(thread);
                    if (BUILDERS.stream().anyMatch(name::startsWith)) {
                        renice(BUILDING, thread.getFileName().toString());
                    } else if (COMPILERS.stream().anyMatch(name::startsWith)) {
                        renice(COMPILING, thread.getFileName().toString());
                    }
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("Rules are built at the priority of all else: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static void renice(int niceness, String thread) throws IOException, InterruptedException {
        Process renice = new ProcessBuilder("renice", "-n", String.valueOf(niceness), "-p", thread)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!renice.waitFor(5, TimeUnit.SECONDS)) {
            renice.destroyForcibly();
        }
    }
}
