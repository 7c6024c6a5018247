package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Operations;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.store.SqlStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush customer}: one person, shown, exported, erased, merged or taken apart again. */
@Command(
        name = "customer",
        description = "show CUSTOMER | export CUSTOMER | erase CUSTOMER | merge FROM INTO | unmerge FROM")
final class CustomerCommand implements Callable<Integer> {
    /** What may be done with a person. */
    enum What {
        show,
        export,
        erase,
        merge,
        unmerge
    }

    @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    What what = What.show;

    @Parameters(index = "1", paramLabel = "CUSTOMER")
    String customer = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "INTO", description = "for a merge: who stays")
    Optional<String> into = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--workspace", description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--json", description = "one JSON object")
    boolean json;

    @Override
    public Integer call() {
        if ((what == What.merge) != into.isPresent()) {
            throw new UsageException(
                    "expected INTO for a merge and for nothing else, such as hush customer merge a b.");
        }
        return switch (what) {
            case show, export -> show();
            case erase -> change("/erase", operations -> operations.erase(id()));
            case merge ->
                change(
                        "/merge/" + EngineClient.encode(into.orElseThrow()),
                        operations -> Map.of("merged", operations.merge(id(), new CustomerId(into.orElseThrow()))));
            case unmerge -> change("/unmerge", operations -> Map.of("unmerged", operations.unmerge(id())));
        };
    }

    private CustomerId id() {
        return new CustomerId(customer);
    }

    private int show() {
        Map<String, Object> file;
        try (Store store = DataFolder.read(data)) {
            file = new LinkedHashMap<>(PersonFile.of(store, id()));
        }
        if (file.isEmpty()) {
            Console.talk().println("hush: expected a customer of whom something is known, found \"" + customer + "\".");
            return Hush.FOUND_FAULT;
        }
        if (what == What.show) {
            file.remove("journal");
        }
        if (json || what == What.export) {
            Console.json(file);
        } else {
            file.forEach((name, value) -> Console.out().printf("%-14s %s%n", name, Console.text(value)));
        }
        return Hush.GOOD;
    }

    /** Asks the running engine, or does it itself where none runs. */
    private int change(String path, Function<Operations, Map<String, Object>> work) {
        Optional<EngineClient> engine = EngineClient.of(data);
        if (engine.isPresent()) {
            EngineClient.Answer answer = engine.get().post("/customers/" + EngineClient.encode(customer) + path);
            Console.out().print(answer.body());
            return answer.status() == 200 ? Hush.GOOD : Hush.FOUND_FAULT;
        }
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        try (EngineFile lock = EngineFile.take(data);
                Node node = new Node(
                        loaded,
                        SqlStore.sqlite(data),
                        InstantSource.system(),
                        Node.camel(loaded, data, Optional.empty()),
                        1,
                        Runnable::run)) {
            Map<String, Object> answer = lock.holds() ? work.apply(node) : Map.of();
            Console.out().println(Console.text(answer));
            return answer.containsValue(false) ? Hush.FOUND_FAULT : Hush.GOOD;
        }
    }
}
