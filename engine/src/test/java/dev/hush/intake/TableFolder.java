package dev.hush.intake;

import dev.hush.engine.Fault;
import dev.hush.event.CustomerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of small tables and mappings for tests. */
final class TableFolder {
    final Path root;
    final List<Mapping> mappings = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    TableFolder(Path root) {
        this.root = root;
    }

    TableFolder file(String name, String... lines) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return this;
    }

    /** Adds a mapping that must have no faults. */
    TableFolder mapping(String name, String text) {
        List<Fault> faults = new ArrayList<>();
        MappingFiles.parse("routes/intake-" + name + ".mapping.yaml", text, faults::add)
                .ifPresent(mappings::add);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.toString());
        }
        return this;
    }

    List<CustomerEvent> read() {
        return read(root);
    }

    List<CustomerEvent> read(Path input) {
        return EventFiles.read(input, mappings, problem -> problems.add(problem.toString()));
    }

    /** The faults with which reading is refused. */
    List<String> faults() {
        try {
            read();
        } catch (InputFaults e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
        throw new AssertionError("expected faults, found none");
    }
}
