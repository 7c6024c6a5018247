package dev.hush.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.contact.Attention;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.Houses;
import dev.hush.decision.Reason;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Courier;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Links;
import dev.hush.engine.Renderer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.HouseEvents;
import dev.hush.store.SqlStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand things happen to one customer at once, who has attention for one message. */
class OneOfTenThousandTest {
    private static final int EVENTS = 10_000;
    private static final int THREADS = 4;
    private static final CustomerId ANA = new CustomerId("ana");
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final Chance CHANCE = new Chance(new byte[] {1});

    private final AtomicInteger delivered = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void goesOutFromOneEngineOnSqlite() {
        try (Store store = SqlStore.sqlite(folder)) {
            prove(List.of(store));
        }
    }

    @Test
    void goesOutFromTwoEnginesOnOnePostgres() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Store one = open(server);
                Store another = open(server)) {
            prove(List.of(one, another));
        }
    }

    private static Store open(EmbeddedPostgres server) {
        return SqlStore.postgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    /** One engine on each of the stores, which share their data. */
    private void prove(List<Store> stores) {
        List<HushEngine> engines = stores.stream()
                .map(store -> new HushEngine(store, book(), CHANCE, InstantSource.fixed(NOON), 1))
                .toList();
        try {
            introduce(engines.get(0));
            List<CompletableFuture<Void>> posting = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> post(engines, thread)))
                    .toList();
            posting.forEach(CompletableFuture::join);
            List<CompletableFuture<Integer>> dispatching = IntStream.range(0, stores.size())
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> dispatcher(engines.get(i), stores.get(i)).dispatchDue()))
                    .toList();
            dispatching.forEach(CompletableFuture::join);
        } finally {
            engines.forEach(HushEngine::close);
        }
        assertThat(delivered).hasValue(1);
        assertThat(refusals(stores.get(0))).hasSize(EVENTS - 1).containsOnly(Reason.ATTENTION_EMPTY);
    }

    private static List<Reason> refusals(Store store) {
        return store.journalOf(ANA, 2 * EVENTS).stream()
                .flatMap(entry -> entry.receipt().lines().stream())
                .flatMap(line -> line.reason().stream())
                .toList();
    }

    private static void introduce(HushEngine engine) {
        Map<String, Object> who = Map.of("email", "ana@example.com", "zone", "Europe/Berlin", "country", "DE");
        Map<String, Object> may = Map.of("consents", List.of("PROMOTION/EMAIL"));
        Stream.of(event("d", HouseEvents.CUSTOMER_DECLARED, who), event("c", HouseEvents.CONSENT_GIVEN, may))
                .map(engine::submit)
                .forEach(answer -> answer.toCompletableFuture().join());
    }

    private static void post(List<HushEngine> engines, int thread) {
        HushEngine engine = engines.get(thread % engines.size());
        List<CompletableFuture<Answer>> answers = IntStream.range(0, EVENTS / THREADS)
                .mapToObj(i -> engine.submitWaiting(event("e" + thread + "-" + i, "sale.opened", Map.of()))
                        .toCompletableFuture())
                .toList();
        answers.forEach(CompletableFuture::join);
    }

    private static CustomerEvent event(String id, String type, Map<String, Object> data) {
        return new CustomerEvent(id, "t", type, ANA, NOON, data, Optional.empty());
    }

    private Dispatcher dispatcher(HushEngine engine, Store store) {
        Renderer renderer = (template, channel, language, model) -> new Rendered("s", Optional.empty(), template);
        Courier courier = new Courier() {
            @Override
            public void deliver(Message message) {
                delivered.incrementAndGet();
            }

            @Override
            public boolean delivers(Channel channel) {
                return true;
            }
        };
        InstantSource clock = InstantSource.fixed(NOON);
        return new Dispatcher(engine, store, renderer, courier, CHANCE, clock, Links.NONE, ForkJoinPool.commonPool());
    }

    private static Rulebook book() {
        return new Rulebook(
                new OneRule(),
                new Houses().attention(new Attention(10, 0, 0), 10).tables(),
                new Learning(new EventCatalog(Map.of()), Map.of(), List.of()));
    }
}
