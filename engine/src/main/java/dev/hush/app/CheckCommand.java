package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush check}: everything that is wrong in a workspace, at once. */
@Command(
        name = "check",
        description = "Tells everything that is wrong in a workspace, each with its place and what to do.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--json", description = "one JSON object on standard output")
    boolean json;

    @Override
    public Integer call() {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.CHECK);
        long faults = loaded.faults().stream().filter(fault -> !fault.warning()).count();
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("faults", faults);
            report.put("warnings", loaded.faults().size() - faults);
            report.put("list", loaded.faults());
            Console.json(report);
        } else {
            loaded.faults().forEach(Console.out()::println);
            Console.out()
                    .printf(
                            "%d faults, %d warnings; %d rules, %d sentences, %d campaigns, %d mappings%n",
                            faults,
                            loaded.faults().size() - faults,
                            loaded.rules().rules().size(),
                            loaded.rules().vocabulary().sentences().size(),
                            loaded.rules().campaigns().size(),
                            loaded.mappings().size());
        }
        return faults == 0 ? Hush.GOOD : Hush.FOUND_FAULT;
    }
}
