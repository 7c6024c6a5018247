package dev.hush.intake;

import dev.hush.engine.Fault;
import dev.hush.intake.packed.SortedEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads old events from files: tables by their mappings, and lines of JSON.
 *
 * <p>All events are held packed until their turn comes, since a table has them in any order: at most a third of the
 * heap, which at 512 MB is room for well over a million small events. More is a fault that says so.
 */
public final class EventFiles {
    private static final int PART_OF_HEAP = 3;

    private EventFiles() {}

    /**
     * Reads a file or folder and merges all events in the order of time, source and id.
     *
     * <p>Of a folder, every {@code .ndjson} or {@code .jsonl} file is read, and every table that a mapping names. A
     * mapping without a file is a fault, unless the folder has lines of JSON. A single table is read by the mappings
     * whose file name or glob fits it. Times are taken as they are, also in the future.
     *
     * @param problems told of every bad line and row, in the order of reading; the rest is read
     * @throws InputFaults when files or columns are missing, before any row is read, or when there is too much
     * @throws UncheckedIOException when a file cannot be read
     */
    public static SortedEvents read(Path input, List<Mapping> mappings, Consumer<Problem> problems) {
        return read(input, mappings, problems, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * Reads only the tables of the mappings, all of which must be in the folder, in the same order.
     *
     * @param problems told of every bad row as text, {@code file:line: column: expected …, found …}
     * @throws InputFaults as {@link #read}
     */
    public static SortedEvents mapped(Path folder, List<Mapping> mappings, Consumer<String> problems) {
        return collect(folder, Runtime.getRuntime().maxMemory() / PART_OF_HEAP, (input, events) -> {
            readTables(input, mappings, true, problem -> problems.accept(problem.toString()), events);
        });
    }

    static SortedEvents read(Path input, List<Mapping> mappings, Consumer<Problem> problems, long mostBytes) {
        return collect(input, mostBytes, (folder, events) -> {
            List<String> lineFiles = folder.lineFiles();
            if (lineFiles.isEmpty() && (folder.single() || mappings.isEmpty())) {
                requireOneThatFits(input, folder, mappings);
            }
            readTables(folder, mappings, lineFiles.isEmpty() && !folder.single(), problems, events);
            for (String name : lineFiles) {
                readLines(folder.path(name), name, problems, events);
            }
        });
    }

    /** What reads events from a folder. */
    private interface Reading {
        void into(InputFolder folder, SortedEvents.Collector events) throws IOException;
    }

    private static SortedEvents collect(Path input, long mostBytes, Reading reading) {
        if (!Files.exists(input)) {
            throw fault(input, "a file or folder of events", "nothing", "Look at the path.");
        }
        SortedEvents.Collector events = new SortedEvents.Collector(mostBytes);
        try {
            reading.into(InputFolder.of(input), events);
        } catch (SortedEvents.TooManyException e) {
            String expected = "events that fit into " + (mostBytes >> 20) + " MB";
            throw fault(
                    input,
                    expected,
                    "more than " + e.count() + " of them",
                    "Split the input, or give Java more memory (-Xmx).");
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read " + input + ", but: " + e.getMessage(), e);
        }
        return events.sorted();
    }

    private static void readTables(
            InputFolder folder,
            List<Mapping> mappings,
            boolean needsFiles,
            Consumer<Problem> problems,
            SortedEvents.Collector events)
            throws IOException {
        try (MappedTables tables = new MappedTables(folder, mappings, needsFiles, problems)) {
            tables.readTo(events);
        }
    }

    private static void requireOneThatFits(Path input, InputFolder folder, List<Mapping> mappings) {
        if (mappings.stream().allMatch(it -> folder.matching(it.file()).isEmpty())) {
            throw fault(
                    input,
                    "lines of JSON (.ndjson), or a table that a mapping names",
                    folder.names().isEmpty() ? "no file" : "\"" + folder.names().get(0) + "\"",
                    "Mappings: routes/intake-*.mapping.yaml.");
        }
    }

    private static void readLines(Path file, String name, Consumer<Problem> problems, SortedEvents.Collector events)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Iterator<Parsed> items = EventReader.ofAnyTime().linesAhead(in);
            while (items.hasNext()) {
                Parsed item = items.next();
                item.event().ifPresent(events::add);
                item.problems().forEach(problem -> problems.accept(problem.at(name, item.number())));
            }
        }
    }

    private static InputFaults fault(Path input, String expected, String found, String hint) {
        return new InputFaults(List.of(Fault.of(input.toString(), 1, expected, found, hint)));
    }
}
