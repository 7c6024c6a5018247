package dev.hush.intake;

import java.util.List;
import java.util.Map;

/**
 * How the rows of a table become events: one {@code intake-*.mapping.yaml}.
 *
 * @param path of the mapping file, relative to the workspace
 * @param name its file name between {@code intake-} and {@code .mapping.yaml}
 * @param file a name or glob, relative to the input folder
 * @param fileLine where the mapping names it
 * @param subject which customer a row is about
 * @param lookups in the order in which they may use each other
 * @param groupBy empty for one event a row; else one event for all rows that are equal in these columns
 * @param onlyWhen asked of each row, before rows are grouped; all must hold
 */
public record Mapping(
        String path,
        String name,
        String file,
        int fileLine,
        char delimiter,
        String source,
        String type,
        Value id,
        Value subject,
        Stamp time,
        Map<String, Value> data,
        List<Lookup> lookups,
        List<Ref> groupBy,
        List<Condition> onlyWhen) {

    boolean grouped() {
        return !groupBy.isEmpty();
    }
}
