package dev.hush.intake;

import dev.hush.intake.Lookup.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What another file answers for each key; read when the first is asked for, and kept in memory. */
final class LookupTable {
    /** What makes two lookups the same table. */
    record Spec(String file, char delimiter, String key, Answer answer, String value) {}

    private final Path file;
    private final Spec spec;
    private final Consumer<Problem> problems;
    private @Nullable Map<String, String> answers;

    LookupTable(Path file, Spec spec, Consumer<Problem> problems) {
        this.file = file;
        this.spec = spec;
        this.problems = problems;
    }

    /** The answer; empty where there is none. */
    String get(String key) throws IOException {
        if (answers == null) {
            answers = read();
        }
        return answers.getOrDefault(key, "");
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> first = new HashMap<>();
        Map<String, BigDecimal> totals = new HashMap<>();
        try (TableReader rows = new TableReader(file, spec.file(), spec.delimiter(), problems)) {
            List<String> header = rows.header();
            int key = header.indexOf(spec.key());
            int value = header.indexOf(spec.value());
            rows.want(key);
            rows.want(value);
            while (rows.advance()) {
                add(rows, rows.cells()[key], rows.cells()[value], first, totals);
            }
        }
        totals.forEach((key, total) -> first.put(key, total.toPlainString()));
        return first;
    }

    private void add(
            TableReader rows, String key, String value, Map<String, String> first, Map<String, BigDecimal> totals) {
        if (key.isEmpty() || value.isBlank()) {
            return;
        }
        if (spec.answer() == Answer.FIRST) {
            first.putIfAbsent(key, value);
            return;
        }
        try {
            BigDecimal more = spec.answer() == Answer.COUNT ? BigDecimal.ONE : Numbers.parse(value);
            totals.merge(key, more, BigDecimal::add);
        } catch (NumberFormatException e) {
            problems.accept(Problem.invalid(spec.value(), "a number", Problem.quote(value))
                    .at(spec.file(), rows.line()));
        }
    }
}
