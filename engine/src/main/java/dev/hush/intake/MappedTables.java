package dev.hush.intake;

import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import dev.hush.intake.Groups.Row;
import dev.hush.intake.LookupTable.Spec;
import dev.hush.intake.packed.SortedEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Turns the tables of an input folder into events, each file read once for all its mappings. */
final class MappedTables implements AutoCloseable {
    private final InputFolder input;
    private final Consumer<Problem> problems;
    private final Map<Spec, LookupTable> lookups = new HashMap<>();
    private final Map<String, List<String>> headers = new HashMap<>();
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<Mapping, Groups> groups = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /** An open file and the mappings that read it. */
    private record Table(TableReader reader, List<Binding> bindings) {}

    /**
     * Opens the files that the mappings name.
     *
     * @param mappingsNeedFiles whether a mapping without any file is a fault
     * @throws InputFaults when files or columns are missing
     */
    MappedTables(InputFolder input, List<Mapping> mappings, boolean mappingsNeedFiles, Consumer<Problem> problems)
            throws IOException {
        this.input = input;
        this.problems = problems;
        for (Mapping mapping : mappings) {
            open(mapping, mappingsNeedFiles);
        }
        if (!faults.isEmpty()) {
            close();
            throw new InputFaults(
                    faults.stream().distinct().sorted(Fault.BY_PLACE).toList());
        }
    }

    private void open(Mapping mapping, boolean needsFiles) throws IOException {
        List<String> names = input.matching(mapping.file());
        if (names.isEmpty() && needsFiles) {
            faults.add(missingFile(mapping, new Ref(mapping.file(), mapping.fileLine())));
        }
        for (String name : names) {
            String key = name + '\n' + mapping.delimiter();
            Table table = tables.get(key);
            if (table == null) {
                TableReader reader = new TableReader(input.path(name), name, mapping.delimiter(), problems);
                table = new Table(reader, new ArrayList<>());
                tables.put(key, table);
            }
            Cells cells = new Cells(mapping, name, table.reader(), this::lookup, faults::add);
            table.bindings().add(new Binding(mapping, name, cells));
        }
    }

    /** Reads all rows. */
    void readTo(SortedEvents.Collector events) throws IOException {
        for (Table table : tables.values()) {
            while (table.reader().advance()) {
                for (Binding binding : table.bindings()) {
                    row(binding, table.reader(), events);
                }
            }
        }
        for (Groups group : groups.values()) {
            group.drainTo((row, totals) -> add(row, totals, events));
        }
    }

    private void row(Binding binding, TableReader reader, SortedEvents.Collector events) throws IOException {
        try {
            String[] cells = reader.cells();
            if (!binding.counts(cells)) {
                return;
            }
            Row row = new Row(binding, reader.line(), cells, binding.time(cells));
            if (binding.mapping().grouped()) {
                groups.computeIfAbsent(binding.mapping(), key -> new Groups()).add(row);
            } else {
                add(row, Totals.NONE, events);
            }
        } catch (BadRow e) {
            problems.accept(e.problem().at(binding.file(), reader.line()));
        }
    }

    private void add(Row row, Totals totals, SortedEvents.Collector events) throws IOException {
        try {
            events.add(row.binding().event(row.cells(), row.time(), totals));
        } catch (BadRow e) {
            problems.accept(e.problem().at(row.binding().file(), row.line()));
        }
    }

    private Optional<LookupTable> lookup(Mapping mapping, Lookup lookup) {
        String name = lookup.file().name();
        if (!input.has(name)) {
            faults.add(missingFile(mapping, lookup.file()));
            return Optional.empty();
        }
        checkColumn(mapping, name, lookup.key());
        checkColumn(mapping, name, lookup.value());
        Spec spec = new Spec(
                name,
                mapping.delimiter(),
                lookup.key().name(),
                lookup.answer(),
                lookup.value().name());
        return Optional.of(lookups.computeIfAbsent(spec, key -> new LookupTable(input.path(name), key, problems)));
    }

    private void checkColumn(Mapping mapping, String name, Ref column) {
        List<String> header = headers.computeIfAbsent(name + '\n' + mapping.delimiter(), key -> header(name, mapping));
        if (!header.contains(column.name())) {
            faults.add(Fault.of(
                    mapping.path(),
                    column.line(),
                    "a column of " + name,
                    "\"" + column.name() + "\"",
                    Closest.hint(column.name(), header)));
        }
    }

    private List<String> header(String name, Mapping mapping) {
        try (TableReader reader = new TableReader(input.path(name), name, mapping.delimiter(), problems)) {
            return reader.header();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Fault missingFile(Mapping mapping, Ref file) {
        return Fault.of(
                mapping.path(),
                file.line(),
                "a file of the input folder",
                "\"" + file.name() + "\"",
                Closest.hint(file.name(), input.names()));
    }

    @Override
    public void close() throws IOException {
        for (Table table : tables.values()) {
            table.reader().close();
        }
    }
}
