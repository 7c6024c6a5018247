package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.memory.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corner shop's story, word for word. */
class DemoTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");

    @TempDir
    private Path folder;

    @Test
    void tellsTheStoryOfExpectedTxt() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            new Demo(LoadedWorkspace.load(SHOP, Look.RUN), to).play(new MemoryStore(), folder);
        }

        assertThat(told.toString(StandardCharsets.UTF_8))
                .as("if the change is meant: ./hush demo 2>/dev/null | sed '/^{events=/,$d' | sed '$d' >"
                        + " examples/corner-shop/expected.txt")
                .isEqualTo(Files.readString(SHOP.resolve("expected.txt")));
    }
}
