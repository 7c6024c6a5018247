package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Store;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush explain}: why a customer did or did not hear from us. */
@Command(name = "explain", description = "Tells why a customer did or did not get a message, the newest first.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CUSTOMER")
    String customer = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--json", description = "the receipts as JSON")
    boolean json;

    @Override
    public Integer call() {
        List<JournalEntry> entries;
        try (Store store = DataFolder.read(data)) {
            entries = store.journalOf(new CustomerId(customer), 200);
        }
        if (json) {
            Console.json(entries);
            return Hush.GOOD;
        }
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        Map<String, String> reasons =
                loaded.rulebook().map(it -> it.rules().reasons()).orElse(Map.of());
        Story story = new Story(reasons, loaded.settings().zone());
        Console.out()
                .printf(
                        "%d looks at %s; times in %s%n",
                        entries.size(), customer, loaded.settings().zone());
        for (JournalEntry entry : entries) {
            Console.out().println(story.head(entry));
            story.sentences(entry).forEach(it -> Console.out().println("                    " + it));
        }
        return Hush.GOOD;
    }
}
