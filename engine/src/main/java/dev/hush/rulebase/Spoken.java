package dev.hush.rulebase;

import dev.hush.file.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of a rule that was understood: the sentence, and what stands for its variables, as written.
 *
 * @param text the line as it was written
 * @param line where it stands in its file, from 1
 */
public record Spoken(Sentence sentence, Map<String, String> values, String text, int line) {
    public Spoken {
        values = Map.copyOf(values);
    }

    /** What stands for the variable, without quotes; empty where the sentence has no such variable. */
    public Optional<String> value(String variable) {
        return Optional.ofNullable(values.get(variable)).map(VariableType::unquoted);
    }

    /** A key of the sentence with the values put in. */
    Optional<String> key(String name) {
        return sentence.key(name).map(text -> Sentence.fill(text, this::value));
    }

    /** The name of the follow-up that it wishes for. */
    Optional<String> followUp() {
        return sentence.drl().startsWith("wish.followUp") ? value("name") : Optional.empty();
    }

    /** The types of events that have to be counted for it. */
    List<String> counted() {
        return key("counts").stream().flatMap(it -> Stream.of(it.split(" "))).toList();
    }

    /** The types of events that it names. */
    Stream<String> events() {
        return sentence.types().entrySet().stream()
                .filter(it -> it.getValue() == VariableType.EVENT)
                .flatMap(it -> value(it.getKey()).stream());
    }

    /** Whether every value is one of its type; a fault for each that is not. */
    boolean valuesAreGood(String file, Faults faults) {
        boolean good = true;
        for (Map.Entry<String, String> value : values.entrySet()) {
            VariableType type = sentence.types().get(value.getKey());
            if (type != null && !type.accepts(value.getValue())) {
                String found = "\"" + value.getValue() + "\"";
                faults.add(file, line, type.expected(), found, type.hint(value.getValue()));
                good = false;
            }
        }
        return good;
    }

    boolean is(Sentence.Form form) {
        return sentence.form() == form;
    }
}
