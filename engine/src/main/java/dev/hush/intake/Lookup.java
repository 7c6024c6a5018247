package dev.hush.intake;

/**
 * A column that another file has: found there by a key.
 *
 * @param name under which values and later lookups use it
 * @param file the other file, relative to the input folder
 * @param by the column of this file, or an earlier lookup, whose value is looked for
 * @param key the column of the other file in which it is looked for
 * @param answer what of the rows found is taken
 * @param value the column of the other file that the answer is made of
 */
record Lookup(String name, Ref file, Ref by, Ref key, Answer answer, Ref value) {
    /** What is made of the rows with the key. */
    enum Answer {
        /** The value of the first row. */
        FIRST,
        /** The exact sum of the values; an empty value counts nothing. */
        SUM,
        /** How many rows have a value. */
        COUNT
    }
}
