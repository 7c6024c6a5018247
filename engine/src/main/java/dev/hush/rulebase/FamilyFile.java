package dev.hush.rulebase;

import dev.hush.engine.Fault;
import dev.hush.file.CsvTable;
import dev.hush.file.CsvTable.Row;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a family of rules: a rule of sentences with {@code {columns}} in it, and a table beside it with a row for each
 * rule. A row is read as if its rule had been written out, so each cell is checked as what the sentence takes there.
 */
final class FamilyFile {
    static final String RULE = ".family.dslr";
    static final String TABLE = ".family";
    private static final Pattern COLUMN = Pattern.compile("\\{([\\p{L}\\p{N} _-]+)}");

    private final SourceFile file;
    private final List<String> lines;
    private final Vocabulary vocabulary;
    private final Faults faults;

    private FamilyFile(SourceFile file, Vocabulary vocabulary, Faults faults) {
        this.file = file;
        this.lines = file.lines();
        this.vocabulary = vocabulary;
        this.faults = faults;
    }

    /** The rules of all rows; their place is the row. */
    static List<ParsedRule> read(SourceFile file, Workspace workspace, Vocabulary vocabulary, Faults faults) {
        String stem = file.path().substring(0, file.path().length() - RULE.length()) + TABLE;
        Optional<SourceFile> table = workspace.table(stem);
        if (table.isEmpty()) {
            faults.add(
                    file.path(),
                    1,
                    "a table beside it: " + stem + ".csv or .xlsx",
                    "none",
                    "Its columns are what stands in { } here; each row is a rule.");
        }
        return table.map(it -> new FamilyFile(file, vocabulary, faults).rules(it))
                .orElse(List.of());
    }

    private List<ParsedRule> rules(SourceFile table) {
        Set<String> columns = new LinkedHashSet<>();
        lines.forEach(line -> columns(line).forEach(columns::add));
        if (columns.isEmpty()) {
            faults.add(
                    file.path(), 1, "at least one {column} of its table", "none", "Without one, it is a plain rule.");
            return List.of();
        }
        List<Row> rows = CsvTable.read(table, List.copyOf(columns), faults);
        if (rows.isEmpty()) {
            faults.add(table.path(), 1, "a row for each rule", "none", "Its head line is " + String.join(",", columns));
        }
        List<ParsedRule> rules = new ArrayList<>();
        rows.stream().filter(row -> full(row, columns)).forEach(row -> rules.addAll(rules(row)));
        return rules;
    }

    private static Stream<String> columns(String line) {
        return COLUMN.matcher(line).results().map(it -> it.group(1));
    }

    private static boolean full(Row row, Set<String> columns) {
        List<String> empty =
                columns.stream().filter(it -> row.text(it).isBlank()).toList();
        empty.forEach(
                it -> row.fault("a value in column \"" + it + "\"", "an empty cell", "Leave out nothing in a family."));
        return empty.isEmpty();
    }

    private List<ParsedRule> rules(Row row) {
        List<String> filled = lines.stream().map(line -> fill(line, row)).toList();
        Faults own = new Faults();
        List<ParsedRule> rules =
                RuleFile.read(new SourceFile(file.path(), String.join("\n", filled), file.builtIn()), vocabulary, own);
        own.sorted().forEach(fault -> tell(fault, row));
        return rules.stream().map(rule -> at(row, rule)).toList();
    }

    private static String fill(String line, Row row) {
        return COLUMN.matcher(line).replaceAll((MatchResult it) -> Matcher.quoteReplacement(row.text(it.group(1))));
    }

    /** A fault of a line with a column is the row's; of another line it is the rule's, and told once. */
    private void tell(Fault fault, Row row) {
        String line = lines.get(Math.min(fault.line(), lines.size()) - 1);
        List<String> columns = columns(line).toList();
        if (columns.isEmpty()) {
            faults.addAll(List.of(fault));
        } else {
            String which = "column " + String.join(", ", columns) + ", line " + fault.line() + " of " + file.name();
            faults.add(row.file(), row.line(), fault.expected() + " (" + which + ")", fault.found(), fault.hint());
        }
    }

    private static ParsedRule at(Row row, ParsedRule rule) {
        return new ParsedRule(
                rule.header(),
                row.file(),
                row.line(),
                rule.stage(),
                rule.eventType(),
                at(row, rule.when()),
                at(row, rule.then()),
                rule.messages().stream()
                        .map(it -> new ParsedRule.Message(it.template(), it.channel(), row.line()))
                        .toList(),
                false,
                rule.whole());
    }

    private static List<Spoken> at(Row row, List<Spoken> sentences) {
        return sentences.stream()
                .map(it -> new Spoken(it.sentence(), it.values(), it.text(), row.line()))
                .toList();
    }
}
