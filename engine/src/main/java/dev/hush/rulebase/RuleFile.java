package dev.hush.rulebase;

import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.rulebase.RuleHead.Note;
import dev.hush.rulebase.Sentence.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one .dslr file line by line; whatever is no part of a rule of sentences is refused. */
final class RuleFile {
    private static final Pattern RULE = Pattern.compile("rule\\s+\"([^\"\\\\]+)\"\\s*(@.*)?");
    private static final Pattern JAVA = Pattern.compile(
            ".*(;\\s*$|\\b(salience|update|modify|insert|retract|delete|eval|import|global|function|query|"
                    + "no-loop|dialect|agenda-group|lock-on-active|duration|timer|from|accumulate)\\b.*).*");

    private enum Place {
        OUTSIDE,
        HEAD,
        WHEN,
        THEN
    }

    private final SourceFile file;
    private final Vocabulary vocabulary;
    private final Faults faults;
    private final List<ParsedRule> rules = new ArrayList<>();

    private Place place = Place.OUTSIDE;
    private boolean packaged;
    private List<Note> comments = new ArrayList<>();
    private List<Note> annotations = new ArrayList<>();
    private String name = "";
    private int begin;
    private List<Spoken> when = new ArrayList<>();
    private List<Spoken> then = new ArrayList<>();
    private boolean understood = true;

    private RuleFile(SourceFile file, Vocabulary vocabulary, Faults faults) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.faults = faults;
    }

    /** The rules of the file; what is not understood is a fault, and its rule not whole. */
    static List<ParsedRule> read(SourceFile file, Vocabulary vocabulary, Faults faults) {
        RuleFile reader = new RuleFile(file, vocabulary, faults);
        int number = 0;
        for (String line : file.lines()) {
            reader.line(line.strip(), ++number);
        }
        reader.finish(Math.max(1, number));
        return reader.rules;
    }

    private void line(String line, int number) {
        if (line.startsWith("//")) {
            comments.add(new Note(line.substring(2).strip(), number));
        } else if (line.startsWith(">")) {
            refuse(number, line, "A line that begins with > would run raw Java. Engineers write plain .drl.");
        } else if (!line.isEmpty()) {
            switch (place) {
                case OUTSIDE -> outside(line, number);
                case HEAD -> head(line, number);
                case WHEN -> when(line, number);
                case THEN -> then(line, number);
            }
        }
    }

    private void outside(String line, int number) {
        Matcher rule = RULE.matcher(line);
        if (rule.matches()) {
            place = Place.HEAD;
            name = rule.group(1);
            begin = number;
            Optional.ofNullable(rule.group(2)).ifPresent(it -> annotations.add(new Note(it, number)));
        } else if (line.matches("package\\s+rules;?")) {
            packaged = true;
        } else {
            refuse(number, line, "Outside a rule stand comments, \"package rules\" and rule \"name\", nothing else.");
        }
    }

    private void head(String line, int number) {
        if (line.equals("when")) {
            place = Place.WHEN;
        } else if (line.startsWith("@")) {
            annotations.add(new Note(line, number));
        } else {
            refuse(
                    number,
                    line,
                    "Between rule and when stand @id, @purpose and the like; order and flow are not a rule's.");
            understood = false;
        }
    }

    private void when(String line, int number) {
        if (line.equals("then")) {
            place = Place.THEN;
        } else {
            sentence(line, number, when, Form.TRIGGER, Form.WHEN, Form.PATTERN);
        }
    }

    private void then(String line, int number) {
        if (line.equals("end")) {
            endRule(number);
        } else {
            sentence(line, number, then, Form.THEN);
        }
    }

    private void sentence(String line, int number, List<Spoken> into, Form... forms) {
        Optional<Spoken> spoken = vocabulary.understand(line, number);
        if (spoken.isEmpty()) {
            understood = false;
            if (JAVA.matcher(line).matches()) {
                refuse(number, line, "Rules of sentences hold no Java and no DRL. " + vocabulary.hint(line, forms));
            } else {
                faults.add(
                        file.path(),
                        number,
                        "a sentence of rules/vocabulary",
                        quoted(line),
                        vocabulary.hint(line, forms));
            }
        } else if (!List.of(forms).contains(spoken.get().sentence().form())) {
            understood = false;
            String wrong = place == Place.WHEN ? "a condition" : "a consequence";
            faults.add(file.path(), number, wrong, quoted(line), vocabulary.hint(line, forms));
        } else if (!spoken.get().valuesAreGood(file.path(), faults)) {
            understood = false;
        } else {
            into.add(spoken.get());
        }
    }

    private void endRule(int number) {
        RuleHead.Head head =
                new RuleHead(file, Stage.of(file.path()), faults).read(name, begin, comments, annotations, proposes());
        rules.add(rule(head.header(), understood && head.whole()));
        place = Place.OUTSIDE;
        comments = new ArrayList<>();
        annotations = new ArrayList<>();
        when = new ArrayList<>();
        then = new ArrayList<>();
        understood = true;
    }

    private boolean proposes() {
        return then.stream().anyMatch(it -> it.values().containsKey("template"));
    }

    private ParsedRule rule(RuleHeader header, boolean whole) {
        Optional<String> type =
                when.stream().flatMap(it -> it.key("trigger").stream()).findFirst();
        List<ParsedRule.Message> messages = then.stream()
                .flatMap(it -> it.value("template").stream()
                        .map(template -> new ParsedRule.Message(template, channel(it, header), it.line())))
                .toList();
        return new ParsedRule(
                header, file.path(), begin, Stage.of(file.path()), type, when, then, messages, false, whole);
    }

    private static Optional<dev.hush.consent.Channel> channel(Spoken spoken, RuleHeader header) {
        return spoken.value("channel").map(dev.hush.consent.Channel::of).or(header::channel);
    }

    private void finish(int lastLine) {
        if (place != Place.OUTSIDE) {
            faults.add(file.path(), lastLine, "when, then and end of rule \"" + name + "\"", "the end of the file", "");
        } else if (begin == 0) {
            faults.add(file.path(), 1, "a rule", "none", "rules/README.md shows one.");
        } else if (!packaged) {
            faults.add(file.path(), 1, "the line \"package rules\"", "none", "Put it above the rule.");
        }
    }

    private void refuse(int number, String line, String hint) {
        faults.add(file.path(), number, "only sentences", quoted(line), hint);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
