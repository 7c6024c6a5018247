package dev.hush.intake;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of a table become events: one {@code routes/intake-*.mapping.yaml}.
 *
 * @param place the mapping's own path, for faults
 * @param file the table's file name, relative to the input folder
 * @param id the columns or lookups that together make the event's id
 * @param format a pattern of {@link java.time.format.DateTimeFormatter}
 * @param groupBy one event for all rows of one value, at the time of the earliest
 */
public record Mapping(
        String place,
        String file,
        char delimiter,
        String source,
        String type,
        List<String> id,
        String subject,
        String timeColumn,
        ZoneId zone,
        String format,
        Map<String, Value> data,
        Map<String, Lookup> lookups,
        List<Condition> onlyWhen,
        Optional<String> groupBy) {

    /** Where a data field's value comes from. */
    public record Value(Origin origin, String of, Object constant, Type type) {
        /** A column or lookup, a text with names in braces, a constant, or over a group a sum or a count. */
        public enum Origin {
            NAME,
            TEXT,
            CONSTANT,
            SUM,
            COUNT
        }

        /** What the value is read as. */
        public enum Type {
            TEXT,
            NUMBER,
            WHOLE,
            DAY
        }
    }

    /**
     * A value out of another file.
     *
     * @param key the column of the other file to search
     * @param by the column or lookup of this row that has the key
     * @param value the column of the other file that is wanted
     * @param sum whether the values of all its rows are added up
     */
    public record Lookup(String file, String key, String by, String value, boolean sum) {}

    /** A test that a row has to pass. */
    public record Condition(String name, Test test, List<String> values) {
        /** What is tested. */
        public enum Test {
            PRESENT,
            EMPTY,
            ONE_OF,
            NONE_OF,
            STARTS_WITH,
            /** The last bit of the SHA-256 of the UTF-8 text is 0. */
            HASH_EVEN
        }
    }
}
