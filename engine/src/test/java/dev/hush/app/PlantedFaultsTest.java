package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mistakes of planted-faults.yaml, all in one workspace, are all told in one run; without them nothing is told. */
class PlantedFaultsTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");

    @TempDir
    private Path folder;

    private static List<Map<String, String>> plants() throws IOException {
        try (InputStream in = PlantedFaultsTest.class.getResourceAsStream("/hush/app/planted-faults.yaml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(in), new TypeReference<>() {});
        }
    }

    @Test
    void areAllToldInOneRun() throws IOException {
        WorkspaceCopy copy = WorkspaceCopy.of(SHOP, folder);
        List<Map<String, String>> plants = plants();
        plants.forEach(plant -> plant(copy, plant));

        List<String> told = LoadedWorkspace.load(copy.root(), Look.CHECK).faults().stream()
                .map(Fault::toString)
                .toList();

        assertThat(plants).hasSizeGreaterThanOrEqualTo(40);
        List<String> missing = new ArrayList<>();
        for (Map<String, String> plant : plants) {
            String says = Objects.requireNonNull(plant.get("says"));
            if (told.stream().noneMatch(it -> it.startsWith(says))) {
                missing.add(says);
            }
        }
        assertThat(missing).as("of %s", String.join("\n", told)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../examples/corner-shop", "../examples/olist", "../examples/online-retail", ".."})
    void withoutThemNothingIsTold(String workspace) {
        assertThat(LoadedWorkspace.load(Path.of(workspace), Look.CHECK).faults())
                .filteredOn(it -> !it.warning())
                .isEmpty();
    }

    private static void plant(WorkspaceCopy copy, Map<String, String> plant) {
        if (plant.containsKey("rule")) {
            String id = plant.get("rule");
            copy.change("rules/" + plant.getOrDefault("folder", "planted") + "/" + id + ".dslr", "", rule(id, plant));
        } else if (plant.containsKey("new")) {
            copy.change(plant.get("new"), "", plant.get("text"));
        } else {
            copy.change(plant.get("file"), plant.get("before"), plant.get("after"));
        }
    }

    private static String rule(String id, Map<String, String> plant) {
        return """
                %s
                // (a mistake is planted here)
                package rules
                rule "%s planted"
                  @id("%s") %s
                when
                  %s
                then
                  %s
                end
                """.formatted(
                        plant.getOrDefault("head", "// Why: planted     Owner: ida     Since: 2026-11"),
                        id,
                        id,
                        plant.getOrDefault("annotations", "@purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(5)"),
                        plant.getOrDefault("when", "an order was placed"),
                        plant.getOrDefault("then", "propose the message order-thanks"));
    }
}
