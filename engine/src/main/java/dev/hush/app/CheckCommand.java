package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.rulebase.overlap.Overlaps;
import dev.hush.rulebase.overlap.Overlaps.Meeting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

    @Option(
            names = "--sarif",
            description = "SARIF 2.1.0 on standard output, for code review; paths from where you are")
    boolean sarif;

    @Option(names = "--conflicts", description = "also tells which rules can speak to the same person on the same day")
    boolean conflicts;

    @Override
    public Integer call() {
        Path root = Hush.workspace(workspace);
        LoadedWorkspace loaded = LoadedWorkspace.load(root, Look.CHECK);
        long faults = loaded.faults().stream().filter(fault -> !fault.warning()).count();
        List<Meeting> meetings = conflicts ? new Overlaps(loaded.rules().rules()).meetings() : List.of();
        if (sarif) {
            Console.json(Sarif.of(loaded.faults(), fromHere(root)));
        } else if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("faults", faults);
            report.put("warnings", loaded.faults().size() - faults);
            report.put("list", loaded.faults());
            if (conflicts) {
                report.put("conflicts", meetings);
            }
            Console.json(report);
        } else {
            loaded.faults().forEach(Console.out()::println);
            if (conflicts) {
                Conflicts.text(meetings).forEach(Console.out()::println);
            }
            Console.out()
                    .println(Console.count(faults, "fault") + ", "
                            + Console.count(loaded.faults().size() - faults, "warning") + "; "
                            + Console.count(loaded.rules().rules().size(), "rule") + ", "
                            + Console.count(
                                    loaded.rules().vocabulary().sentences().size(), "sentence") + ", "
                            + Console.count(loaded.rules().campaigns().size(), "campaign") + ", "
                            + Console.count(loaded.mappings().size(), "mapping"));
        }
        return faults == 0 ? Hush.GOOD : Hush.FOUND_FAULT;
    }

    /** The workspace as seen from the working folder, which is the repository's root where reviews are made. */
    private static String fromHere(Path root) {
        Path here = Path.of("").toAbsolutePath();
        Path there = root.toAbsolutePath().normalize();
        String path = there.startsWith(here) ? here.relativize(there).toString().replace('\\', '/') : "";
        return path.isEmpty() ? "" : path + "/";
    }
}
