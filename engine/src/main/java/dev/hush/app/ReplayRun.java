package dev.hush.app;

import dev.hush.decision.Chance;
import dev.hush.engine.Arrival.EventArrived;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.PlayedWorld;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Plays events under one workspace's rules, with a bar that shows how far it is. */
final class ReplayRun {
    private final ReplaySource source;
    private final int lanes;
    private final Instant since;

    /** @param since what was decided before it is played and not counted */
    ReplayRun(ReplaySource source, int lanes, Instant since) {
        this.source = source;
        this.lanes = lanes;
        this.since = since;
    }

    /** What came of it. */
    record Played(PlayedWorld world, int customers, long events) implements AutoCloseable {
        /** Everything that can be said in numbers. */
        Map<String, Object> report() {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("events", events);
            report.put("customers", customers);
            report.put("decisions", ReplayText.decisions(world.tally()));
            report.put("byRule", world.tally().byRule());
            report.put("byReason", world.tally().byReason());
            if (world.leftOut() > 0) {
                report.put("leftOut", world.leftOut());
            }
            if (!world.tally().faults().isEmpty()) {
                report.put("faults", world.tally().faults());
            }
            return report;
        }

        @Override
        public void close() {
            world.close();
        }
    }

    /**
     * @param secretOf whose secret chance is drawn with; the same for two that are compared, so that luck is no difference
     * @param onStep sees every step, too
     */
    Played play(LoadedWorkspace rules, LoadedWorkspace secretOf, String what, Consumer<Step> onStep) {
        PlayedWorld world = new PlayedWorld();
        try (VirtualTime time = new VirtualTime(
                        rules.rules().rulebook().orElseThrow(),
                        source.asked() ? List.of() : rules.rules().campaigns(),
                        new CronCalendar(),
                        new Chance(secretOf.secret(source.secret())),
                        lanes,
                        onStep.andThen(step -> {
                            if (!step.at().isBefore(since)) {
                                world.accept(step);
                            }
                        }));
                ProgressBar bar = new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(source.size())
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(1000)
                        .build()) {
            source.beginnings().forEach(time::begin);
            time.playArrivals(counting(source.arrivals().get(), bar));
            world.leftOut(time.leftOut());
            return new Played(world, time.customers(), source.size() - time.duplicates());
        }
    }

    private static Iterator<EventArrived> counting(Iterator<EventArrived> events, ProgressBar bar) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return events.hasNext();
            }

            @Override
            public EventArrived next() {
                bar.step();
                return events.next();
            }
        };
    }
}
