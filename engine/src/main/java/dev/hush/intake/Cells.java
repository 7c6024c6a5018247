package dev.hush.intake;

import dev.hush.engine.Fault;
import dev.hush.file.Closest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Finds what the names of a mapping mean in one file: its columns, and lookups. */
final class Cells {
    /** Reads a text off a row; empty where there is none. */
    interface Cell {
        String of(String[] row) throws IOException;
    }

    /** Opens the table of a lookup; a fault and empty where it has no such file or column. */
    interface Tables {
        Optional<LookupTable> open(Mapping mapping, Lookup lookup);
    }

    private final Mapping mapping;
    private final String file;
    private final List<String> header;
    private final IntConsumer want;
    private final Consumer<Fault> faults;
    private final Map<String, Cell> lookups = new HashMap<>();

    /** Binds the lookups; every column that is used is wanted from the table from then on. */
    Cells(Mapping mapping, String file, TableReader table, Tables tables, Consumer<Fault> faults) {
        this.mapping = mapping;
        this.file = file;
        this.header = table.header();
        this.want = table::want;
        this.faults = faults;
        mapping.lookups().forEach(lookup -> add(lookup, tables));
    }

    /** The cell; a fault, and one that is always empty, where there is no such column. */
    Cell cell(Ref ref) {
        Cell lookup = lookups.get(ref.name());
        if (lookup != null) {
            return lookup;
        }
        int column = header.indexOf(ref.name());
        if (column < 0) {
            List<String> names = new ArrayList<>(header);
            names.addAll(lookups.keySet());
            fault(ref, "a column of " + file + " or a lookup above it", Closest.hint(ref.name(), names));
            return row -> "";
        }
        want.accept(column);
        return row -> row[column];
    }

    private void add(Lookup lookup, Tables tables) {
        if (header.contains(lookup.name())) {
            fault(
                    new Ref(lookup.name(), lookup.file().line()),
                    "a name that no column of " + file + " has",
                    "Choose another.");
        }
        Cell column = cell(lookup.by());
        Optional<LookupTable> table = tables.open(mapping, lookup);
        lookups.put(lookup.name(), row -> {
            String key = column.of(row);
            return key.isEmpty() || table.isEmpty() ? "" : table.get().get(key);
        });
    }

    private void fault(Ref ref, String expected, String hint) {
        faults.accept(Fault.of(mapping.path(), ref.line(), expected, "\"" + ref.name() + "\"", hint));
    }
}
