package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.file.CsvTable;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush import}: customers of a CSV file; never revives an opt-out, never raises a consent without evidence. */
@Command(name = "import", description = "Takes customers of a CSV file, and tells line by line what it leaves out.")
final class ImportCommand implements Callable<Integer> {
    private static final int AT_ONCE = 500;

    @Parameters(index = "0", paramLabel = "FILE", description = "customers.csv; see docs/people.md")
    Path file = Path.of("customers.csv");

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--workspace", description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--json", description = "one JSON object")
    boolean json;

    private final List<String> refused = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("expected a CSV file of customers, found no " + file + ".");
        }
        Faults faults = new Faults();
        String name = file.getFileName().toString();
        List<CsvTable.Row> rows =
                CsvTable.read(new SourceFile(name, Files.readString(file), false), CustomerImport.COLUMNS, faults);
        if (!faults.none()) {
            Console.faults(faults.sorted());
            return Hush.FOUND_FAULT;
        }
        long taken = EngineClient.of(data)
                .map(engine -> post(engine, events(rows, name, DataFolder.read(data))))
                .orElseGet(() -> alone(rows, name));
        report(rows.size(), taken);
        return Hush.GOOD;
    }

    private List<CustomerEvent> events(List<CsvTable.Row> rows, String name, Store store) {
        try (store) {
            CustomerImport reader = new CustomerImport(name, store, Instant.now(), refused::add);
            return rows.stream().flatMap(row -> reader.events(row).stream()).toList();
        }
    }

    private long post(EngineClient engine, List<CustomerEvent> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            String lines = events.subList(from, Math.min(from + AT_ONCE, events.size())).stream()
                    .map(ImportCommand::line)
                    .collect(Collectors.joining("\n"));
            EngineClient.Answer answer = engine.post("/events", "application/x-ndjson", lines);
            if (answer.status() != 202) {
                throw new UsageException(
                        "expected the engine to take the customers, found " + answer.status() + " " + answer.body());
            }
        }
        return events.size();
    }

    private static String line(CustomerEvent event) {
        Map<String, Object> cloud = new LinkedHashMap<>();
        cloud.put("id", event.id());
        cloud.put("source", event.source());
        cloud.put("type", event.type());
        cloud.put("subject", event.customer().value());
        cloud.put("time", event.time());
        cloud.put("data", event.data());
        return Console.text(cloud);
    }

    private long alone(List<CsvTable.Row> rows, String name) {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            throw new UsageException("expected a workspace without faults.");
        }
        try (EngineFile lock = EngineFile.take(data);
                Node node = new Node(
                        loaded,
                        SqlStore.sqlite(data),
                        InstantSource.system(),
                        Node.camel(loaded, data, Optional.empty()),
                        1,
                        Runnable::run)) {
            CustomerImport reader = new CustomerImport(name, node.store(), Instant.now(), refused::add);
            List<CompletionStage<?>> answers = new ArrayList<>();
            rows.stream()
                    .flatMap(row -> reader.events(row).stream())
                    .forEach(event -> answers.add(node.engine().submitWaiting(event)));
            answers.forEach(answer -> answer.toCompletableFuture().join());
            return lock.holds() ? answers.size() : 0;
        }
    }

    private void report(int rows, long events) {
        if (json) {
            Console.json(Map.of("rows", rows, "events", events, "refused", refused));
            return;
        }
        refused.forEach(Console.out()::println);
        Console.out().printf("%d customers, %d events taken, %d things left out%n", rows, events, refused.size());
    }
}
