package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "A rule in five steps" of rules/README.md, command by command, in a shop with a past. */
class FiveStepsTest {
    private static final Pattern SECTION =
            Pattern.compile("## A rule in five steps\\n```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("(?m)^\\./hush (.*?) +# (\\d)\\. ");
    private static final String RULE = "rules/thanks/thanks-07.dslr";

    @TempDir
    private Path folder;

    @Test
    void leadToARuleThatIsCheckedTestedAndReplayed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        WorkspaceCopy shop = WorkspaceCopy.of(Path.of("..", "examples", "corner-shop"), folder.resolve("shop"));
        liveUnderVersionOne(shop.root(), data);
        List<String[]> steps = steps(shop.root(), data);
        assertThat(steps).hasSize(5);

        assertThat(Hush.run(steps.get(0))).isEqualTo(Hush.GOOD);
        assertThat(Hush.run(steps.get(1))).isEqualTo(Hush.GOOD);
        shop.change(
                RULE, "(say in a few words why a customer gets this; they can read it)", "a large order is a favour");
        shop.change(RULE, "the event order.placed came in", "an order was placed\n  the order is worth at least lots");
        assertThat(Hush.run(steps.get(2))).as("a slip is told").isEqualTo(Hush.FOUND_FAULT);
        shop.change(RULE, "at least lots", "at least 500");
        assertThat(Hush.run(steps.get(2))).isEqualTo(Hush.GOOD);
        assertThat(Hush.run(steps.get(3)))
                .as("the case says what was so before")
                .isEqualTo(Hush.FOUND_FAULT);
        shop.change("rules/thanks/thanks-07.cases.yaml", "amount: 3", "amount: 999");
        assertThat(Hush.run(steps.get(3))).isEqualTo(Hush.GOOD);
        assertThat(Hush.run(steps.get(4))).isEqualTo(Hush.GOOD);
    }

    private static void liveUnderVersionOne(Path shop, Path data) throws IOException {
        try (SqlStore store = SqlStore.sqlite(data)) {
            assertThat(new Publisher(shop, store.rules(), () -> Instant.EPOCH).start())
                    .isPresent();
        }
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
            new Demo(LoadedWorkspace.load(shop, Look.RUN), nowhere).play(SqlStore.sqlite(data), data);
        }
    }

    private static List<String[]> steps(Path shop, Path data) throws IOException {
        MatchResult section = SECTION.matcher(Files.readString(Path.of("..", "rules", "README.md")))
                .results()
                .findFirst()
                .orElseThrow();
        return STEP.matcher(section.group(1))
                .results()
                .map(it -> it.group(1).replace("WORKSPACE", shop.toString()).replace("DIR", data.toString()))
                .map(it -> it.split(" +"))
                .toList();
    }
}
