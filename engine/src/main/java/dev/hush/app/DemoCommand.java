package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.engine.Campaign;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.EventFiles;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.Receipt.Answer;
import dev.hush.memory.MemoryStore;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.Tally;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hush demo}: a corner shop's weeks through the real engine, on a clock that jumps. */
@Command(name = "demo", description = "Plays a corner shop's weeks through the real engine and tells each decision.")
final class DemoCommand implements Callable<Integer> {
    private static final Duration AFTERMATH = Duration.ofDays(30);

    @Option(names = "--data", description = "keeps the store and the mailbox in this folder")
    Optional<Path> data = Optional.empty();

    @Option(
            names = "--json",
            description = "one JSON object at the end of standard output; the story goes to standard error")
    boolean json;

    private final Tally tally = new Tally();
    private final CronCalendar calendar = new CronCalendar();

    @Override
    public Integer call() throws IOException {
        Path shop = Hush.workspace(Optional.empty()).resolve("examples/corner-shop");
        LoadedWorkspace loaded = LoadedWorkspace.load(shop, Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        List<CustomerEvent> events =
                EventFiles.read(shop.resolve("events"), loaded.mappings(), Console.talk()::println);
        Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("hush-demo-");
        if (Files.exists(folder.resolve("hush.db"))) {
            throw new UsageException("expected a data folder without a store, found " + folder.resolve("hush.db")
                    + ". Use another --data.");
        }
        VirtualClock clock = new VirtualClock(events.get(0).time());
        Store store = data.isPresent() ? SqlStore.sqlite(folder) : new MemoryStore();
        try (Node node =
                new Node(loaded, store, clock, Node.camel(loaded, folder, Optional.empty()), 1, Runnable::run)) {
            tell(node, loaded);
            play(node, clock, events);
        }
        report(folder.resolve("mailbox"));
        return Hush.GOOD;
    }

    private void tell(Node node, LoadedWorkspace loaded) {
        Story story = new Story(
                node.engine().rulebook().rules().reasons(), loaded.settings().zone());
        java.io.PrintStream to = json ? Console.talk() : Console.out();
        to.println("A corner shop's weeks; everyone in it is made up.\n");
        node.engine()
                .onCommit(commit -> commit.journal().forEach(entry -> {
                    tally.add(entry);
                    tell(story, entry, to);
                }));
    }

    private static void tell(Story story, JournalEntry entry, java.io.PrintStream to) {
        List<String> sentences = story.sentences(entry);
        if (!sentences.isEmpty()) {
            to.println(story.head(entry));
            sentences.forEach(sentence -> to.println("                    " + sentence));
        }
    }

    private void play(Node node, VirtualClock clock, List<CustomerEvent> events) {
        Map<Campaign, Instant> schedule = new LinkedHashMap<>();
        node.campaigns()
                .forEach(campaign ->
                        calendar.next(campaign, clock.instant()).ifPresent(at -> schedule.put(campaign, at)));
        for (CustomerEvent event : events) {
            settleUntil(node, clock, schedule, event.time());
            node.shell().intake(event);
            node.dispatcher().dispatchDue();
        }
        settleUntil(node, clock, Map.of(), clock.instant().plus(AFTERMATH));
    }

    /** Everything that is due before the instant, one thing after another. */
    private void settleUntil(Node node, VirtualClock clock, Map<Campaign, Instant> schedule, Instant end) {
        while (true) {
            Optional<Instant> next = Stream.of(
                            node.store().earliestDue(),
                            node.store().earliestAttempt(),
                            schedule.values().stream().min(Instant::compareTo))
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo)
                    .filter(at -> !at.isAfter(end));
            if (next.isEmpty()) {
                clock.advanceTo(end);
                return;
            }
            clock.advanceTo(next.get());
            node.engine().ringDue();
            campaigns(node, clock, schedule);
            node.dispatcher().dispatchDue();
        }
    }

    private void campaigns(Node node, VirtualClock clock, Map<Campaign, Instant> schedule) {
        for (Campaign campaign : List.copyOf(schedule.keySet())) {
            Instant at = schedule.getOrDefault(campaign, Instant.MAX);
            if (!at.isAfter(clock.instant())) {
                node.campaignRunner().run(campaign, at);
                calendar.next(campaign, at)
                        .ifPresentOrElse(it -> schedule.put(campaign, it), () -> schedule.remove(campaign));
            }
        }
    }

    private void report(Path mailbox) {
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
            Console.out().printf("%n%s%n", report);
            Console.out().printf("The mails are in %s; any mail program opens them.%n", mailbox);
        }
        Console.talk().println("resident at most " + Console.residentMegabytes() + " MB");
    }
}
