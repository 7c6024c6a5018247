package dev.hush.app;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.app.ReplayRun.Played;
import dev.hush.engine.Step;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.EventFiles;
import dev.hush.replay.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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

    @Parameters(
            arity = "0..1",
            paramLabel = "WORKSPACE",
            description = "the workspace, by default the repository's root")
    Optional<Path> workspace = Optional.empty();

    @Option(
            names = "--input",
            required = true,
            description = "a file of events (NDJSON) or a folder of NDJSON and mapped tables")
    Path input = Path.of(".");

    @Option(
            names = "--against",
            paramLabel = "WORKSPACE",
            description = "a workspace with other rules, to compare with")
    Optional<Path> against = Optional.empty();

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

    @Override
    public Integer call() throws IOException {
        if (html && against.isEmpty()) {
            throw new UsageException("expected --against with --html, which shows a difference.");
        }
        Optional<LoadedWorkspace> base = sound(Hush.workspace(workspace));
        Optional<LoadedWorkspace> other = against.flatMap(this::sound);
        if (base.isEmpty() || (against.isPresent() && other.isEmpty())) {
            return Hush.FOUND_FAULT;
        }
        if (!Files.exists(input)) {
            throw new UsageException("expected events at --input, found no " + input + ".");
        }
        if (lanes < 1 || lanes > 64) {
            throw new UsageException("expected --lanes from 1 to 64, found " + lanes + ".");
        }
        long started = System.nanoTime();
        Optional<List<CustomerEvent>> events = events(base.get());
        if (events.isEmpty()) {
            return Hush.FOUND_FAULT;
        }
        ReplayRun run = new ReplayRun(events.get(), lanes);
        if (other.isPresent()) {
            compare(run, base.get(), other.get(), started);
        } else {
            alone(run, base.get(), started);
        }
        Console.talk().println(seconds(started) + " s; resident at most " + Console.residentMegabytes() + " MB");
        return Hush.GOOD;
    }

    private Optional<LoadedWorkspace> sound(Path root) {
        LoadedWorkspace loaded = LoadedWorkspace.load(root, Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Optional.empty();
        }
        return Optional.of(loaded);
    }

    private Optional<List<CustomerEvent>> events(LoadedWorkspace loaded) throws IOException {
        AtomicLong bad = new AtomicLong();
        List<CustomerEvent> events = EventFiles.read(input, loaded.mappings(), problem -> {
            if (bad.incrementAndGet() <= MOST_PROBLEMS_TOLD) {
                Console.talk().println(problem);
            }
        });
        if (bad.get() > 0 && !keepGoing) {
            Console.talk()
                    .println(bad.get() + " lines are no events; mend them, or go on without them by --keep-going.");
            return Optional.empty();
        }
        return Optional.of(events);
    }

    private void alone(ReplayRun run, LoadedWorkspace loaded, long started) throws IOException {
        try (DecisionLog log = DecisionLog.open(decisions);
                Played played = play(run, loaded, "replay", log)) {
            Map<String, Object> report = played.report();
            if (json) {
                Map<String, Object> timed = new LinkedHashMap<>();
                report.forEach((name, value) -> {
                    timed.put(name, value);
                    if (name.equals("customers")) {
                        timed.put("seconds", seconds(started));
                    }
                });
                Console.json(timed);
            } else {
                ReplayText.print(report, played.world().tally());
            }
        }
    }

    private Played play(ReplayRun run, LoadedWorkspace loaded, String what, Consumer<Step> onStep) {
        try {
            return run.play(loaded, loaded.secret("replay"), what, onStep);
        } catch (UncheckedIOException e) {
            throw new UsageException("expected to be able to write, but: " + e.getMessage());
        }
    }

    /** Both worlds draw their luck with the first one's secret, so that it is no difference. */
    private void compare(ReplayRun run, LoadedWorkspace base, LoadedWorkspace other, long started) {
        byte[] secret = base.secret("replay");
        try (Played before = run.play(base, secret, "as it is", step -> {});
                Played after = run.play(other, secret, "as it would be", step -> {})) {
            Difference difference = Difference.between(before.world(), after.world());
            if (html) {
                Console.out().print(DifferencePage.of(difference, base, other, before, after));
            } else if (json) {
                Map<String, Object> report = new LinkedHashMap<>();
                report.put("seconds", seconds(started));
                report.put("base", before.report());
                report.put("against", after.report());
                report.put("difference", difference);
                Console.json(report);
            } else {
                DifferenceText.lines(difference, before, after).forEach(Console.out()::println);
            }
        }
    }

    private static double seconds(long started) {
        return Math.round((System.nanoTime() - started) / 1e8) / 10.0;
    }
}
