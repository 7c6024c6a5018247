package dev.hush.intake;

import dev.hush.intake.Cells.Cell;
import dev.hush.intake.Totals.Share;
import dev.hush.intake.Value.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes values of rows, as a mapping says, in one file. */
final class ValueMaker {
    private static final int LENGTH_OF_DAY = 10;

    /** Makes one value; empty where the row has none. */
    interface Maker {
        Optional<Object> of(String[] row, Totals totals) throws IOException, BadRow;
    }

    private final Cells cells;
    private final List<Share> shares = new ArrayList<>();

    ValueMaker(Cells cells) {
        this.cells = cells;
    }

    /** What each row adds to the totals that the made values ask for. */
    List<Share> shares() {
        return shares;
    }

    Maker maker(Value value) {
        if (value instanceof Value.Column it) {
            return column(it);
        }
        if (value instanceof Value.Joined it) {
            return joined(it.columns().stream().map(cells::cell).toList());
        }
        if (value instanceof Value.Template it) {
            return template(it.parts());
        }
        if (value instanceof Value.Sum it) {
            return total(Totals.product(
                    it.factors(), it.factors().stream().map(cells::cell).toList()));
        }
        if (value instanceof Value.Count it) {
            Maker total = total(Totals.count(cells.cell(it.column())));
            return (row, totals) -> total.of(row, totals).map(count -> ((BigDecimal) count).intValueExact());
        }
        Optional<Object> constant = Optional.of(((Value.Constant) value).value());
        return (row, totals) -> constant;
    }

    private Maker total(Share share) {
        int index = shares.size();
        shares.add(share);
        return (row, totals) -> Optional.of(totals.get(index));
    }

    private Maker column(Value.Column column) {
        Cell cell = cells.cell(column.column());
        Optional<DateTimeFormatter> format =
                column.format().isEmpty() ? Optional.empty() : Optional.of(Stamp.strict(column.format()));
        return (row, totals) -> {
            String text = cell.of(row);
            return text.isBlank() ? Optional.empty() : Optional.of(typed(column, text, format));
        };
    }

    private static Object typed(Value.Column column, String text, Optional<DateTimeFormatter> format) throws BadRow {
        try {
            return switch (column.type()) {
                case TEXT -> text;
                case NUMBER -> Numbers.parse(text);
                case WHOLE -> Numbers.whole(text);
                case DAY -> day(text, format).toString();
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new BadRow(column.column().name(), expected(column.type()), Problem.quote(text));
        }
    }

    private static String expected(Value.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case WHOLE -> "a whole number";
            case DAY -> "a day";
        };
    }

    private static LocalDate day(String text, Optional<DateTimeFormatter> format) {
        if (format.isPresent()) {
            return LocalDate.parse(text, format.get());
        }
        return LocalDate.parse(text.substring(0, Math.min(LENGTH_OF_DAY, text.length())));
    }

    private static Maker joined(List<Cell> parts) {
        return (row, totals) -> {
            List<String> texts = new ArrayList<>();
            for (Cell part : parts) {
                texts.add(part.of(row));
            }
            return texts.stream().anyMatch(String::isBlank) ? Optional.empty() : Optional.of(String.join("+", texts));
        };
    }

    private Maker template(List<Part> parts) {
        List<Cell> texts = new ArrayList<>();
        for (Part part : parts) {
            texts.add(part.isColumn() ? cells.cell(part.ref()) : row -> part.text());
        }
        return (row, totals) -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < texts.size(); i++) {
                String piece = texts.get(i).of(row);
                if (piece.isEmpty()) {
                    return Optional.empty();
                }
                text.append(piece);
            }
            return Optional.of(text.toString());
        };
    }
}
