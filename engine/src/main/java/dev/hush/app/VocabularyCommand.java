package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.rulebase.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush vocabulary}: every sentence that a rule may say, as a page. */
@Command(name = "vocabulary", description = "Prints every sentence that a rule may say, with an example each.")
final class VocabularyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--language", description = "en or zh-Hant (default: ${DEFAULT-VALUE})")
    String language = "en";

    @Option(names = "--json", description = "a list, one object a sentence")
    boolean json;

    @Override
    public Integer call() {
        Vocabulary vocabulary = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN)
                .rules()
                .vocabulary();
        if (!vocabulary.languages().contains(language)) {
            throw new UsageException("expected --language " + vocabulary.languages() + ", found \"" + language + "\".");
        }
        List<Map<String, String>> rows = vocabulary.rows(language);
        if (json) {
            Console.json(rows);
            return Hush.GOOD;
        }
        page(rows).forEach(Console.out()::println);
        return Hush.GOOD;
    }

    /** The page in Markdown, line by line; docs/vocabulary.md is this page. */
    static List<String> page(List<Map<String, String>> rows) {
        Map<String, List<Map<String, String>>> byUse = rows.stream()
                .sorted(Comparator.comparing(row -> row.getOrDefault("sentence", "")))
                .collect(Collectors.groupingBy(row -> row.getOrDefault("use", "")));
        List<String> lines = new ArrayList<>(List.of("# The sentences of rules"));
        add("when", "What has to hold, under `when`", byUse, lines);
        add("then", "What may be wished for, under `then`", byUse, lines);
        return lines;
    }

    private static void add(
            String use, String title, Map<String, List<Map<String, String>>> byUse, List<String> lines) {
        lines.addAll(List.of("", "## " + title, "| sentence | example |", "|---|---|"));
        byUse.getOrDefault(use, List.of())
                .forEach(row -> lines.add("| " + row.get("sentence") + " | " + row.get("example") + " |"));
    }
}
