package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.replay.Case;
import dev.hush.replay.CaseRunner;
import dev.hush.replay.Coverage;
import dev.hush.rulebase.ParsedRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

    @Option(names = "--coverage", description = "also tells which rules and which answers no case comes to")
    boolean coverage;

    @Option(names = "--watch", description = "runs them again whenever a file is saved, until Ctrl-C")
    boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        Path root = Hush.workspace(workspace);
        if (!watch) {
            return run(root);
        }
        while (true) {
            long seen = FolderFingerprint.of(root);
            int code = run(root);
            Console.talk()
                    .println((code == Hush.GOOD ? "All is well. " : "")
                            + "Waiting for a file to be saved; Ctrl-C ends.");
            while (FolderFingerprint.of(root) == seen) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            Console.talk().println();
        }
    }

    private int run(Path root) {
        LoadedWorkspace loaded = LoadedWorkspace.load(root, Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        List<Case> cases = loaded.cases();
        CaseRunner runner = new CaseRunner(loaded.rulebook().orElseThrow());
        Coverage covered = new Coverage();
        List<CaseRunner.Result> failed = cases.stream()
                .map(it -> runner.run(it, covered))
                .filter(result -> !result.holds())
                .toList();
        List<String> failures =
                failed.stream().flatMap(it -> it.failures().stream()).toList();
        CaseStory story = new CaseStory(loaded);
        Coverage.Report report = covered.of(
                ids(loaded, rule -> true), ids(loaded, rule -> !rule.messages().isEmpty()));
        if (json) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("cases", cases.size());
            told.put("failures", failures);
            told.put("stories", stories(failed, story));
            if (coverage) {
                told.put("coverage", report);
            }
            Console.json(told);
        } else {
            failed.forEach(result -> print(result, story));
            Console.out()
                    .println(Console.count(cases.size(), "case") + ", " + Console.count(failures.size(), "failure"));
            if (coverage) {
                lines(report).forEach(Console.out()::println);
            }
        }
        return failures.isEmpty() ? Hush.GOOD : Hush.FOUND_FAULT;
    }

    private static void print(CaseRunner.Result failed, CaseStory story) {
        failed.failures().forEach(Console.out()::println);
        story.tell(failed.tested()).forEach(line -> Console.out().println("    " + line));
        Console.out().println();
    }

    /** What happened in each case that failed, by where it stands. */
    private static Map<String, List<String>> stories(List<CaseRunner.Result> failed, CaseStory story) {
        Map<String, List<String>> stories = new LinkedHashMap<>();
        failed.forEach(it -> stories.put(it.tested().file() + ":" + it.tested().line(), story.tell(it.tested())));
        return stories;
    }

    private static List<String> ids(LoadedWorkspace loaded, Predicate<ParsedRule> which) {
        return loaded.rules().rules().stream().filter(which).map(ParsedRule::id).toList();
    }

    private static List<String> lines(Coverage.Report report) {
        List<String> lines = new ArrayList<>();
        int reached = report.rules() - report.silent().size();
        lines.add("The cases make " + reached + " of " + Console.count(report.rules(), "rule") + " fire.");
        if (!report.silent().isEmpty()) {
            lines.add("No case makes these fire: " + String.join(", ", report.silent()));
        }
        if (!report.neverSent().isEmpty()) {
            lines.add("These fire, and their message goes out in no case: " + String.join(", ", report.neverSent()));
        }
        lines.add("No case comes to these answers of guards, house and arbitration:");
        report.otherReasons().forEach(it -> lines.add("    " + it + ": " + it.sentence()));
        return lines;
    }
}
