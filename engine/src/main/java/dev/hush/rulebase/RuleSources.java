package dev.hush.rulebase;

import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import dev.hush.rulebase.DrlWriter.DrlSource;
import dev.hush.rulebase.DrlWriter.Origin;
import dev.hush.rulebase.PlainRules.Plain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All rules of a workspace as parsed, and the DRL that they become. */
final class RuleSources {
    static final String PRELUDE = "rules/vocabulary/prelude.drl";

    private final List<ParsedRule> rules = new ArrayList<>();
    private final List<Plain> plains = new ArrayList<>();
    private final List<String> prelude;

    RuleSources(Workspace workspace, Vocabulary vocabulary, Faults faults) {
        prelude = workspace.file(PRELUDE).map(SourceFile::lines).orElse(List.of());
        PlainRules plain = new PlainRules(oneLine(prelude), faults);
        for (SourceFile file : workspace.files("rules", "")) {
            if (file.path().startsWith("rules/vocabulary/")) {
                continue;
            }
            if (file.path().endsWith(FamilyFile.RULE)) {
                rules.addAll(FamilyFile.read(file, workspace, vocabulary, faults));
            } else if (file.path().endsWith(".dslr")) {
                rules.addAll(RuleFile.read(file, vocabulary, faults));
            } else if (file.path().endsWith(".drl")) {
                plain.drl(file).ifPresent(plains::add);
            } else if (file.path().endsWith(".drl.csv") || file.path().endsWith(".drl.xlsx")) {
                plain.table(file).ifPresent(plains::add);
            }
        }
        plains.forEach(it -> rules.addAll(it.rules()));
        rules.sort(Comparator.comparing(ParsedRule::id).thenComparing(ParsedRule::file));
    }

    private static List<String> oneLine(List<String> prelude) {
        return prelude.stream()
                .map(line -> line.replaceAll("//.*", "").replace(";", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    List<String> prelude() {
        return prelude;
    }

    /** The rules in the order of their ids. */
    List<ParsedRule> rules() {
        return List.copyOf(rules);
    }

    /** The DRL of each stage that has rules. */
    Map<Stage, List<DrlSource>> drl(FactChecks facts) {
        Map<Stage, List<DrlSource>> sources = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<ParsedRule> spoken = rules.stream()
                    .filter(it -> it.stage() == stage && !it.plain())
                    .toList();
            if (!spoken.isEmpty()) {
                DrlWriter writer = new DrlWriter(stage, new Origin(PRELUDE, 1), prelude);
                spoken.forEach(rule -> writer.rule(rule, facts.purposeBits(rule)));
                add(sources, stage, writer.source(stage.folder() + "sentences"));
            }
        }
        plains.forEach(
                it -> it.rules().stream().findFirst().ifPresent(rule -> add(sources, rule.stage(), it.source())));
        return sources;
    }

    private static void add(Map<Stage, List<DrlSource>> sources, Stage stage, DrlSource source) {
        sources.computeIfAbsent(stage, it -> new ArrayList<>()).add(source);
    }
}
