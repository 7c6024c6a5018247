package dev.hush.app;

import dev.hush.decision.Chance;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import dev.hush.event.CustomerEvent;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.PlayedWorld;
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
    private final List<CustomerEvent> events;
    private final int lanes;

    ReplayRun(List<CustomerEvent> events, int lanes) {
        this.events = events;
        this.lanes = lanes;
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
     * @param secret what chance is drawn with; the same for two workspaces that are compared, so that luck is no difference
     * @param onStep sees every step, too
     */
    Played play(LoadedWorkspace rules, byte[] secret, String what, Consumer<Step> onStep) {
        PlayedWorld world = new PlayedWorld();
        try (VirtualTime time = new VirtualTime(
                        rules.rules().rulebook().orElseThrow(),
                        rules.rules().campaigns(),
                        new CronCalendar(),
                        new Chance(secret),
                        lanes,
                        world.andThen(onStep));
                ProgressBar bar = new ProgressBarBuilder()
                        .setTaskName(what)
                        .setInitialMax(events.size())
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(1000)
                        .build()) {
            time.play(counting(events.iterator(), bar));
            world.leftOut(time.leftOut());
            return new Played(world, time.customers(), events.size() - time.duplicates());
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
}
