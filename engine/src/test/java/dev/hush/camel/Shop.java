package dev.hush.camel;

import dev.hush.camel.CamelSettings.Http;
import dev.hush.decision.Chance;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Links;
import dev.hush.engine.Renderer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.file.SourceFile;
import dev.hush.intake.Mapping;
import dev.hush.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A real engine behind real routes and listeners: a store in memory, a clock that is set, ports that are free. */
final class Shop implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final Chance CHANCE = new Chance(new byte[] {1});

    final MemoryStore store = new MemoryStore();
    final HushEngine engine;
    final CamelShell shell;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    private Shop(Plan plan) {
        InstantSource clock = now::get;
        engine = new HushEngine(store, plan.rules.book(), CHANCE, clock, 1);
        CamelSettings settings =
                new CamelSettings(plan.sender, plan.folder.resolve("mailbox"), plan.smtp, plan.folder, plan.http);
        try {
            shell = CamelShell.start(settings, plan.routes, plan.mappings, engine, new ShopDesk(store, clock));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** What a shop shall have; its data folder is the given one. */
    static Plan in(Path folder) {
        return new Plan(folder);
    }

    static final class Plan {
        private final Path folder;
        private final List<SourceFile> routes = new ArrayList<>();
        private final List<Mapping> mappings = new ArrayList<>();
        private OrderRules rules = OrderRules.open();
        private String sender = "Corner Shop <shop@example.com>";
        private Optional<String> smtp = Optional.empty();
        private Optional<Http> http = Optional.empty();

        private Plan(Path folder) {
            this.folder = folder;
        }

        Plan rules(OrderRules rules) {
            this.rules = rules;
            return this;
        }

        /** A route file; the name as it stands in routes/, without {@code .camel.yaml}. */
        Plan route(String name, String yaml) {
            routes.add(new SourceFile("routes/" + name + ".camel.yaml", yaml, false));
            return this;
        }

        Plan mappings(List<Mapping> more) {
            mappings.addAll(more);
            return this;
        }

        Plan sender(String from) {
            sender = from;
            return this;
        }

        Plan smtp(String uri) {
            smtp = Optional.of(uri);
            return this;
        }

        /** A private listener on loopback and any free port. */
        Plan http(List<Map.Entry<String, Set<String>>> tokens) {
            return http("127.0.0.1", tokens);
        }

        Plan http(String host, List<Map.Entry<String, Set<String>>> tokens) {
            return http(new Http(host, 0, -1, tokens));
        }

        Plan http(Http listeners) {
            http = Optional.of(listeners);
            return this;
        }

        Shop open() {
            return new Shop(this);
        }
    }

    void later(Duration by) {
        now.updateAndGet(it -> it.plus(by));
    }

    Instant now() {
        return now.get();
    }

    /** Somebody with an address who agreed to CARE by e-mail. */
    void know(String customer) {
        Map<String, Object> who = Map.of("email", customer + "@example.com", "zone", "Europe/Berlin", "country", "DE");
        take("declared-" + customer, "customer.declared", customer, who);
        take("agreed-" + customer, "consent.given", customer, Map.of("consents", List.of("CARE/EMAIL")));
    }

    void order(String customer, String id) {
        take(id, "order.placed", customer, Map.of());
    }

    private void take(String id, String type, String customer, Map<String, Object> data) {
        engine.submit(new CustomerEvent(id, "shop", type, new CustomerId(customer), now.get(), data, Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    /** Works the outbox on the calling thread. */
    int dispatch() {
        Renderer renderer = (template, channel, language, model) ->
                new Rendered("Thank you", Optional.of("<p>Thank you</p>"), "Thank you");
        return new Dispatcher(engine, store, renderer, shell.courier(), CHANCE, now::get, Links.NONE, Runnable::run)
                .dispatchDue();
    }

    @Override
    public void close() {
        shell.close();
        engine.close();
    }
}
