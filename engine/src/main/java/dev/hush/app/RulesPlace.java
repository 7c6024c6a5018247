package dev.hush.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.hush.engine.Store;
import dev.hush.store.SqlStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the versions of the rules are: a workspace, and the data of its engine, which may run. */
final class RulesPlace {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    Path workspace() {
        return Hush.workspace(workspace);
    }

    Path data() {
        return data;
    }

    /** What the running engine answers; empty where none runs. */
    Optional<Map<String, Object>> ask(String path) {
        return EngineClient.of(data).map(engine -> json(engine.get(path).body()));
    }

    static Map<String, Object> json(String body) {
        try {
            return Console.JSON.readValue(body, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new UsageException("expected an answer of the engine as JSON, found: " + body);
        }
    }

    /** Reads the store beside the engine that may run on it. */
    <T> T read(Function<Store, T> work) {
        try (Store store = database().orElseGet(() -> DataFolder.read(data))) {
            return work.apply(store);
        }
    }

    /** Writes the store of an engine that does not run. */
    <T> T write(Function<Store, T> work) {
        DataFolder.read(data).close();
        try (EngineFile lock = EngineFile.take(data);
                Store store = database().orElseGet(() -> SqlStore.sqlite(data))) {
            if (!lock.holds()) {
                throw new UsageException("expected the data folder " + data + " for this command alone.");
            }
            return work.apply(store);
        }
    }

    private Optional<Store> database() {
        return LoadedWorkspace.settings(workspace()).text("store.url").map(SqlStore::postgres);
    }
}
