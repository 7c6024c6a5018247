package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.app.ReplayRun.Played;
import dev.hush.engine.JournalArrivals;
import dev.hush.engine.RuleFiles;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.file.Durations;
import dev.hush.intake.EventFiles;
import dev.hush.replay.Difference;
import dev.hush.replay.JournalComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush replay}: old events under a workspace's rules, in virtual time; or under two, and how they differ. */
@Command(
        name = "replay",
        description = "Plays old events under a workspace's rules and counts what it would have done;"
                + " with --against, under two, and tells how they differ.")
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_PROBLEMS_TOLD = 20;
    private static final Duration FAR = Duration.ofDays(3650);

    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(names = "--input", description = "a file of events (NDJSON) or a folder of NDJSON and mapped tables")
    Optional<Path> input = Optional.empty();

    @Option(names = "--data", description = "an engine's data: its own journal, held against what the rules decide")
    Optional<Path> data = Optional.empty();

    @Option(names = "--since", paramLabel = "30d", description = "with --data: count and compare only what is so young")
    Optional<String> since = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "WORKSPACE",
            description = "a workspace with other rules, to compare with")
    Optional<Path> against = Optional.empty();

    @Option(names = "--against-version", paramLabel = "N", description = "with --data: an earlier version of the rules")
    Optional<Long> againstVersion = Optional.empty();

    @Option(names = "--lanes", description = "threads that decide (default: ${DEFAULT-VALUE})")
    int lanes = 2;

    @Option(names = "--json", description = "one JSON object on standard output")
    boolean json;

    @Option(names = "--html", description = "with --against: one page on standard output that stands alone")
    boolean html;

    @Option(names = "--keep-going", description = "leave out lines that are no events instead of stopping")
    boolean keepGoing;

    @Option(names = "--decisions", description = "also write every decision into this file, a JSON object a line")
    Optional<Path> decisions = Optional.empty();

    private final long started = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        checkOptions();
        try {
            return data.isPresent() ? journal(data.get()) : files(input.orElseThrow());
        } catch (UncheckedIOException e) {
            throw new UsageException("expected to be able to read and write, but: " + e.getMessage());
        } finally {
            Console.talk().println(seconds() + " s; resident at most " + Console.residentMegabytes() + " MB");
        }
    }

    private void checkOptions() {
        if (input.isPresent() == data.isPresent()) {
            throw new UsageException("expected --input FILE or --data DIR, one of them.");
        }
        if (html && against.isEmpty() && againstVersion.isEmpty()) {
            throw new UsageException("expected --against with --html, which shows a difference.");
        }
        if (data.isEmpty() && (since.isPresent() || againstVersion.isPresent())) {
            throw new UsageException("expected --data with --since and --against-version.");
        }
        if (input.isPresent() && !Files.exists(input.get())) {
            throw new UsageException("expected events at --input, found no " + input.get() + ".");
        }
        if (lanes < 1 || lanes > 64) {
            throw new UsageException("expected --lanes from 1 to 64, found " + lanes + ".");
        }
    }

    // ---- files

    private int files(Path from) throws IOException {
        Optional<LoadedWorkspace> base = sound(LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN));
        Optional<LoadedWorkspace> other = against.flatMap(it -> sound(LoadedWorkspace.load(it, Look.RUN)));
        if (base.isEmpty() || (against.isPresent() && other.isEmpty())) {
            return Hush.FOUND_FAULT;
        }
        Optional<List<CustomerEvent>> events = events(from, base.get());
        if (events.isEmpty()) {
            return Hush.FOUND_FAULT;
        }
        ReplayRun run = new ReplayRun(ReplaySource.of(events.get()), lanes, Instant.MIN);
        if (other.isPresent()) {
            compare(run, base.get(), other.get());
        } else {
            alone(run, base.get(), Optional.empty());
        }
        return Hush.GOOD;
    }

    private static Optional<LoadedWorkspace> sound(LoadedWorkspace loaded) {
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Optional.empty();
        }
        return Optional.of(loaded);
    }

    private Optional<List<CustomerEvent>> events(Path from, LoadedWorkspace loaded) throws IOException {
        AtomicLong bad = new AtomicLong();
        List<CustomerEvent> events = EventFiles.read(from, loaded.mappings(), problem -> {
            if (bad.incrementAndGet() <= MOST_PROBLEMS_TOLD) {
                Console.talk().println(problem);
            }
        });
        if (bad.get() > 0 && !keepGoing) {
            Console.talk()
                    .println("expected events, found " + Console.count(bad.get(), "line")
                            + " without one, told above. Mend them, or go on without them by --keep-going.");
            return Optional.empty();
        }
        return Optional.of(events);
    }

    // ---- an engine's journal

    private int journal(Path folder) throws IOException {
        Instant now = Instant.now();
        Instant from = since.map(it -> Durations.parse(it)
                        .map(now::minus)
                        .orElseThrow(() -> new UsageException("expected --since such as 30d, found " + it + ".")))
                .orElse(Instant.MIN);
        Optional<LoadedWorkspace> base = sound(LoadedWorkspace.load(Hush.workspace(workspace), Look.RUN));
        if (base.isEmpty()) {
            return Hush.FOUND_FAULT;
        }
        try (Store store = DataFolder.read(folder)) {
            JournalArrivals journal = new JournalArrivals(store, now.plus(FAR));
            JournalComparison comparison = new JournalComparison(from);
            AtomicLong playable = new AtomicLong();
            journal.entries(it -> {
                if (journal.isPlayable(it)) {
                    playable.incrementAndGet();
                    comparison.expect(it);
                }
            });
            if (journal.mergedPeople() > 0) {
                Console.talk()
                        .println(Console.count(journal.mergedPeople(), "customer")
                                + " left out, who were two before a merge.");
            }
            boolean two = against.isPresent() || againstVersion.isPresent();
            ReplayRun run = new ReplayRun(ReplaySource.of(journal, playable.get(), !two), lanes, from);
            return two ? compare(run, base.get(), store) : alone(run, base.get(), Optional.of(comparison));
        }
    }

    private int compare(ReplayRun run, LoadedWorkspace base, Store store) {
        if (against.isPresent()) {
            Optional<LoadedWorkspace> other = sound(LoadedWorkspace.load(against.get(), Look.RUN));
            other.ifPresent(it -> compare(run, base, it));
            return other.isPresent() ? Hush.GOOD : Hush.FOUND_FAULT;
        }
        long number = againstVersion.orElseThrow();
        RuleFiles files = store.rules()
                .files(number)
                .orElseThrow(() -> new UsageException("expected a version that the engine kept, found no version "
                        + number + "; see hush rules history."));
        try (StagedWorkspace staged = StagedWorkspace.version(files, base.root())) {
            Optional<LoadedWorkspace> other = sound(staged.load(Look.RUN));
            other.ifPresent(it -> compare(run, base, it));
            return other.isPresent() ? Hush.GOOD : Hush.FOUND_FAULT;
        }
    }

    // ---- what came of it

    private int alone(ReplayRun run, LoadedWorkspace loaded, Optional<JournalComparison> comparison)
            throws IOException {
        try (DecisionLog log = DecisionLog.open(decisions);
                Played played = run.play(
                        loaded, loaded, "replay", comparison.isPresent() ? log.andThen(comparison.get()) : log)) {
            Optional<JournalComparison.Result> result = comparison.map(JournalComparison::result);
            if (json) {
                Map<String, Object> report = played.report();
                result.ifPresent(it -> report.put("journal", it));
                Console.json(report);
            } else {
                ReplayText.print(played);
                result.ifPresent(it -> ReplayText.journal(it).forEach(Console.out()::println));
            }
            return result.map(JournalComparison.Result::same).orElse(true) ? Hush.GOOD : Hush.FOUND_FAULT;
        }
    }

    private void compare(ReplayRun run, LoadedWorkspace base, LoadedWorkspace other) {
        try (Played before = run.play(base, base, "as it is", step -> {});
                Played after = run.play(other, base, "as it would be", step -> {})) {
            Difference difference = Difference.between(before.world(), after.world());
            if (html) {
                Console.out().print(DifferencePage.of(difference, base, name(other), before, after));
            } else if (json) {
                Map<String, Object> report = new LinkedHashMap<>();
                report.put("base", before.report());
                report.put("against", after.report());
                report.put("difference", difference);
                Console.json(report);
            } else {
                DifferenceText.lines(difference, before, after).forEach(Console.out()::println);
            }
        }
    }

    private String name(LoadedWorkspace other) {
        return againstVersion.map(number -> "version " + number).orElseGet(() -> DifferencePage.name(other));
    }

    private double seconds() {
        return Math.round((System.nanoTime() - started) / 1e8) / 10.0;
    }
}
