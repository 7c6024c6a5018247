package dev.hush.intake;

import dev.hush.event.CustomerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All events of an input file or folder, NDJSON and mapped tables together, in the order (time, source, id). */
public final class EventFiles {
    private EventFiles() {}

    /**
     * Reads them into memory: some 500 bytes an event.
     *
     * @param problems hears of every line or row that does not fit, as {@code file:line: expected …, found …}
     */
    public static List<CustomerEvent> read(Path input, List<Mapping> mappings, Consumer<String> problems) {
        List<CustomerEvent> events = new ArrayList<>();
        for (Path file : lines(input)) {
            readLines(file, events, problems);
        }
        if (Files.isDirectory(input)) {
            events.addAll(mapped(input, mappings, problems));
        }
        events.sort(CustomerEvent.ORDER);
        return events;
    }

    /** The events of a folder's tables by their mappings, table by table. */
    public static List<CustomerEvent> mapped(Path folder, List<Mapping> mappings, Consumer<String> problems) {
        List<CustomerEvent> events = new ArrayList<>();
        Tables tables = new Tables(folder);
        for (Mapping mapping : mappings) {
            if (Files.exists(tables.path(mapping.file()))) {
                events.addAll(new MappedTable(mapping, tables, problems).events());
            } else {
                problems.accept("%s:1: expected the table %s in %s, found no such file"
                        .formatted(mapping.place(), mapping.file(), folder.getFileName()));
            }
        }
        return events;
    }

    private static List<Path> lines(Path input) {
        if (!Files.isDirectory(input)) {
            return List.of(input);
        }
        try (Stream<Path> files = Files.list(input)) {
            return files.filter(it -> it.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readLines(Path file, List<CustomerEvent> events, Consumer<String> problems) {
        try (var in = Files.newInputStream(file)) {
            EventLines.read(in, Instant.MAX.minusSeconds(600), (line, parsed) -> {
                parsed.event().ifPresent(events::add);
                parsed.problems().forEach(it -> problems.accept(file.getFileName() + ":" + line + ": " + it));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read " + file + ", but: " + e.getMessage(), e);
        }
    }
}
