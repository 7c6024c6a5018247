package dev.hush.rulebase;

import dev.hush.file.Closest;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds files below rules/ that nobody reads, such as a rule whose ending is misspelt. */
final class StrayFiles {
    private static final List<String> RULES = List.of(
            ".dslr",
            ".drl",
            ".drl.csv",
            ".drl.xlsx",
            FamilyFile.TABLE + ".csv",
            FamilyFile.TABLE + ".xlsx",
            ".cases.yaml",
            ".md");
    private static final Pattern TABLE_OF_THE_HOUSE = Pattern.compile("rules/house/([^/.]+)\\.(csv|xlsx)");
    private static final List<String> VOCABULARY =
            List.of(".sentences.yaml", "facts.yaml", "prelude.drl", "journey.yaml", ".md");

    private static final Pattern TABLE_OF_A_FAMILY = Pattern.compile("(.+)\\.family\\.(csv|xlsx)");

    private StrayFiles() {}

    static void check(Workspace workspace, Faults faults) {
        workspace.files("rules", "").stream()
                .filter(file -> !file.builtIn())
                .forEach(file -> check(file, workspace, faults));
    }

    private static void check(SourceFile file, Workspace workspace, Faults faults) {
        String path = file.path();
        Matcher table = TABLE_OF_THE_HOUSE.matcher(path);
        Matcher family = TABLE_OF_A_FAMILY.matcher(path);
        if (path.startsWith("rules/vocabulary/")) {
            boolean event = path.startsWith("rules/vocabulary/events/") && path.endsWith(".yaml");
            if (!event && VOCABULARY.stream().noneMatch(path::endsWith)) {
                stray(file, "one of " + VOCABULARY + ", or events/*.yaml", "", faults);
            }
        } else if (table.matches()) {
            if (!HouseFiles.TABLES.contains(table.group(1))) {
                List<String> tables = HouseFiles.TABLES.stream()
                        .map(name -> name + "." + table.group(2))
                        .toList();
                stray(file, "one of the tables of the house", Closest.hint(file.name(), tables, ""), faults);
            }
        } else if (family.matches()
                && workspace.file(family.group(1) + FamilyFile.RULE).isEmpty()) {
            faults.add(
                    path, 1, "a rule beside it: " + family.group(1) + FamilyFile.RULE, "none", "It has the sentences.");
        } else if (!path.equals("rules/house/duties.yaml") && RULES.stream().noneMatch(path::endsWith)) {
            stray(file, "a file that ends with one of " + RULES, "Nobody reads it.", faults);
        }
    }

    private static void stray(SourceFile file, String expected, String hint, Faults faults) {
        faults.add(file.path(), 1, expected, "\"" + file.name() + "\"", hint);
    }
}
