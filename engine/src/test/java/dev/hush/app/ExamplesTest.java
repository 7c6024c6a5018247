package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.replay.Case;
import dev.hush.replay.CaseRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private static final Path REPOSITORY = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = {".", "examples/corner-shop", "examples/olist"})
    void haveNoFault(String workspace) {
        LoadedWorkspace loaded = LoadedWorkspace.load(REPOSITORY.resolve(workspace), Look.CHECK);

        assertThat(loaded.faults()).filteredOn(fault -> !fault.warning()).isEmpty();
        assertThat(loaded.rules().vocabulary().sentences()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/corner-shop", "examples/olist"})
    void keepTheirCases(String workspace) {
        LoadedWorkspace loaded = LoadedWorkspace.load(REPOSITORY.resolve(workspace), Look.RUN);
        List<Case> cases = loaded.cases();
        CaseRunner runner = new CaseRunner(loaded.rulebook().orElseThrow());

        assertThat(cases).isNotEmpty();
        assertThat(cases.stream().flatMap(it -> runner.run(it).failures().stream()))
                .isEmpty();
    }

    @Test
    void aCaseThatExpectsSomethingElseFails() {
        LoadedWorkspace loaded = LoadedWorkspace.load(REPOSITORY.resolve("examples/corner-shop"), Look.RUN);
        Case first = loaded.cases().get(0);
        Case wrong = new Case(
                first.file(), first.line(), first.name(), first.customer(), List.of(), List.of(), first.expectations());

        assertThat(new CaseRunner(loaded.rulebook().orElseThrow()).run(wrong).failures())
                .isNotEmpty();
    }
}
