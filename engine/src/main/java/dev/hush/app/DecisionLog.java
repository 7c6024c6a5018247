package dev.hush.app;

import dev.hush.engine.Step;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes every decision into a file, a JSON object a line; nothing where no file is asked for. */
final class DecisionLog implements Consumer<Step>, AutoCloseable {
    private final Optional<PrintWriter> out;

    private DecisionLog(Optional<PrintWriter> out) {
        this.out = out;
    }

    static DecisionLog open(Optional<Path> file) throws IOException {
        return new DecisionLog(
                file.isPresent()
                        ? Optional.of(new PrintWriter(Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8)))
                        : Optional.empty());
    }

    @Override
    public void accept(Step step) {
        out.ifPresent(it -> step.entry().ifPresent(entry -> write(it, entry)));
    }

    private static void write(PrintWriter out, JournalEntry entry) {
        for (Receipt.Line line : entry.receipt().lines()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("at", entry.decidedAt());
            row.put("customer", entry.customer().value());
            row.put("event", entry.event().key().toString());
            row.put("type", entry.event().type());
            row.put("rule", line.rule());
            row.put("purpose", line.purpose());
            row.put("answer", line.answer());
            line.reason().ifPresent(reason -> row.put("reason", reason));
            line.until().ifPresent(until -> row.put("until", until));
            out.println(Console.text(row));
        }
    }

    @Override
    public void close() {
        out.ifPresent(PrintWriter::close);
    }
}
