package dev.hush.rulebase;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds files below rules/ that nobody reads, such as a rule whose ending is misspelt. */
final class StrayFiles {
    private static final List<String> RULES = List.of(".dslr", ".drl", ".drl.csv", ".cases.yaml", ".md");
    private static final List<String> VOCABULARY =
            List.of(".sentences.yaml", "facts.yaml", "prelude.drl", "journey.yaml", ".md");

    private StrayFiles() {}

    static void check(Workspace workspace, Faults faults) {
        workspace.files("rules", "").stream().filter(file -> !file.builtIn()).forEach(file -> check(file, faults));
    }

    private static void check(SourceFile file, Faults faults) {
        String path = file.path();
        if (path.startsWith("rules/vocabulary/")) {
            boolean event = path.startsWith("rules/vocabulary/events/") && path.endsWith(".yaml");
            if (!event && VOCABULARY.stream().noneMatch(path::endsWith)) {
                stray(file, "one of " + VOCABULARY + ", or events/*.yaml", "", faults);
            }
        } else if (path.startsWith("rules/house/") && path.endsWith(".csv") && !path.endsWith(".drl.csv")) {
            Set<String> tables =
                    HouseFiles.TABLES.stream().map(it -> it + ".csv").collect(Collectors.toSet());
            if (!tables.contains(file.name())) {
                stray(file, "one of the tables of the house", Closest.hint(file.name(), tables, ""), faults);
            }
        } else if (!path.equals("rules/house/duties.yaml") && RULES.stream().noneMatch(path::endsWith)) {
            stray(file, "a file that ends with one of " + RULES, "Nobody reads it.", faults);
        }
    }

    private static void stray(SourceFile file, String expected, String hint, Faults faults) {
        faults.add(file.path(), 1, expected, "\"" + file.name() + "\"", hint);
    }
}
