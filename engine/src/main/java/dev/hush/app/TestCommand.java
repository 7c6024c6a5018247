package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.replay.Case;
import dev.hush.replay.CaseRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush test}: the cases beside the rules. */
@Command(name = "test", description = "Runs the cases of a workspace on a clock of their own.")
final class TestCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--json", description = "one JSON object on standard output")
    boolean json;

    @Override
    public Integer call() {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        List<Case> cases = loaded.cases();
        CaseRunner runner = new CaseRunner(loaded.rulebook().orElseThrow());
        List<String> failures =
                cases.stream().flatMap(it -> runner.run(it).failures().stream()).toList();
        if (json) {
            Console.json(Map.of("cases", cases.size(), "failures", failures));
        } else {
            failures.forEach(Console.out()::println);
            Console.out().printf("%d cases, %d failures%n", cases.size(), failures.size());
        }
        return failures.isEmpty() ? Hush.GOOD : Hush.FOUND_FAULT;
    }
}
