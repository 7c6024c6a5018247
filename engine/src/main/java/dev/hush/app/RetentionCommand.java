package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.decision.Chance;
import dev.hush.decision.Rulebook;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Retention;
import dev.hush.engine.Store;
import dev.hush.store.SqlStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush retention}: lets go of what was kept for its time. */
@Command(
        name = "retention",
        description = "Deletes what rules/house/retention.csv no longer keeps; a running engine does so every day.")
final class RetentionCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--dry-run", description = "counts what would be deleted, and deletes nothing")
    boolean dryRun;

    @Option(names = "--json", description = "one JSON object")
    boolean json;

    @Override
    public Integer call() {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        if (dryRun) {
            try (Store store = DataFolder.read(data)) {
                print("past its time", retention(loaded, store).due());
            }
            return Hush.GOOD;
        }
        return EngineClient.of(data).map(this::ask).orElseGet(() -> sweep(loaded));
    }

    /** The engine deletes in the background, since that may take long. */
    private int ask(EngineClient engine) {
        EngineClient.Answer answer = engine.post("/retention");
        Console.out().print(answer.body());
        return answer.status() == 202 ? Hush.GOOD : Hush.FOUND_FAULT;
    }

    private int sweep(LoadedWorkspace loaded) {
        try (Store readable = DataFolder.read(data)) {
            Console.talk().println("no engine runs on " + data + ", so this command does it …");
        }
        try (EngineFile lock = EngineFile.take(data);
                Store store = SqlStore.sqlite(data);
                HushEngine engine = new HushEngine(store, book(loaded), chance(loaded), InstantSource.system(), 1)) {
            if (lock.holds()) {
                print("deleted", retention(loaded, store).sweep(engine));
            }
        }
        return Hush.GOOD;
    }

    private static Retention retention(LoadedWorkspace loaded, Store store) {
        return new Retention(store, book(loaded), loaded.rules().retention(), chance(loaded), InstantSource.system());
    }

    private static Rulebook book(LoadedWorkspace loaded) {
        return loaded.rulebook().orElseThrow();
    }

    private static Chance chance(LoadedWorkspace loaded) {
        return new Chance(loaded.secret("hush"));
    }

    private void print(String what, Map<String, Long> counts) {
        if (json) {
            Console.json(new LinkedHashMap<>(Map.of(dryRun ? "due" : "deleted", counts)));
        } else {
            counts.forEach((name, n) -> Console.out().printf("%-18s %9d %s%n", name, n, what));
        }
    }
}
