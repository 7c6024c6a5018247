package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Store;
import dev.hush.journal.Receipt.Answer;
import dev.hush.memory.MemoryStore;
import dev.hush.replay.Tally;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hush demo}: a corner shop's weeks through the real engine, on a clock that jumps. */
@Command(name = "demo", description = "Plays a corner shop's weeks through the real engine and tells each decision.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--data", description = "keeps the store and the mailbox in this folder")
    Optional<Path> data = Optional.empty();

    @Option(
            names = "--json",
            description = "one JSON object at the end of standard output; the story goes to standard error")
    boolean json;

    @Override
    public Integer call() throws IOException {
        Path shop = Hush.workspace(Optional.empty()).resolve("examples/corner-shop");
        LoadedWorkspace loaded = LoadedWorkspace.load(shop, Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("hush-demo-");
        if (Files.exists(folder.resolve("hush.db"))) {
            throw new UsageException("expected a data folder without a store, found " + folder.resolve("hush.db")
                    + ". Use another --data.");
        }
        Store store = data.isPresent() ? SqlStore.sqlite(folder) : new MemoryStore();
        Tally tally = new Demo(loaded, json ? Console.talk() : Console.out()).play(store, folder);
        report(tally, folder.resolve("mailbox"));
        return Hush.GOOD;
    }

    private void report(Tally tally, Path mailbox) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("events", tally.events());
        report.put("sent", tally.count(Answer.SENT));
        report.put("deferred", tally.count(Answer.DEFERRED));
        report.put("suppressed", tally.count(Answer.SUPPRESSED));
        report.put("followUpsFired", tally.followUpsFired());
        report.put("followUpsCancelled", tally.followUpsCancelled());
        report.put("surprises", tally.surprises());
        report.put("tasks", tally.tasks());
        if (json) {
            Console.json(report);
        } else {
            Console.out()
                    .printf(
                            "%n%s: %s sent, %d deferred, %d not sent; %s fired, %d cancelled; %s; %s for the front line.%n",
                            Console.count(tally.events(), "event"),
                            Console.count(tally.count(Answer.SENT), "message"),
                            tally.count(Answer.DEFERRED),
                            tally.count(Answer.SUPPRESSED),
                            Console.count(tally.followUpsFired(), "follow-up"),
                            tally.followUpsCancelled(),
                            Console.count(tally.surprises(), "surprise"),
                            Console.count(tally.tasks(), "task"));
            Console.out().printf("The mails are in %s; any mail program opens them.%n", mailbox);
        }
        Console.talk().println("resident at most " + Console.residentMegabytes() + " MB");
    }
}
