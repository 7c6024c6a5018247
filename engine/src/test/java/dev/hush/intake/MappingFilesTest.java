package dev.hush.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFilesTest {
    private static final String GOOD = """
            file: orders.csv
            type: order.placed
            id: order
            subject: customer
            time: {column: placed, zone: UTC}
            """;

    @Test
    void readsTheMappingsOfAWorkspaceInOrder(@TempDir Path workspace) throws IOException {
        Path routes = Files.createDirectories(workspace.resolve("routes"));
        Files.writeString(routes.resolve("intake-b.mapping.yaml"), GOOD);
        Files.writeString(routes.resolve("intake-a.mapping.yaml"), GOOD);
        Files.writeString(routes.resolve("intake-bad.mapping.yaml"), "file: [");
        Files.write(routes.resolve("intake-latin.mapping.yaml"), new byte[] {(byte) 0xE9});
        Files.writeString(routes.resolve("other.yaml"), "x");
        Faults faults = new Faults();
        assertThat(MappingFiles.read(new Workspace(workspace, faults), faults))
                .extracting(Mapping::name)
                .containsExactly("a", "b");
        assertThat(faults.sorted())
                .extracting(Fault::file)
                .containsExactly("routes/intake-bad.mapping.yaml", "routes/intake-latin.mapping.yaml");
    }

    @Test
    void takesTheFilesNameForTheSource() {
        assertThat(MappingFiles.parse("routes/intake-till-orders.mapping.yaml", GOOD, fault -> {})
                        .orElseThrow()
                        .source())
                .isEqualTo("till-orders");
    }

    @Test
    void tellsAllFaultsOfAFileWithTheirLines() {
        assertThat(faults("""
                        file: ../orders.csv
                        typ: order.placed
                        type: campaign.asked
                        id: order
                        time: {column: placed, zone: Europe/Londn, format: "yyyy-bb"}
                        delimiter: "::"
                        data:
                          a: {column: b, type: numbr}
                          c: {sum: d}
                          e: "{f"
                          g: {column: h, constant: 1}
                        lookups:
                          i: {file: j.csv, by: k}
                        only when:
                          - {column: l, is: even}
                          - m is n
                        """))
                .extracting(it -> it.replaceAll("^x:(\\d+): expected (.{0,30}).*$", "$1 $2"))
                .containsExactly(
                        "1 \"subject\", found none. A mappi",
                        "1 a file in the input folder, fo",
                        "2 one of [data, delimiter, file,",
                        "3 a type that the engine does no",
                        "5 a format such as yyyy-MM-dd HH",
                        "5 a zone such as Europe/London, ",
                        "6 one character, or tab, found \"",
                        "8 one of day, integer, number, t",
                        "9 \"group by\" in this mapping, fo",
                        "10 text with {column} in it, foun",
                        "11 one of column, lookup, text, c",
                        "13 file, by, and one of value, su",
                        "15 present or empty, found \"even\"",
                        "16 a condition, found \"m is n\". K");
    }

    @Test
    void hintsAtTheClosestKey() {
        assertThat(faults(GOOD + "only wen: []\n"))
                .singleElement()
                .asString()
                .contains(":6: ")
                .endsWith("Closest: \"only when\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &x [1]\\nb: *x | one YAML document",
                "a: 1\\na: 2 | each key once",
                "--- 1\\n--- 2 | one YAML document",
                "just text | a mapping (key: value)",
                "a: [b | one YAML document"
            })
    void refusesOddYaml(String text, String expected) {
        assertThat(faults(text.strip().replace("\\n", "\n"))).anyMatch(it -> it.contains("expected " + expected));
    }

    @Test
    void refusesAnEmptyOrDeepFile() {
        assertThat(faults("")).singleElement().asString().contains("found an empty file");
        assertThat(faults("[".repeat(100))).isNotEmpty();
        assertThat(faults("[]")).isNotEmpty();
        assertThat(faults("- a\n- b")).isNotEmpty();
    }

    private static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        assertThat(MappingFiles.parse("x", text, fault -> faults.add(fault.toString())))
                .isEmpty();
        return faults;
    }
}
