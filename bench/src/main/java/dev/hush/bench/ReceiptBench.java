package dev.hush.bench;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Reason;
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
import dev.hush.store.SqlStore;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How long the receipts of one customer and day take to find among a million, in SQLite.
 *
 * <p>Arguments: how many receipts (1,000,000), and a folder for them (a temporary one, deleted at the end).
 */
public final class ReceiptBench {
    private static final int CUSTOMERS = 20_000;
    private static final int DAYS = 50;
    private static final int BATCH = 1_000;
    private static final int LOOKUPS = 20_000;
    private static final Instant FIRST_DAY = Instant.parse("2026-10-01T00:00:00Z");

    private ReceiptBench() {}

    public static void main(String[] arguments) throws Exception {
        int receipts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("hush-receipts");
        long start = System.nanoTime();
        try (Store store = SqlStore.sqlite(folder)) {
            write(store, receipts);
        }
        System.out.printf(
                "%,d receipts of %,d customers in %,d MB, written in %.0f s%n",
                receipts, CUSTOMERS, Files.size(folder.resolve("hush.db")) >> 20, (System.nanoTime() - start) / 1e9);
        try (Store store = SqlStore.sqliteReadOnly(folder)) {
            System.out.printf("the first look-up, nothing in memory: %.1f ms%n", lookUp(store, 7, 3) / 1e6);
            measure(store);
        }
        if (arguments.length < 2) {
            delete(folder);
        }
    }

    private static void write(Store store, int receipts) {
        Random random = new Random(1);
        for (int from = 0; from < receipts; from += BATCH) {
            List<EventKey> events = new ArrayList<>();
            List<JournalEntry> journal = new ArrayList<>();
            for (int i = from; i < Math.min(receipts, from + BATCH); i++) {
                // in the order of time, the customers as they come
                Instant at = FIRST_DAY.plusSeconds((long) DAYS * 86_400 * i / receipts);
                JournalEntry entry = entry(i, random.nextInt(CUSTOMERS), at);
                events.add(entry.event().key());
                journal.add(entry);
            }
            Instant now = journal.get(journal.size() - 1).decidedAt();
            store.commit(new Commit(
                    events, List.of(), journal, List.of(), List.of(), List.of(), Map.of(), List.of(), Map.of(), now));
        }
    }

    private static void measure(Store store) {
        Random random = new Random(2);
        long[] nanos = new long[LOOKUPS];
        for (int i = 0; i < LOOKUPS; i++) {
            nanos[i] = lookUp(store, random.nextInt(CUSTOMERS), random.nextInt(DAYS));
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%,d look-ups of a customer and day: median %.2f ms, p99 %.2f ms, longest %.1f ms%n",
                LOOKUPS, nanos[LOOKUPS / 2] / 1e6, nanos[LOOKUPS * 99 / 100] / 1e6, nanos[LOOKUPS - 1] / 1e6);
    }

    private static long lookUp(Store store, int customer, int day) {
        Instant from = FIRST_DAY.plus(Duration.ofDays(day));
        long start = System.nanoTime();
        store.journalOf(customer(customer), from, from.plus(Duration.ofDays(1)), 500);
        return System.nanoTime() - start;
    }

    /** Scattered like real ids, so that the index is not merely appended to. */
    private static CustomerId customer(int number) {
        return new CustomerId(Long.toHexString(number * 0x9E3779B97F4A7C15L));
    }

    private static JournalEntry entry(int i, int customer, Instant at) {
        CustomerEvent event = new CustomerEvent(
                "order-" + i,
                "shop",
                "order.placed",
                customer(customer),
                at,
                Map.of("order", "A" + i, "amount", new BigDecimal("49.90"), "item", "teapot"),
                Optional.empty());
        Receipt receipt = Receipt.of(List.of(
                line("thanks-02", Answer.SENT, Optional.empty(), ""),
                line("letter-01", Answer.SUPPRESSED, Optional.of(Reason.CAP_TOTAL), "4 of 4 within 30d"),
                line("surprise-01", Answer.SUPPRESSED, Optional.of(Reason.LOST_ARBITRATION), "to thanks-02")));
        return new JournalEntry(event.customer(), Look.EVENT, event, at, "3f2a9c81d07e", receipt);
    }

    private static Line line(String rule, Answer answer, Optional<Reason> reason, String bound) {
        return new Line(
                rule,
                "message-of-" + rule,
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                Optional.empty(),
                answer,
                reason,
                Optional.empty(),
                bound);
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
