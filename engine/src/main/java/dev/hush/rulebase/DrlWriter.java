package dev.hush.rulebase;

import dev.hush.rulebase.Sentence.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes rules of sentences as DRL, one line a sentence, remembering where each line came from. */
final class DrlWriter {
    /** Variables that every rule has: its id, and the purposes that it uses facts for. */
    static final Set<String> OF_THE_RULE = Set.of("rule", "purposes");

    private final List<String> lines = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();

    /** The place of a line in the file of its author. */
    record Origin(String file, int line) {}

    /** @param prelude imports and globals, as in prelude.drl */
    DrlWriter(Stage stage, Origin preludeAt, List<String> prelude) {
        add("package " + stage.packageName(), preludeAt);
        for (int i = 0; i < prelude.size(); i++) {
            add(prelude.get(i), new Origin(preludeAt.file(), i + 1));
        }
    }

    /** @param purposes what the rule's facts have to be usable for, as {@link Purposes} writes them */
    void rule(ParsedRule rule, int purposes) {
        Origin head = new Origin(rule.file(), rule.line());
        add("rule \"" + rule.id() + "\"", head);
        add("when", head);
        conditions(rule, rule.when(), purposes);
        add("then", head);
        rule.then().forEach(it -> add("  " + fill(it, it.sentence().drl(), rule, purposes), at(rule, it)));
        add("end", head);
    }

    /** A rule that finds whether one sentence of the rule holds by itself. */
    void probe(String name, ParsedRule rule, Spoken spoken, int purposes) {
        begin(name, rule);
        conditions(rule, List.of(spoken), purposes);
        end(name, rule, "true");
    }

    /** A rule that finds the value which one sentence of the rule looks at; nothing where it looks at none. */
    void value(String name, ParsedRule rule, Spoken spoken, int purposes) {
        Optional<String> expression = spoken.sentence().value();
        expression.ifPresent(text -> {
            begin(name, rule);
            add("  Matter( $found : (" + fill(spoken, text, rule, purposes) + ") )", at(rule, spoken));
            end(name, rule, "$found");
        });
    }

    /** A rule that wishes for what the rule would wish for if its conditions held. */
    void consequences(ParsedRule rule, int purposes) {
        begin(rule.id(), rule);
        Origin head = new Origin(rule.file(), rule.line());
        add("  Matter()", head);
        add("then", head);
        rule.then().forEach(it -> add("  " + fill(it, it.sentence().drl(), rule, purposes), at(rule, it)));
        add("end", head);
    }

    private void begin(String name, ParsedRule rule) {
        Origin head = new Origin(rule.file(), rule.line());
        add("rule \"" + name + "\"", head);
        add("when", head);
    }

    private void end(String name, ParsedRule rule, String found) {
        Origin head = new Origin(rule.file(), rule.line());
        add("then", head);
        add("  insert(new dev.hush.rulebase.Found(\"" + name + "\", " + found + "));", head);
        add("end", head);
    }

    private void conditions(ParsedRule rule, List<Spoken> sentences, int purposes) {
        List<Line> constraints = new ArrayList<>();
        List<Line> last = new ArrayList<>();
        List<Line> patterns = new ArrayList<>();
        for (Spoken spoken : sentences) {
            Origin origin = at(rule, spoken);
            if (spoken.is(Form.PATTERN)) {
                patterns.add(new Line(fill(spoken, spoken.sentence().drl(), rule, purposes), origin));
                continue;
            }
            spoken.key("trigger")
                    .ifPresent(type -> constraints.add(new Line("type == " + VariableType.quoted(type), origin)));
            Optional<String> when = spoken.sentence().key("when");
            when.ifPresent(text -> (spoken.sentence().keys().containsKey("last") ? last : constraints)
                    .add(new Line(fill(spoken, text, rule, purposes), origin)));
        }
        constraints.addAll(last);
        add("  Matter(", new Origin(rule.file(), rule.line()));
        for (int i = 0; i < constraints.size(); i++) {
            Line line = constraints.get(i);
            add("    " + line.text() + (i + 1 < constraints.size() ? "," : ""), line.origin());
        }
        add("  )", new Origin(rule.file(), rule.line()));
        patterns.forEach(it -> add("  " + it.text(), it.origin()));
    }

    private record Line(String text, Origin origin) {}

    /** The constraint or pattern that a sentence becomes; empty where it says no more than what happened. */
    static Optional<String> constraint(Spoken spoken, ParsedRule rule) {
        Optional<String> text = spoken.is(Form.PATTERN)
                ? Optional.of(spoken.sentence().drl())
                : spoken.sentence().key("when");
        return text.map(it -> fill(spoken, it, rule, 0));
    }

    private static String fill(Spoken spoken, String text, ParsedRule rule, int purposes) {
        return Sentence.fill(text, name -> switch (name) {
            case "rule" -> Optional.of(VariableType.quoted(rule.id()));
            case "purposes" -> Optional.of(Integer.toString(purposes));
            default ->
                Optional.ofNullable(spoken.sentence().types().get(name))
                        .map(type -> type.source(spoken.values().getOrDefault(name, "")));
        });
    }

    private static Origin at(ParsedRule rule, Spoken spoken) {
        return new Origin(rule.file(), spoken.line());
    }

    private void add(String line, Origin origin) {
        lines.add(line);
        origins.add(origin);
    }

    /** Everything written so far. */
    DrlSource source(String name) {
        return new DrlSource(name, String.join("\n", lines) + "\n", List.copyOf(origins));
    }

    /** DRL for Drools, and for each of its lines where the author wrote it. */
    record DrlSource(String name, String drl, List<Origin> origins) {
        Origin origin(int line) {
            return origins.get(index(line));
        }

        /** Drools names the line of the pattern: looks below it for the constraint that the message quotes. */
        Origin origin(int line, String message) {
            List<String> lines = drl.lines().toList();
            for (int i = index(line); i < lines.size() && !lines.get(i).strip().equals("end"); i++) {
                String text = lines.get(i).strip().replaceAll(",$", "");
                String call = text.replaceAll("^!?(\\w+\\().*", "$1");
                if (text.length() > 3 && (message.contains(text) || (call.endsWith("(") && message.contains(call)))) {
                    return origins.get(i);
                }
            }
            return origin(line);
        }

        private int index(int line) {
            return Math.max(0, Math.min(line, origins.size()) - 1);
        }
    }
}
