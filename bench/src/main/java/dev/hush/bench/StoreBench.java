package dev.hush.bench;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.EventMemory;
import dev.hush.customer.Happening;
import dev.hush.engine.Store;
import dev.hush.engine.Store.Commit;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import dev.hush.plan.Outreach;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events a second through a store, in commits of 256 customers with one event each, beside raw JDBC.
 *
 * <p>Arguments: the JDBC URL of an empty PostgreSQL database, or none for SQLite in a temporary folder.
 */
public final class StoreBench {
    static final int BATCH = 256;
    private static final int BATCHES = 80;
    private static final int WARM_UP = 40;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

    private StoreBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("hush-store-bench");
        boolean sqlite = arguments.length == 0;
        try (Store store = sqlite ? SqlStore.sqlite(folder) : SqlStore.postgres(arguments[0])) {
            measure("warm-up, new customers", store, 0, WARM_UP, false);
            measure("warm-up, known customers", store, 0, WARM_UP, true);
            measure("store, new customers", store, WARM_UP, BATCHES, false);
            measure("store, known customers (asked, loaded, committed)", store, WARM_UP, BATCHES, true);
            measure("store, known customers once more", store, WARM_UP, BATCHES, true);
        }
        String url = sqlite ? "jdbc:sqlite:" + folder.resolve("raw.db") : arguments[0];
        RawJdbc.measure(url, WARM_UP, BATCHES);
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void measure(String what, Store store, int first, int batches, boolean known) {
        long events = 0;
        long start = System.nanoTime();
        for (int batch = first; batch < first + batches; batch++) {
            List<CustomerId> ids = ids(batch);
            Map<CustomerId, CustomerState> states = new HashMap<>();
            if (known) {
                store.known(ids.stream()
                        .map(id -> new EventKey("shop", id + "/next"))
                        .toList());
                states.putAll(store.load(ids));
            }
            Commit commit = commit(ids, states);
            if (!store.commit(commit).isEmpty()) {
                throw new IllegalStateException("expected no conflict");
            }
            events += ids.size();
        }
        report(what, events, start);
    }

    static void report(String what, long events, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-52s %,8.0f events/s%n", what, events / seconds);
    }

    private static List<CustomerId> ids(int batch) {
        List<CustomerId> ids = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            // scattered like real ids, so that the index is not merely appended to
            long number = (long) (batch * BATCH + i) * 0x9E3779B97F4A7C15L;
            ids.add(new CustomerId(Long.toHexString(number)));
        }
        return ids;
    }

    private static Commit commit(List<CustomerId> ids, Map<CustomerId, CustomerState> before) {
        List<EventKey> events = new ArrayList<>();
        List<CustomerState> states = new ArrayList<>();
        List<JournalEntry> journal = new ArrayList<>();
        List<Outreach> outreach = new ArrayList<>();
        for (CustomerId id : ids) {
            CustomerState state = Optional.ofNullable(before.get(id)).orElseGet(() -> fresh(id));
            CustomerEvent event = event(id, state.version());
            events.add(event.key());
            states.add(after(state, event));
            journal.add(new JournalEntry(id, Look.EVENT, event, NOW, "rules-1", receipt()));
            if (id.hashCode() % 5 == 0) {
                outreach.add(outreach(event));
            }
        }
        return new Commit(events, states, journal, outreach, List.of(), List.of(), Map.of(), List.of(), Map.of(), NOW);
    }

    private static CustomerState fresh(CustomerId id) {
        return CustomerState.unknown(id)
                .edit()
                .country("BR")
                .language("pt-BR")
                .address(Channel.EMAIL, id + "@example.org")
                .consent(ConsentRecord.of(
                        Purpose.CARE, Channel.EMAIL, LawfulBasis.CONSENT, true, NOW, Proof.unstated("shop/form-1")))
                .done();
    }

    private static CustomerEvent event(CustomerId id, long version) {
        Map<String, Object> data = Map.of("order", "A-" + id, "amount", new BigDecimal("59.90"), "items", 3);
        return new CustomerEvent(id + "/" + version, "shop", "order.placed", id, NOW, data, Optional.empty());
    }

    private static CustomerState after(CustomerState state, CustomerEvent event) {
        Happening happening = new Happening(event.id(), event.time(), event.data());
        return state.edit()
                .version(state.version() + 1)
                .seenAt(event.time())
                .event(
                        event.type(),
                        memory -> new EventMemory(
                                memory.lifetime() + 1, Optional.of(NOW), Optional.of(NOW), List.of(happening)))
                .done();
    }

    private static Receipt receipt() {
        Line line = new Line(
                "thanks-01",
                "third-order-thanks",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                Optional.empty(),
                Answer.SENT,
                Optional.empty(),
                Optional.empty(),
                "");
        return Receipt.of(List.of(line));
    }

    private static Outreach outreach(CustomerEvent event) {
        return new Outreach(
                event.key() + "/thanks-01",
                event.customer(),
                "thanks-01",
                new Occasion("order.placed", "A1"),
                "third-order-thanks",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                Optional.empty(),
                Optional.empty(),
                "pt-BR",
                NOW,
                NOW,
                "rules-1",
                event);
    }
}
