package dev.hush.file;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table of the house: CSV with a head line, comments behind #; every bad cell is a fault of its own. */
public final class CsvTable {
    private static final CsvMapper MAPPER =
            new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).enable(CsvParser.Feature.TRIM_SPACES);

    private CsvTable() {}

    /** The rows of the file; a fault for every missing or unknown column and row of another length. */
    public static List<Row> read(SourceFile file, List<String> columns, Faults faults) {
        List<Row> rows = new ArrayList<>();
        List<String> head = null;
        int number = 0;
        for (String line : file.lines()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(line);
            if (head == null) {
                head = cells;
                checkHead(file, number, head, columns, faults);
            } else if (cells.size() != head.size()) {
                faults.add(
                        file.path(),
                        number,
                        head.size() + " cells",
                        cells.size() + " cells",
                        "The head line is " + head + ".");
            } else {
                rows.add(row(file, number, head, cells, faults));
            }
        }
        return rows;
    }

    private static Row row(SourceFile file, int number, List<String> head, List<String> cells, Faults faults) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            values.put(head.get(i), cells.get(i));
        }
        return new Row(file.path(), number, values, faults);
    }

    private static void checkHead(SourceFile file, int line, List<String> head, List<String> columns, Faults faults) {
        for (String column : head) {
            if (!columns.contains(column)) {
                faults.add(
                        file.path(),
                        line,
                        "the columns " + columns,
                        "\"" + column + "\"",
                        Closest.hint(column, columns, ""));
            }
        }
        for (String column : columns) {
            if (!head.contains(column)) {
                faults.add(
                        file.path(), line, "a column \"" + column + "\"", head.toString(), "Add it to the head line.");
            }
        }
    }

    private static List<String> cells(String line) {
        try (MappingIterator<String[]> it = MAPPER.readerFor(String[].class).readValues(line)) {
            return it.hasNext() ? Arrays.asList(it.next()) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** One row of a table, whose cells are read by type. */
    public record Row(String file, int line, Map<String, String> cells, Faults faults) {
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }

        public Optional<String> optional(String column) {
            return Optional.of(text(column)).filter(text -> !text.isBlank());
        }

        /** Tells that something else was expected in this row. */
        public void fault(String expected, String found, String hint) {
            faults.add(file, line, expected, found, hint);
        }

        /** The cell as one of an enum's names; a fault and the fallback when it is none. */
        public <E extends Enum<E>> E oneOf(String column, Class<E> type, E fallback) {
            return read(
                            column,
                            text -> Enum.valueOf(
                                    type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                            names(type))
                    .orElse(fallback);
        }

        /** As {@link #oneOf}; an empty cell is no fault. */
        public <E extends Enum<E>> Optional<E> optionalOneOf(String column, Class<E> type) {
            return optional(column)
                    .flatMap(text -> read(
                            column,
                            it -> Enum.valueOf(type, it.toUpperCase(Locale.ROOT).replace('-', '_')),
                            names(type)));
        }

        /** The cell as the reader reads it; a fault naming what was expected when it throws. */
        public <T> Optional<T> read(String column, Function<String, T> reader, String expected) {
            try {
                return Optional.of(reader.apply(text(column)));
            } catch (RuntimeException e) {
                faults.add(file, line, expected + " in column \"" + column + "\"", "\"" + text(column) + "\"", "");
                return Optional.empty();
            }
        }

        private static <E extends Enum<E>> String names(Class<E> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
    }
}
