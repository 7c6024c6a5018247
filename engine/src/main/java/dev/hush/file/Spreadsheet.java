package dev.hush.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one sheet of an XLSX workbook as lines of CSV: line n is row n, so a fault names the row that people see.
 *
 * <p>What a sheet can hold and a table cannot is a fault, not a guess: formulas, merged cells, a second sheet.
 */
final class Spreadsheet {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 100;

    /** What one part of the workbook may come to when unpacked, so that a packed bomb stays one. */
    private static final long MOST_UNPACKED = 16L << 20;

    private static final ObjectWriter CSV = new CsvMapper().writer();

    static {
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
    }

    private final String path;
    private final Faults faults;
    private final DataFormatter asShown = new DataFormatter(Locale.ROOT);

    private Spreadsheet(String path, Faults faults) {
        this.path = path;
        this.faults = faults;
    }

    /** The sheet as CSV; empty, and a fault, where there is no sheet to read. */
    static Optional<String> csv(String path, byte[] bytes, Faults faults) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return new Spreadsheet(path, faults).read(workbook);
        } catch (IOException | RuntimeException e) {
            faults.add(
                    path,
                    1,
                    "an XLSX workbook",
                    "none that can be read",
                    "Save it again as .xlsx, without a password.");
            return Optional.empty();
        }
    }

    private Optional<String> read(XSSFWorkbook workbook) {
        List<Sheet> sheets = new ArrayList<>();
        workbook.forEach(sheet -> {
            if (sheet.getPhysicalNumberOfRows() > 0) {
                sheets.add(sheet);
            }
        });
        if (sheets.size() != 1) {
            String names =
                    String.join(", ", sheets.stream().map(Sheet::getSheetName).toList());
            faults.add(path, 1, "one sheet with content", sheets.isEmpty() ? "none" : names, "One file, one table.");
            return Optional.empty();
        }
        Sheet sheet = sheets.get(0);
        int columns = width(sheet);
        if (sheet.getLastRowNum() >= MOST_ROWS || columns > MOST_COLUMNS) {
            faults.add(
                    path,
                    1,
                    "at most " + MOST_ROWS + " rows and " + MOST_COLUMNS + " columns",
                    (sheet.getLastRowNum() + 1) + " rows and " + columns + " columns",
                    "Delete what is empty below and beside the table, or split it.");
            return Optional.empty();
        }
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            fault(merged.getFirstRow(), "no merged cells", merged.formatAsString(), "Write the value into each cell.");
        }
        List<String> lines = new ArrayList<>();
        for (int number = 0; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            lines.add(row == null ? "" : line(row, columns));
        }
        return Optional.of(String.join("\n", lines));
    }

    private static int width(Sheet sheet) {
        int width = 0;
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() != CellType.BLANK) {
                    width = Math.max(width, cell.getColumnIndex() + 1);
                }
            }
        }
        return width;
    }

    private String line(Row row, int columns) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            cells.add(text(row.getCell(column)));
        }
        if (cells.stream().allMatch(String::isBlank)) {
            return "";
        }
        if (cells.get(0).startsWith("#")) {
            return cells.get(0);
        }
        if (row.getZeroHeight()) {
            faults.warn(path, row.getRowNum() + 1, "rows that are seen", "a hidden one", "It is read all the same.");
        }
        try {
            return CSV.writeValueAsString(cells.toArray()).strip();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected texts to be writable as CSV", e);
        }
    }

    private String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case STRING -> oneLine(cell);
            case NUMERIC -> number(cell);
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case FORMULA -> fault(cell, "a value", "the formula =" + cell.getCellFormula());
            case ERROR -> fault(cell, "a value", "an error");
            default -> "";
        };
    }

    private String oneLine(Cell cell) {
        String text = cell.getStringCellValue().strip();
        return text.lines().count() > 1
                ? fault(cell, "one line of text", text.lines().count() + " lines")
                : text;
    }

    /** A number as it is, a time or a date after ISO 8601, a percentage as it is shown. */
    private String number(Cell cell) {
        double value = cell.getNumericCellValue();
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime time = cell.getLocalDateTimeCellValue();
            return value < 1
                    ? time.toLocalTime().toString()
                    : time.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? time.toLocalDate().toString()
                            : time.toString();
        }
        return cell.getCellStyle().getDataFormatString().contains("%")
                ? asShown.formatCellValue(cell)
                : NumberToTextConverter.toText(value);
    }

    private String fault(Cell cell, String expected, String found) {
        fault(
                cell.getRowIndex(),
                expected + " in cell " + cell.getAddress().formatAsString(),
                found,
                "In a spreadsheet, copy and paste it as a value.");
        return "";
    }

    private void fault(int row, String expected, String found, String hint) {
        faults.add(path, row + 1, expected, found, hint);
    }
}
