package dev.hush.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SpreadsheetTest {
    private static final String PATH = "rules/house/caps.xlsx";

    private final Faults faults = new Faults();

    @Test
    void readsEachRowAsALineWithTheValuesThatPeopleSee() {
        assertThat(lines(book -> {
                    XSSFSheet sheet = book.createSheet("caps");
                    row(sheet, 0, "country", "from", "most", "share", "since", "on", "note");
                    row(sheet, 1, "# told for people, not for Hush", "");
                    Cell from = row(sheet, 3, "TW").createCell(1);
                    from.setCellValue(9.5 / 24);
                    from.setCellStyle(style(book, "hh:mm"));
                    sheet.getRow(3).createCell(2).setCellValue(3);
                    Cell share = sheet.getRow(3).createCell(3);
                    share.setCellValue(0.1);
                    share.setCellStyle(style(book, "0%"));
                    Cell since = sheet.getRow(3).createCell(4);
                    since.setCellValue(LocalDate.of(2026, 11, 23));
                    since.setCellStyle(style(book, "yyyy-mm-dd"));
                    sheet.getRow(3).createCell(5).setCellValue(true);
                    sheet.getRow(3).createCell(6).setCellValue("a, \"b\"");
                }))
                .containsExactly(
                        "country,from,most,share,since,on,note",
                        "# told for people, not for Hush",
                        "",
                        "TW,09:30,3,\"10%\",2026-11-23,true,\"a, \"\"b\"\"\"");
        assertThat(faults.sorted()).isEmpty();
    }

    @Test
    void refusesWhatATableCannotHold() {
        lines(book -> {
            XSSFSheet sheet = book.createSheet("caps");
            row(sheet, 0, "most", "window");
            row(sheet, 1, "").createCell(0).setCellFormula("1+1");
            row(sheet, 2, "2", "30 days");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
            row(sheet, 3, "3\nor 4", "day");
            sheet.getRow(3).setZeroHeight(true);
        });
        assertThat(faults.sorted())
                .extracting(Fault::toString)
                .containsExactly(
                        PATH
                                + ":2: expected a value in cell A2, found the formula =1+1. In a spreadsheet, copy and paste it as a value.",
                        PATH + ":3: expected no merged cells, found B3:B4. Write the value into each cell.",
                        PATH
                                + ":4: expected one line of text in cell A4, found 2 lines. In a spreadsheet, copy and paste it as a value.",
                        PATH
                                + ":4: warning: expected rows that are seen, found a hidden one. It is read all the same.");
    }

    @Test
    void refusesASecondSheet() {
        lines(book -> {
            row(book.createSheet("caps"), 0, "most");
            row(book.createSheet("notes"), 0, "ask Anna");
            book.createSheet("empty");
        });
        assertThat(faults.sorted())
                .extracting(Fault::message)
                .containsExactly("expected one sheet with content, found caps, notes. One file, one table.");
    }

    @Test
    void refusesWhatIsNoWorkbookAndWhatIsTooLarge() throws IOException {
        assertThat(SourceFile.of(PATH, "no workbook".getBytes(StandardCharsets.UTF_8), faults))
                .isEmpty();
        assertThat(SourceFile.of(PATH, bomb(), faults)).isEmpty();
        assertThat(faults.sorted())
                .extracting(Fault::message)
                .containsExactly("expected an XLSX workbook, found none that can be read. Save it again as .xlsx, "
                        + "without a password.");
        assertThat(lines(book -> row(book.createSheet("far"), 20_000, "x"))).isEmpty();
        assertThat(faults.sorted()).extracting(Fault::found).contains("20001 rows and 1 columns");
    }

    /** A few kilobytes that would unpack to a gigabyte. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                zip.write(blank);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private List<String> lines(Consumer<XSSFWorkbook> content) {
        return SourceFile.of(PATH, workbook(content), faults)
                .map(SourceFile::lines)
                .orElse(List.of());
    }

    private static byte[] workbook(Consumer<XSSFWorkbook> content) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            content.accept(book);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static org.apache.poi.ss.usermodel.Row row(XSSFSheet sheet, int number, String... cells) {
        var row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
        return row;
    }

    private static CellStyle style(XSSFWorkbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }
}
