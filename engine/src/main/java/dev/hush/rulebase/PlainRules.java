package dev.hush.rulebase;

import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.rulebase.DrlWriter.DrlSource;
import dev.hush.rulebase.DrlWriter.Origin;
import dev.hush.rulebase.ParsedRule.Message;
import dev.hush.rulebase.RuleHead.Note;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;

/** Reads engineers' rules: plain {@code .drl}, and decision tables {@code .drl.csv}, which become DRL. */
final class PlainRules {
    private static final List<String> ANNOTATIONS =
            List.of("id", "purpose", "channel", "kind", "worth", "goodFor", "why", "owner", "since", "on");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+[\\w.]+[ \\t]*;?");
    private static final Pattern ROW = Pattern.compile("// rule values at [A-Z]+(\\d+).*");
    private static final Pattern MESSAGE =
            Pattern.compile("wish\\s*\\.\\s*(?:propose\\(|surprise\\(\\s*\"[^\"]*\"\\s*,)\\s*\"([^\"]+)\"");

    private final List<String> prelude;
    private final Faults faults;

    /** @param prelude imports and globals that every file gets */
    PlainRules(List<String> prelude, Faults faults) {
        this.prelude = prelude;
        this.faults = faults;
    }

    /** A file's rules and the DRL for Drools; names are those in the DRL. */
    record Plain(List<ParsedRule> rules, DrlSource source) {}

    Optional<Plain> drl(SourceFile file) {
        List<Origin> origins = new ArrayList<>();
        for (int line = 1; line <= file.lines().size(); line++) {
            origins.add(new Origin(file.path(), line));
        }
        return parse(file, new DrlSource(sourceName(file), withPrelude(file.text(), Stage.of(file.path())), origins));
    }

    Optional<Plain> table(SourceFile file) {
        try {
            String drl = new SpreadsheetCompiler()
                    .compile(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)), InputType.CSV);
            return parse(
                    file, new DrlSource(sourceName(file), withPrelude(drl, Stage.of(file.path())), rows(file, drl)));
        } catch (RuntimeException e) {
            faults.add(
                    file.path(),
                    1,
                    "a decision table of Drools",
                    String.valueOf(e.getMessage())
                            .strip()
                            .lines()
                            .findFirst()
                            .orElse("")
                            .replaceAll("\\.$", ""),
                    "It has the cells RuleSet, RuleTable, CONDITION, ACTION and METADATA.");
            return Optional.empty();
        }
    }

    private static List<Origin> rows(SourceFile file, String drl) {
        List<Origin> origins = new ArrayList<>();
        int row = 1;
        for (String line : drl.lines().toList()) {
            Matcher matcher = ROW.matcher(line.strip());
            row = matcher.matches() ? Integer.parseInt(matcher.group(1)) : row;
            origins.add(new Origin(file.path(), row));
        }
        return origins;
    }

    /** The stage's package and the prelude on one line, so that all lines keep their numbers. */
    private String withPrelude(String drl, Stage stage) {
        String head = "package " + stage.packageName() + "; " + String.join("; ", prelude) + ";";
        Matcher matcher = PACKAGE.matcher(drl);
        return matcher.find()
                ? drl.substring(0, matcher.start()) + head + drl.substring(matcher.end())
                : head + " " + drl;
    }

    private static String sourceName(SourceFile file) {
        return Stage.of(file.path()).folder() + "plain-" + file.path().replaceAll("[^A-Za-z0-9-]", "_");
    }

    private Optional<Plain> parse(SourceFile file, DrlSource source) {
        DrlParser parser = new DrlParser();
        try {
            PackageDescr descr = parser.parse(true, source.drl());
            if (!parser.hasErrors() && descr != null) {
                List<ParsedRule> rules = new ArrayList<>();
                descr.getRules().forEach(rule -> rules.add(rule(file, source, rule)));
                return Optional.of(new Plain(rules, source));
            }
        } catch (DroolsParserException e) {
            faults.add(file.path(), 1, "DRL", String.valueOf(e.getMessage()), "");
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
            String message = error.getMessage().strip().lines().findFirst().orElse("");
            faults.add(file.path(), source.origin(line).line(), "DRL", message, "");
        }
        return Optional.empty();
    }

    private ParsedRule rule(SourceFile file, DrlSource source, RuleDescr rule) {
        int line = source.origin(rule.getLine()).line();
        Map<String, Note> notes = new HashMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            if (ANNOTATIONS.contains(annotation.getName()) && annotation.hasValue()) {
                String value = annotation.getSingleValueAsString().strip();
                notes.put(annotation.getName(), new Note(VariableType.unquoted(value), line));
            }
        }
        String consequence = String.valueOf(rule.getConsequence());
        List<String> templates =
                MESSAGE.matcher(consequence).results().map(it -> it.group(1)).toList();
        Stage stage = Stage.of(file.path());
        Map<String, String> said =
                Map.of("Why", text(notes, "why"), "Owner", text(notes, "owner"), "Since", text(notes, "since"));
        RuleHead.Head head =
                new RuleHead(file, stage, faults).header(rule.getName(), line, said, notes, !templates.isEmpty());
        return new ParsedRule(
                head.header(),
                file.path(),
                line,
                stage,
                Optional.ofNullable(notes.get("on")).map(Note::text),
                List.of(),
                List.of(),
                templates.stream()
                        .map(it -> new Message(it, head.header().channel(), line))
                        .toList(),
                true,
                head.whole());
    }

    private static String text(Map<String, Note> notes, String key) {
        Note note = notes.get(key);
        return note == null ? "" : note.text();
    }
}
