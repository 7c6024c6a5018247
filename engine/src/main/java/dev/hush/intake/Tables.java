package dev.hush.intake;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.hush.intake.Mapping.Lookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The tables of an input folder, and what is looked up in them. */
final class Tables {
    private static final CsvMapper CSV = new CsvMapper();

    private final Path folder;
    private final Map<Lookup, Map<String, String>> indexes = new HashMap<>();

    Tables(Path folder) {
        this.folder = folder;
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** Gives every row as column to cell, with its number from 1 (the head line is none). */
    void rows(String file, char delimiter, BiConsumer<Integer, Map<String, String>> each) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(delimiter);
        try (var reader = Files.newBufferedReader(path(file), StandardCharsets.UTF_8);
                MappingIterator<Map<String, String>> rows =
                        CSV.readerFor(Map.class).with(schema).readValues(reader)) {
            int number = 1;
            while (rows.hasNext()) {
                each.accept(number++, rows.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("expected a table in " + path(file) + ", but: " + e.getMessage(), e);
        }
    }

    /** The value that a lookup finds for a key; empty text where there is none. */
    String find(Lookup lookup, String key) {
        return indexes.computeIfAbsent(lookup, this::index).getOrDefault(key, "");
    }

    private Map<String, String> index(Lookup lookup) {
        Map<String, String> index = new HashMap<>();
        rows(lookup.file(), ',', (number, row) -> {
            String key = row.getOrDefault(lookup.key(), "");
            String value = row.getOrDefault(lookup.value(), "");
            if (lookup.sum() && !value.isBlank()) {
                index.merge(
                        key,
                        value,
                        (a, b) -> new BigDecimal(a).add(new BigDecimal(b)).toPlainString());
            } else {
                index.putIfAbsent(key, value);
            }
        });
        return index;
    }
}
