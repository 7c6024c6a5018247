package dev.hush.intake;

import dev.hush.engine.Fault;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the mappings of a workspace, telling every fault. */
public final class MappingFiles {
    private MappingFiles() {}

    /** All mappings of {@code routes/} in the order of their paths; those with faults are left out. */
    public static List<Mapping> read(Workspace workspace, Faults faults) {
        List<Mapping> mappings = new ArrayList<>();
        for (SourceFile file : workspace.files("routes", ".mapping.yaml")) {
            parse(file.path(), file.text(), fault -> faults.addAll(List.of(fault)))
                    .ifPresent(mappings::add);
        }
        return List.copyOf(mappings);
    }

    /**
     * Reads one mapping; empty when there are faults.
     *
     * @param path as faults name it
     */
    static Optional<Mapping> parse(String path, String text, Consumer<Fault> faults) {
        return MappingReader.read(path, text, faults);
    }
}
