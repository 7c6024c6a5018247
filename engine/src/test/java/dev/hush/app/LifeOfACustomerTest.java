package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.consent.Channel;
import dev.hush.decision.Chance;
import dev.hush.engine.Campaign;
import dev.hush.engine.CampaignRunner;
import dev.hush.engine.Courier;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Intake.Answer;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.memory.MemoryStore;
import dev.hush.plan.FrontlineTask;
import dev.hush.quartz.CronCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mei of Taipei and the corner shop of Berlin: three months through the real engine, by one clock that is set. */
class LifeOfACustomerTest {
    private static final Map<String, String> LINKS =
            Map.of("stop", "https://s.example/s", "why", "https://s.example/w", "preferences", "https://s.example/p");
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final CustomerId MEI = new CustomerId("mei");

    private final LoadedWorkspace shop = LoadedWorkspace.load(Path.of("..", "examples", "corner-shop"), Look.RUN);
    private final MemoryStore store = new MemoryStore();
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-10-05T01:00:00Z"));
    private final CronCalendar calendar = new CronCalendar();
    private final List<String> mailbox = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private HushEngine engine;
    private Dispatcher dispatcher;
    private Instant nextLetter;
    private int events;

    @BeforeEach
    void open() {
        Chance chance = new Chance(shop.secret("test"));
        engine = new HushEngine(store, shop.rulebook().orElseThrow(), chance, clock, 1);
        Courier courier = new Courier() {
            @Override
            public void deliver(Message message) {
                mailbox.add(LocalDateTime.ofInstant(clock.instant(), TAIPEI) + " "
                        + message.facts().get("rule"));
                texts.add(message.content().text());
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
        dispatcher = new Dispatcher(
                engine, store, shop.templates(), courier, chance, clock, (outreach, address) -> LINKS, Runnable::run);
        nextLetter = calendar.next(letter(), clock.instant()).orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void isAskedFirstInterruptedRarelyAndNeverAfterSayingNo() {
        happens(
                "2026-10-05T09:00",
                "customer.declared",
                Map.of(
                        "name",
                        "美",
                        "email",
                        "mei@example.com",
                        "zone",
                        "Asia/Taipei",
                        "language",
                        "zh-Hant",
                        "country",
                        "TW"));
        happens("2026-10-05T09:01", "consent.given", Map.of("consents", List.of("CARE/EMAIL", "PROMOTION/EMAIL")));
        happens("2026-10-06T22:30", "order.placed", Map.of("order", "M1"));
        happens(
                "2026-10-12T23:40",
                "order.delivered",
                Map.of("order", "M1", "promised", "2026-10-10", "delivered", "2026-10-12"));
        happens("2026-10-20T11:00", "order.placed", Map.of("order", "M2"));
        happens(
                "2026-10-22T15:00",
                "order.delivered",
                Map.of("order", "M2", "promised", "2026-10-23", "delivered", "2026-10-22"));
        happens("2026-10-22T15:00", "order.placed", Map.of("order", "M3"));
        happens("2026-10-23T18:00", "review.written", Map.of("order", "M2", "score", 1));
        assertThat(store.tasks(10)).extracting(FrontlineTask::name).containsExactly("call-and-listen");
        happens("2026-10-26T10:00", "repair.confirmed", Map.of("order", "M2"));
        happens("2026-11-12T10:00", "consent.withdrawn", Map.of("consents", List.of("PROMOTION/EMAIL")));
        happens(
                "2026-11-20T10:00",
                "order.delivered",
                Map.of("order", "M3", "promised", "2026-11-21", "delivered", "2026-11-20"));
        happens("2026-12-05T10:00", "message.complained", Map.of());
        happens("2026-12-06T10:00", "review.written", Map.of("order", "M3", "score", 1));
        settleUntil("2027-01-10T00:00");

        assertThat(mailbox)
                .containsExactly(
                        "2026-10-07T09:00 thanks-01", // not at half past ten in the evening
                        "2026-10-10T16:00 letter-01", // Saturday, ten o'clock in Berlin
                        "2026-10-13T09:00 late-delivery-01",
                        "2026-10-17T16:00 letter-01",
                        // a third order on the 22nd: four messages in 30 days are enough
                        "2026-10-23T18:00 repair-01",
                        // no letter on the 24th and 31st: something is to be made good, then it cools down
                        "2026-11-25T10:00 thanks-04"); // no letter on the 14th: she said no
        assertThat(texts.get(0)).contains("美");
        assertThat(reasons())
                .contains(
                        "thanks-02 CAP_TOTAL",
                        "letter-01 SERVICE_FREEZE",
                        "letter-01 CAP_PURPOSE",
                        "repair-01 SUPPRESSED_COMPLAINT");
        assertThat(store.counts()).containsEntry("pending", 0L).containsEntry("dead", 0L);
        assertThat(store.earliestDue())
                .as("nothing is forgotten and nothing is left")
                .isEmpty();
    }

    private List<String> reasons() {
        return store.journalOf(MEI, 1000).stream()
                .flatMap(entry -> entry.receipt().lines().stream())
                .flatMap(line -> line.reason().map(it -> line.rule() + " " + it).stream())
                .toList();
    }

    private void happens(String local, String type, Map<String, Object> data) {
        Instant time = settleUntil(local);
        CustomerEvent event = new CustomerEvent("e" + events++, "shop", type, MEI, time, data, Optional.empty());
        assertThat(engine.submit(event).toCompletableFuture().join()).isEqualTo(Answer.TAKEN);
        dispatcher.dispatchDue();
    }

    /** Lives until then, one due thing after another. */
    private Instant settleUntil(String local) {
        Instant end = LocalDateTime.parse(local).atZone(TAIPEI).toInstant();
        while (true) {
            Optional<Instant> next = Stream.of(store.earliestDue(), store.earliestAttempt(), Optional.of(nextLetter))
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo)
                    .filter(at -> at.isBefore(end));
            if (next.isEmpty()) {
                clock.advanceTo(end);
                return end;
            }
            clock.advanceTo(next.get());
            engine.ringDue();
            if (!nextLetter.isAfter(clock.instant())) {
                new CampaignRunner(engine, store, clock).run(letter(), nextLetter);
                nextLetter = calendar.next(letter(), nextLetter).orElseThrow();
            }
            dispatcher.dispatchDue();
        }
    }

    private Campaign letter() {
        return shop.rules().campaigns().get(0);
    }
}
