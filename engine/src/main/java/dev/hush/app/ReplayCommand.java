package dev.hush.app;

import dev.hush.decision.Chance;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.EventFiles;
import dev.hush.journal.Receipt;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hush replay}: old events under a workspace's rules, in virtual time. */
@Command(
        name = "replay",
        description = "Plays old events under a workspace's rules and counts what it would have done.")
final class ReplayCommand implements Callable<Integer> {
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

    @Option(names = "--lanes", description = "threads that decide (default: ${DEFAULT-VALUE})")
    int lanes = 2;

    @Option(names = "--json", description = "one JSON object on standard output")
    boolean json;

    @Option(names = "--keep-going", description = "leave out lines that are no events instead of stopping")
    boolean keepGoing;

    @Option(names = "--decisions", description = "also write every decision into this file, a JSON object a line")
    Optional<Path> decisions = Optional.empty();

    @Override
    public Integer call() throws IOException {
        LoadedWorkspace loaded = LoadedWorkspace.load(Hush.workspace(workspace), LoadedWorkspace.Look.RUN);
        if (loaded.broken()) {
            Console.faults(loaded.faults());
            return Hush.FOUND_FAULT;
        }
        if (!Files.exists(input)) {
            throw new UsageException("expected events at --input, found no " + input + ".");
        }
        if (lanes < 1 || lanes > 64) {
            throw new UsageException("expected --lanes from 1 to 64, found " + lanes + ".");
        }
        long started = System.nanoTime();
        AtomicLong bad = new AtomicLong();
        List<CustomerEvent> events = EventFiles.read(input, loaded.mappings(), problem -> {
            if (bad.incrementAndGet() <= 20) {
                Console.talk().println(problem);
            }
        });
        if (bad.get() > 0 && !keepGoing) {
            Console.talk()
                    .println(bad.get() + " lines are no events; mend them, or go on without them by --keep-going.");
            return Hush.FOUND_FAULT;
        }
        report(play(loaded, events), started);
        return Hush.GOOD;
    }

    private record Played(Tally tally, int customers, int events) {}

    private Played play(LoadedWorkspace loaded, List<CustomerEvent> events) throws IOException {
        Tally tally = new Tally();
        try (PrintWriter log = decisions.isPresent()
                        ? new PrintWriter(Files.newBufferedWriter(decisions.get(), StandardCharsets.UTF_8))
                        : new PrintWriter(java.io.Writer.nullWriter());
                VirtualTime time = new VirtualTime(
                        loaded.rules().rulebook().orElseThrow(),
                        loaded.rules().campaigns(),
                        new CronCalendar(),
                        new Chance(loaded.secret("replay")),
                        lanes,
                        step -> {
                            tally.add(step);
                            if (decisions.isPresent()) {
                                log(log, step);
                            }
                        });
                ProgressBar bar = new ProgressBarBuilder()
                        .setTaskName("replay")
                        .setInitialMax(events.size())
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(1000)
                        .build()) {
            time.play(counting(events.iterator(), bar));
            return new Played(tally, time.customers(), events.size() - (int) time.duplicates());
        } catch (UncheckedIOException e) {
            throw new UsageException("expected to write " + decisions.orElseThrow() + ", but: " + e.getMessage());
        }
    }

    private static Iterator<CustomerEvent> counting(Iterator<CustomerEvent> events, ProgressBar bar) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public CustomerEvent next() {
                bar.step();
                return events.next();
            }
        };
    }

    private static void log(PrintWriter log, Step step) {
        step.entry().ifPresent(entry -> {
            for (Receipt.Line line : entry.receipt().lines()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("at", entry.decidedAt());
                row.put("customer", entry.customer().value());
                row.put("event", entry.event().key().toString());
                row.put("type", entry.event().type());
                row.put("rule", line.rule());
                row.put("purpose", line.purpose());
                row.put("answer", line.answer());
                line.reason().ifPresent(reason -> row.put("reason", reason));
                line.until().ifPresent(until -> row.put("until", until));
                log.println(Console.text(row));
            }
        });
    }

    private void report(Played played, long started) {
        Tally tally = played.tally();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("events", played.events());
        report.put("customers", played.customers());
        report.put("seconds", Math.round((System.nanoTime() - started) / 1e8) / 10.0);
        Map<String, Long> decisionCounts = new LinkedHashMap<>();
        decisionCounts.put("send", tally.count(Receipt.Answer.SENT));
        decisionCounts.put("defer", tally.count(Receipt.Answer.DEFERRED));
        decisionCounts.put("suppress", tally.count(Receipt.Answer.SUPPRESSED));
        report.put("decisions", decisionCounts);
        report.put("byRule", tally.byRule());
        report.put("byReason", tally.byReason());
        if (!tally.faults().isEmpty()) {
            report.put("faults", tally.faults());
        }
        if (json) {
            Console.json(report);
        } else {
            ReplayText.print(report, tally);
        }
        Console.talk().println(report.get("seconds") + " s; resident at most " + Console.residentMegabytes() + " MB");
    }
}
