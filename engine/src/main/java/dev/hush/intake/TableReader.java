package dev.hush.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Reads a table row by row: delimited text in UTF-8 with a head line, quoted as in RFC 4180. */
final class TableReader implements Closeable {
    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Limits.MOST_BYTES)
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final String name;
    private final CsvParser parser;
    private final List<String> header;
    private final Consumer<Problem> problems;
    private final BitSet wanted = new BitSet();
    private String[] cells = {};
    private long line;

    /**
     * Opens the file and reads its head line.
     *
     * @param name the file as problems name it
     */
    TableReader(Path file, String name, char delimiter, Consumer<Problem> problems) throws IOException {
        this.name = name;
        this.problems = problems;
        parser = FACTORY.createParser(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
        header = readHeader();
    }

    /** The names of the columns, without blanks around them; none for an empty file. */
    List<String> header() {
        return header;
    }

    /** Reads the column from now on; the others' cells are left empty. */
    void want(int column) {
        wanted.set(column);
    }

    /** Goes to the next good row; bad ones on the way are problems. False at the end. */
    boolean advance() throws IOException {
        try {
            while (parser.nextToken() != null) {
                line = parser.currentLocation().getLineNr();
                if (readRow()) {
                    return true;
                }
            }
        } catch (JsonProcessingException e) {
            String message = Problem.quote(e.getOriginalMessage().split("\n", 2)[0]);
            problem("", "a row as in RFC 4180; the rest of the file cannot be read", message);
        }
        return false;
    }

    /** The cells of the row in the order of the header; the array is the caller's. */
    String[] cells() {
        return cells;
    }

    /** Where the row begins, from 1; a quoted cell may go over several lines. */
    long line() {
        return line;
    }

    private List<String> readHeader() throws IOException {
        List<String> names = new ArrayList<>();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String text = parser.getText();
                names.add((text.startsWith("\uFEFF") ? text.substring(1) : text).strip());
            }
        }
        return List.copyOf(names);
    }

    private boolean readRow() throws IOException {
        cells = new String[header.size()];
        Arrays.fill(cells, "");
        int count = 0;
        long length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count < cells.length && wanted.get(count)) {
                cells[count] = parser.getText();
                length += cells[count].length();
            }
            count++;
        }
        return isGood(count, length);
    }

    private boolean isGood(int count, long length) {
        if (count != header.size()) {
            return problem("", header.size() + " cells", count + " cells");
        }
        if (length > Limits.MOST_BYTES) {
            return problem("", "a row of at most " + Limits.MOST_BYTES + " characters", length + " characters");
        }
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            if (!Limits.storable(cells[i]) || cells[i].indexOf('\uFFFD') >= 0) {
                return problem(header.get(i), "text in UTF-8", Problem.quote(cells[i]));
            }
        }
        return true;
    }

    private boolean problem(String field, String expected, String found) {
        problems.accept(Problem.invalid(field.isEmpty() ? "row" : field, expected, found)
                .at(name, line));
        return false;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
