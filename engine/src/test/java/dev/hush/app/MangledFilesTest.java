package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hush.app.LoadedWorkspace.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The check answers whatever stands in a file, in bounded time: with faults that name a file, or with none.
 *
 * <p>{@code -Dhush.manglings=2000} for a long look, {@code -Dhush.mangling=N} for one of them again.
 */
class MangledFilesTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");
    private static final Path BUILT_IN = Path.of("..", "rules");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long FIRST = 20261124;

    private static final String ENGINEERS_RULE = """
            package rules
            rule "engineer"
              @id("engineer-01") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(10)
              @why("a plain rule of an engineer") @owner("ida@corner-shop.example") @since("2026-11") @on("order.placed")
            when
              $m : Matter( type == "order.placed", times("order.placed") > 1000, number("amount") >= 10.5 )
              not Matter( is("order", "none") )
            then
              wish.propose("order-thanks");
            end
            """;

    @TempDir
    private Path folder;

    @Test
    void areToldNeverThrown() throws IOException {
        long first = Long.getLong("hush.mangling", FIRST);
        long many = Long.getLong("hush.mangling") != null ? 1 : Long.getLong("hush.manglings", 20);
        WorkspaceCopy.of(BUILT_IN, folder.resolve("rules"));
        WorkspaceCopy shop = WorkspaceCopy.of(SHOP, folder);
        shop.change("rules/engineer/engineer-01.drl", "", ENGINEERS_RULE);
        List<Path> files = files();
        long told = 0;
        for (long number = first; number < first + many; number++) {
            Path file = files.get(new Random(number).nextInt(files.size()));
            byte[] good = Files.readAllBytes(file);
            Files.write(file, new Mangling(number).of(good));
            told += told(file, number) ? 1 : 0;
            Files.write(file, good);
        }
        assertThat(told).as("manglings that are faults, of %d", many).isGreaterThan(many / 4);
    }

    private boolean told(Path file, long number) {
        LoadedWorkspace loaded = assertTimeoutPreemptively(
                LONGEST,
                () -> LoadedWorkspace.load(folder, Look.CHECK),
                () -> "-Dhush.mangling=" + number + " of " + folder.relativize(file));
        assertThat(loaded.faults()).as("-Dhush.mangling=%d of %s", number, file).allSatisfy(fault -> {
            assertThat(fault.file()).isNotBlank();
            assertThat(fault.line()).isPositive();
        });
        return !loaded.faults().isEmpty();
    }

    /** Rules more often than anything else. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> it.toString().matches(".*\\.(dslr|drl|csv|yaml|mjml)"))
                    .flatMap(it -> it.toString().matches(".*\\.(dslr|drl)") ? Stream.of(it, it, it) : Stream.of(it))
                    .sorted()
                    .toList();
        }
    }
}
