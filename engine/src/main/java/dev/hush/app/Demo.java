package dev.hush.app;

import dev.hush.engine.Campaign;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.EventFiles;
import dev.hush.journal.JournalEntry;
import dev.hush.quartz.CronCalendar;
import dev.hush.replay.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays a workspace's own events through the real engine, on a clock that jumps, and tells each decision. */
final class Demo {
    private static final Duration AFTERMATH = Duration.ofDays(30);

    private final LoadedWorkspace workspace;
    private final PrintStream to;
    private final Tally tally = new Tally();
    private final CronCalendar calendar = new CronCalendar();

    Demo(LoadedWorkspace workspace, PrintStream to) {
        this.workspace = workspace;
        this.to = to;
    }

    /** Plays everything into the store, which is closed then; mails go to {@code mailbox} below the folder. */
    Tally play(Store store, Path folder) throws IOException {
        List<CustomerEvent> events = EventFiles.read(
                workspace.root().resolve("events"),
                workspace.mappings(),
                problem -> Console.talk().println(problem));
        VirtualClock clock = new VirtualClock(events.get(0).time());
        try (Node node =
                new Node(workspace, store, clock, Node.camel(workspace, folder, Optional.empty()), 1, Runnable::run)) {
            to.println(workspace.settings().text("name", "A shop") + "'s weeks; everyone in it is made up.\n");
            tell(node);
            play(node, clock, events);
        }
        return tally;
    }

    private void tell(Node node) {
        Story story = new Story(
                node.engine().rulebook().rules().reasons(), workspace.settings().zone());
        node.engine()
                .onCommit(commit -> commit.journal().forEach(entry -> {
                    tally.add(entry);
                    tell(story, entry);
                }));
    }

    private void tell(Story story, JournalEntry entry) {
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
}
