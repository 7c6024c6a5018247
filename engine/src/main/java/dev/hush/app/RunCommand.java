package dev.hush.app;

import dev.hush.camel.CamelSettings.Http;
import dev.hush.engine.Campaign;
import dev.hush.engine.Store;
import dev.hush.quartz.CronCalendar;
import dev.hush.quartz.QuartzBell;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush run}: the engine, until Ctrl-C. */
@Command(
        name = "run",
        description = "Runs the engine: takes events, decides, delivers; Ctrl-C finishes what was accepted.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--data", description = "the engine's data (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(names = "--port", description = "of the private listener (default: 8080, or http.port of hush.yaml)")
    Optional<Integer> port = Optional.empty();

    @Option(names = "--lanes", description = "threads that decide (default: ${DEFAULT-VALUE})")
    int lanes = 2;

    private final Semaphore dispatchAsked = new Semaphore(0);
    private volatile boolean open = true;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Path root = Hush.workspace(workspace);
        Settings settings = LoadedWorkspace.settings(root);
        try (EngineFile file = EngineFile.take(data)) {
            Store store = store(settings);
            Publisher publisher = new Publisher(root, store.rules(), InstantSource.system());
            Optional<LoadedWorkspace> good = publisher.start();
            if (good.isEmpty()) {
                publisher.faults().forEach(Console.talk()::println);
                store.close();
                return Hush.FOUND_FAULT;
            }
            LoadedWorkspace loaded = good.get();
            Console.faults(loaded.faults());
            ExecutorService deliveries = Executors.newFixedThreadPool(4);
            Node node = new Node(
                    loaded,
                    store,
                    InstantSource.system(),
                    Node.camel(loaded, data, Optional.of(http(settings))),
                    lanes,
                    deliveries);
            node.follow(publisher);
            file.write(node.shell().address().orElseThrow(), token(settings));
            Console.talk()
                    .printf(
                            "hush listens at %s, customers' pages at %s, rules %s, data in %s, started in %.1f s%n",
                            node.shell().address().orElseThrow(),
                            node.shell().publicAddress().orElse("no address"),
                            node.engine().rulebook().version(),
                            data,
                            (System.nanoTime() - started) / 1e9);
            RulesText.status(publisher.status()).forEach(Console.talk()::println);
            run(node, publisher);
            deliveries.shutdown();
        }
        return Hush.GOOD;
    }

    /** A database may be shared, so that leases there may be a living engine's; a folder is this one's alone. */
    private Store store(Settings settings) {
        return settings.text("store.url").<Store>map(SqlStore::postgres).orElseGet(() -> {
            Store alone = SqlStore.sqlite(data);
            alone.releaseLeases();
            return alone;
        });
    }

    private Http http(Settings settings) {
        return new Http(
                settings.text("http.host", "127.0.0.1"),
                port.orElseGet(() -> settings.number("http.port", 8080)),
                settings.text("http.publicHost", "127.0.0.1"),
                settings.number("http.publicPort", publicPort()),
                settings.tokens());
    }

    /** Beside the private one: 8081, or one above --port, or any where that is any. */
    private int publicPort() {
        return port.map(it -> it == 0 ? 0 : it + 1).orElse(8081);
    }

    /** The token that commands on this machine use: one that may do everything, where there is one. */
    private static Optional<String> token(Settings settings) {
        return settings.tokens().stream()
                .filter(it -> it.getValue().contains("operate") && it.getValue().contains("read"))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    private void run(Node node, Publisher publisher) throws InterruptedException, IOException {
        QuartzBell bell = new QuartzBell(() -> rings(node));
        node.engine().onCommit(commit -> {
            if (!commit.outreach().isEmpty()) {
                dispatchAsked.release();
            }
            commit.states().forEach(state -> state.earliestDue().ifPresent(bell::armAt));
        });
        Thread dispatch = new Thread(() -> dispatch(node, bell), "hush-dispatch");
        dispatch.start();
        missedRuns(node);
        bell.start(node.campaigns(), (campaign, scheduled) -> campaignRings(node, campaign, scheduled));
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (RulesWatch watch = new RulesWatch(node.workspace().root(), publisher)) {
            asked.await();
        }
        Console.talk().println("hush finishes what it accepted …");
        bell.close();
        open = false;
        dispatchAsked.release();
        dispatch.join();
        node.close();
        Console.talk().println("hush ended; resident at most " + Console.residentMegabytes() + " MB");
        ended.countDown();
    }

    private void rings(Node node) {
        try {
            node.engine().ringDue();
            node.retainDaily();
        } catch (RuntimeException e) {
            LOG.warn("What is due could not be looked at, it is tried again in 5 s: {}", e.toString());
        }
        dispatchAsked.release();
    }

    /** What is due next, and who is to be tried again: of several that were armed, the bell kept the earliest only. */
    private static void arm(Node node, QuartzBell bell) {
        Instant now = Instant.now();
        Stream.of(node.store().earliestDue(), node.store().earliestAttempt())
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(now))
                .forEach(bell::armAt);
    }

    private void dispatch(Node node, QuartzBell bell) {
        while (open) {
            try {
                dispatchAsked.acquire();
                dispatchAsked.drainPermits();
                node.dispatcher().dispatchDue();
                arm(node, bell);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("The outbox could not be worked, it is tried again in 5 s: {}", e.toString());
            }
        }
    }

    private static void campaignRings(Node node, Campaign campaign, Instant scheduled) {
        if (!node.shell().campaignRings(campaign, scheduled)) {
            LOG.warn(
                    "Campaign {} has no route from hush:campaign/{}: nobody is asked",
                    campaign.name(),
                    campaign.name());
        }
    }

    /** Runs that were interrupted or missed are made as long as they are good, and their campaign is still there. */
    private static void missedRuns(Node node) {
        Instant now = Instant.now();
        Set<String> names = node.campaigns().stream().map(Campaign::name).collect(Collectors.toSet());
        node.campaignRuns(100).stream().filter(run -> !run.finished()).forEach(run -> {
            if (names.contains(run.campaign())) {
                node.runCampaign(run.campaign(), run.scheduled());
            } else {
                LOG.warn("The run of {} is not finished: the workspace no longer has this campaign", run.campaign());
            }
        });
        if (node.campaignRuns(1).isEmpty() && node.store().counts().getOrDefault("events", 0L) == 0) {
            return;
        }
        CronCalendar calendar = new CronCalendar();
        for (Campaign campaign : node.campaigns()) {
            calendar.lastBefore(campaign, now, campaign.goodFor())
                    .filter(scheduled -> node.campaignRuns(100).stream()
                            .noneMatch(run -> run.campaign().equals(campaign.name())
                                    && run.scheduled().equals(scheduled)))
                    .ifPresent(scheduled -> campaignRings(node, campaign, scheduled));
        }
    }
}
