package dev.hush.app;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.hush.engine.RuleCount.What;
import dev.hush.engine.RuleFiles;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Versions of the rules, their differences and counts, as lines for people. */
final class RulesText {
    private static final int MOST_NAMES = 5;
    private static final int CONTEXT = 3;

    private RulesText() {}

    static List<String> status(Map<String, Object> status) {
        List<String> lines = new ArrayList<>();
        lines.add(
                status.get("inCharge") instanceof Map<?, ?> version
                        ? version(version)
                        : "no version is kept yet; hush run keeps the first");
        lines.add(folder(String.valueOf(status.get("status"))));
        if (status.get("faults") instanceof List<?> faults) {
            faults.forEach(fault -> lines.add(String.valueOf(fault)));
        }
        return lines;
    }

    /** What a status means for the folder. */
    static String folder(String status) {
        return switch (status) {
            case "good" -> "the folder holds the same";
            case "old rules in charge" -> "the folder is faulty, so the old rules stay in charge:";
            default -> status;
        };
    }

    static String version(Map<?, ?> version) {
        Object again = version.get("rolledBackTo");
        List<?> changed = version.get("changed") instanceof List<?> list ? list : List.of();
        String names = changed.stream().limit(MOST_NAMES).map(Object::toString).collect(Collectors.joining(", "));
        int more = changed.size() - MOST_NAMES;
        return "version " + version.get("number") + " since " + version.get("since") + ", rules "
                + version.get("rules")
                + (again == null ? "" : ", the files of version " + again + " again")
                + (changed.isEmpty() ? "" : ": " + names)
                + (more > 0 ? " and " + more + " more" : "");
    }

    static String stats(Map<String, Object> row) {
        StringBuilder line = new StringBuilder("%-34s".formatted(row.get("rule")));
        for (What what : What.values()) {
            Object number = row.get(what.name().toLowerCase(Locale.ROOT));
            long value = number instanceof Number it ? it.longValue() : 0;
            line.append(" %10d".formatted(what == What.MICROS ? value / 1000 : value));
        }
        for (String why : List.of("whyDeferred", "whySuppressed")) {
            if (row.get(why) instanceof Map<?, ?> reasons) {
                reasons.forEach((reason, times) ->
                        line.append(' ').append(reason).append(' ').append(times));
            }
        }
        return line.toString();
    }

    /** A unified diff of all files that differ; one line where none does. */
    static List<String> diff(String oldName, RuleFiles before, String newName, RuleFiles after) {
        TreeSet<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        paths.removeIf(
                path -> Arrays.equals(before.files().get(path), after.files().get(path)));
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            List<String> old = lines(before, path);
            lines.addAll(UnifiedDiffUtils.generateUnifiedDiff(
                    before.files().containsKey(path) ? path + "\t" + oldName : "/dev/null",
                    after.files().containsKey(path) ? path + "\t" + newName : "/dev/null",
                    old,
                    DiffUtils.diff(old, lines(after, path)),
                    CONTEXT));
        }
        return lines.isEmpty() ? List.of(oldName + " and " + newName + " hold the same") : lines;
    }

    /** Spreadsheets are told as the tables that they are; bytes that are no text by their number. */
    private static List<String> lines(RuleFiles files, String path) {
        byte[] bytes = files.files().getOrDefault(path, new byte[0]);
        return bytes.length == 0
                ? List.of()
                : SourceFile.of(path, bytes, new Faults())
                        .map(SourceFile::lines)
                        .orElseGet(() -> List.of(bytes.length + " bytes, no text"));
    }
}
