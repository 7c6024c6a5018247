package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake in each kind of file: each is told with its place, and all of them at once. */
class BrokenWorkspaceTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");

    @TempDir
    private Path folder;

    /** A file, what is taken out of it, what comes in its place, and how the fault begins. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "rules/repair/repair-01-review.dslr",
                        "  the score is 1 or 2",
                        "  the score was 1 or 2",
                        "rules/repair/repair-01-review.dslr:9: expected a sentence of rules/vocabulary,"
                                + " found \"the score was 1 or 2\". Closest: \"the score is"),
                arguments(
                        "rules/vocabulary/shop.sentences.yaml",
                        "",
                        "- id: loves\n  en: \"the customer loves {thing}\"\n  drl: \"Situation()\"\n",
                        "rules/vocabulary/shop.sentences.yaml:1: expected"),
                arguments(
                        "rules/house/caps.csv",
                        "",
                        "kind,purpose,channel,window,most\n*,*,*,30d,four\n",
                        "rules/house/caps.csv:"),
                arguments(
                        "templates/ask-review/email.en.mjml",
                        "{{ customer",
                        "{{ costumer",
                        "templates/ask-review/email.en.mjml:"),
                arguments(
                        "routes/deliver-email.camel.yaml",
                        "- to: \"{{hush.mail}}\"",
                        "- to: seda:later",
                        "routes/deliver-email.camel.yaml:"),
                arguments(
                        "routes/intake-till.mapping.yaml",
                        "",
                        "file: till.csv\ntype: order.placed\nid: number\nsubject: customer\n"
                                + "time: {column: at, zone: Europe/Berln}\n",
                        "routes/intake-till.mapping.yaml:5: expected a zone such as Europe/London,"
                                + " found \"Europe/Berln\". Closest: \"Europe/Berlin\"."),
                arguments(
                        "rules/repair/repair-01-review.cases.yaml",
                        "- repair-01 sent by EMAIL",
                        "- repair-01 sends EMAIL",
                        "rules/repair/repair-01-review.cases.yaml:12: expected a line such as"),
                arguments(
                        "hush.yaml",
                        "zone: Europe/Berlin",
                        "zone: Europe/Berln",
                        "hush.yaml:4: expected a time zone such as Europe/Berlin, found \"Europe/Berln\"."
                                + " Closest: \"Europe/Berlin\"."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isToldWithItsPlace(String file, String before, String after, String begin) {
        WorkspaceCopy copy = WorkspaceCopy.of(SHOP, folder).change(file, before, after);

        List<Fault> faults = faults(copy);

        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.expected()).isNotBlank();
            assertThat(fault.found()).isNotBlank();
            assertThat(fault.hint()).isNotBlank();
        });
        assertThat(faults.get(0)).asString().startsWith(begin);
    }

    @Test
    void isToldAtOnceWithAllOthers() {
        WorkspaceCopy copy = WorkspaceCopy.of(SHOP, folder);
        mistakes().map(Arguments::get).forEach(it -> copy.change((String) it[0], (String) it[1], (String) it[2]));

        assertThat(faults(copy))
                .extracting(Fault::file)
                .containsAll(mistakes().map(it -> (String) it.get()[0]).toList());
        assertThat(Hush.run("check", folder.toString())).isEqualTo(Hush.FOUND_FAULT);
    }

    private static List<Fault> faults(WorkspaceCopy copy) {
        return LoadedWorkspace.load(copy.root(), Look.CHECK).faults().stream()
                .filter(fault -> !fault.warning())
                .toList();
    }
}
