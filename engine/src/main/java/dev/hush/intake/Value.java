package dev.hush.intake;

import java.util.List;

/** How a mapping says what a value is made of. */
sealed interface Value {
    /** A column or lookup, read as a type; with a group, that of its earliest row. */
    record Column(Ref column, Type type, String format) implements Value {}

    /** Several columns, joined with a plus. */
    record Joined(List<Ref> columns) implements Value {}

    /** Text with columns in it; absent where one of them is empty. */
    record Template(List<Part> parts) implements Value {}

    /** The same for every row. */
    record Constant(Object value) implements Value {}

    /** The sum, over the rows of a group, of a column or of the product of columns. */
    record Sum(List<Ref> factors) implements Value {}

    /** How many rows of a group have a value in the column. */
    record Count(Ref column) implements Value {}

    /** A piece of a template: text as it stands, or what a column holds. */
    record Part(String text, boolean isColumn, int line) {
        Ref ref() {
            return new Ref(text, line);
        }
    }

    /** What the text of a cell becomes. */
    enum Type {
        TEXT,
        /** As exact as it is written. */
        NUMBER,
        /** A whole number, also {@code 17850.0}. */
        WHOLE,
        /** The day as ISO 8601, of a day or of a time. */
        DAY
    }
}
