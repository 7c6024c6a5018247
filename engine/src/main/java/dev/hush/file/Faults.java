package dev.hush.file;

import dev.hush.engine.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it can be told at once. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    public void add(String file, int line, String expected, String found, String hint) {
        faults.add(Fault.of(file, line, expected, found, hint));
    }

    public void warn(String file, int line, String expected, String found, String hint) {
        faults.add(new Fault(file, line, expected, found, hint, true));
    }

    public void addAll(List<Fault> more) {
        faults.addAll(more);
    }

    /** All faults in the order of files and lines, each once. */
    public List<Fault> sorted() {
        return faults.stream().distinct().sorted(Fault.BY_PLACE).toList();
    }

    public boolean none() {
        return faults.stream().allMatch(Fault::warning);
    }
}
