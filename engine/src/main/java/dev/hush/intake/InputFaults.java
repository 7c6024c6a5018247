package dev.hush.intake;

import dev.hush.engine.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** The mappings and the files do not fit each other; nothing was read. */
public final class InputFaults extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    InputFaults(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    @Override
    public String toString() {
        return "the input and its mappings do not fit:\n" + getMessage();
    }

    /** All of them, in the order of files and lines. */
    public List<Fault> faults() {
        return faults;
    }
}
