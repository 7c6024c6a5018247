package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Campaign;
import dev.hush.engine.Store;
import dev.hush.engine.Store.CampaignRun;
import dev.hush.quartz.CronCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush campaign}: when campaigns are due, their runs, and a run by hand. */
@Command(name = "campaign", description = "Lists campaigns and their runs; --run NAME asks its audience now.")
final class CampaignCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--run", paramLabel = "NAME", description = "asks the campaign's audience now")
    Optional<String> run = Optional.empty();

    @Option(names = "--json", description = "one JSON object")
    boolean json;

    @Override
    public Integer call() {
        return run.map(this::run).orElseGet(this::list);
    }

    private int run(String name) {
        EngineClient engine = EngineClient.of(data)
                .orElseThrow(() -> new UsageException(
                        "expected a running engine on " + data + ", found none. Start it: hush run --data " + data));
        EngineClient.Answer answer = engine.post("/campaigns/" + EngineClient.encode(name) + "/run");
        Console.out().print(answer.body());
        return answer.status() == 202 ? Hush.GOOD : Hush.FOUND_FAULT;
    }

    private int list() {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN);
        List<Campaign> campaigns = loaded.rules().campaigns();
        List<CampaignRun> runs = List.of();
        if (Files.exists(data.resolve("hush.db"))) {
            try (Store store = DataFolder.read(data)) {
                runs = store.runs(100);
            }
        }
        if (json) {
            Console.json(Map.of("campaigns", campaigns, "runs", runs));
            return Hush.GOOD;
        }
        CronCalendar calendar = new CronCalendar();
        campaigns.forEach(it -> Console.out()
                .printf(
                        "%-20s %-20s next %s%n",
                        it.name(),
                        it.cron(),
                        calendar.next(it, Instant.now()).map(Instant::toString).orElse("never")));
        runs.forEach(it -> Console.out()
                .printf(
                        "%-20s run of %s: %d asked%s%n",
                        it.campaign(), it.scheduled(), it.asked(), it.finished() ? "" : ", goes on"));
        return Hush.GOOD;
    }
}
