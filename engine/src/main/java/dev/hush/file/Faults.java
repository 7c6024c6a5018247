package dev.hush.file;

import dev.hush.engine.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it can be told at once. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    public void add(String file, int line, String expected, String found, String hint) {
        faults.add(Fault.of(file, line, expected, found, hint.isBlank() ? whereToRead(file) : hint));
    }

    public void warn(String file, int line, String expected, String found, String hint) {
        faults.add(new Fault(file, line, expected, found, hint, true));
    }

    public void addAll(List<Fault> more) {
        faults.addAll(more);
    }

    /** The page that says how such a file is written, where nothing better can be said. */
    private static String whereToRead(String file) {
        if (file.endsWith(".cases.yaml")) {
            return "How cases are written: rules/README.md, Cases.";
        }
        if (file.startsWith("rules/house/") && (file.endsWith(".csv") || file.endsWith(".xlsx"))) {
            return "What each table says: rules/README.md, Tables of the house.";
        }
        if (file.endsWith(".mapping.yaml")) {
            return "How tables become events: routes/README.md, Tables of data.";
        }
        if (file.startsWith("rules/vocabulary/")) {
            return "How words are declared: rules/README.md, How to.";
        }
        if (file.startsWith("rules/")) {
            return "How rules are written: rules/README.md, A rule.";
        }
        return file.startsWith("routes/") ? "See routes/README.md." : "All settings: docs/settings.md.";
    }

    /** All faults in the order of files and lines, each once. */
    public List<Fault> sorted() {
        return faults.stream().distinct().sorted(Fault.BY_PLACE).toList();
    }

    public boolean none() {
        return faults.stream().allMatch(Fault::warning);
    }
}
