package dev.hush.intake;

import dev.hush.intake.Cells.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** The sums and counts over the rows of one group. */
final class Totals {
    static final Totals NONE = new Totals(0);

    private final BigDecimal[] numbers;

    Totals(int size) {
        numbers = new BigDecimal[size];
        java.util.Arrays.fill(numbers, BigDecimal.ZERO);
    }

    BigDecimal get(int index) {
        return numbers[index];
    }

    /** Adds the numbers of one more row, in the same order. */
    void add(BigDecimal[] more) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i].add(more[i]);
        }
    }

    /** What one row adds to one total. */
    interface Share {
        BigDecimal of(String[] row) throws IOException, BadRow;
    }

    /** One for a row that has a value in the cell. */
    static Share count(Cell cell) {
        return row -> cell.of(row).isBlank() ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    /** The product of the cells; nothing where one is empty. */
    static Share product(List<Ref> names, List<Cell> cells) {
        return row -> {
            BigDecimal product = BigDecimal.ONE;
            for (int i = 0; i < cells.size(); i++) {
                String text = cells.get(i).of(row);
                product = product.multiply(text.isBlank() ? BigDecimal.ZERO : number(names.get(i), text));
            }
            return product;
        };
    }

    private static BigDecimal number(Ref name, String text) throws BadRow {
        try {
            return Numbers.parse(text);
        } catch (NumberFormatException e) {
            throw new BadRow(name.name(), "a number", Problem.quote(text));
        }
    }
}
