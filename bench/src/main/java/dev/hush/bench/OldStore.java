package dev.hush.bench;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.engine.Courier;
import dev.hush.engine.Courier.DeliveryException.Verdict;
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
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the store of the tables' version 4 and of states' schema 3 from which migrations are proved: 100,000 customers
 * through a real engine, and among them groups of twenty who say something that was weighed otherwise then.
 *
 * <p>{@code engine/src/test/resources/store/v4-100000-customers.db.gz} was made by it with the classes of commit 4db4e51,
 * the last one before addresses had records; the README beside it says how, and what each group is. Run with newer
 * classes it makes a newer store, which is not what the file is for.
 *
 * <p>Arguments: an empty folder for the store, the file to write.
 */
public final class OldStore {
    /** How many a group has, numbered from 1. */
    private static final int MEMBERS = 20;

    private static final int MINIMAL = 100_000;
    private static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Chance CHANCE = new Chance(new byte[] {1});
    private static final List<String> BOTH = List.of("CARE/EMAIL", "PROMOTION/EMAIL");

    /** What of a person is told first: the address, the zone, what was agreed to. */
    private record Group(String name, IntFunction<String> email, String zone, List<String> consents) {
        Group(String name) {
            this(name, i -> name + "-" + i + "@example.org", "Europe/Berlin", BOTH);
        }
    }

    private static final List<Group> GROUPS = List.of(
            new Group("skew", i -> "skew-" + i + "@example.org", "Europe/Berlin", List.of()),
            new Group("history", i -> "history-" + i + "@example.org", "Europe/Berlin", List.of()),
            new Group("shared-a", i -> "Same-" + i + "@example.org", "Europe/Berlin", BOTH),
            new Group("shared-b", i -> "same-" + i + "@EXAMPLE.org", "Europe/Berlin", BOTH),
            new Group("bounce", i -> "Bounce-" + i + "@example.org", "Europe/Berlin", BOTH),
            new Group("bounceback"),
            new Group("stranger"),
            new Group("complained"),
            new Group("paused"),
            new Group("merged-a"),
            new Group("merged-b"),
            new Group("contacted"),
            new Group("moved"),
            new Group("follow"),
            new Group("reserved"),
            new Group("deferred", i -> "deferred-" + i + "@example.org", "Asia/Tokyo", BOTH),
            new Group("failed"),
            new Group("nosuch"));

    private final Store store;
    private final HushEngine engine;
    private Instant now = BEGIN;
    private int numbered;

    private OldStore(Store store) {
        this.store = store;
        Learning learning = new Learning(new EventCatalog(Map.of()), Map.of(), List.of());
        Rulebook book = new Rulebook(new TwoRules(), HouseTables.lawOnly(ZoneId.of("UTC")), learning);
        this.engine = new HushEngine(store, book, CHANCE, () -> now, 1);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Store store = SqlStore.sqlite(folder)) {
            OldStore old = new OldStore(store);
            try {
                old.make();
            } finally {
                old.engine.close();
            }
            System.out.println(store.counts());
        }
        Path file = folder.resolve("hush.db");
        vacuum(file);
        zip(file, Path.of(arguments[1]));
        System.out.printf("%,d bytes, zipped %,d%n", Files.size(file), Files.size(Path.of(arguments[1])));
    }

    /** Each step is told a minute after the one before, in one order, so that two runs tell the same. */
    private void make() {
        Group erased = new Group("erased");
        introduce(List.of(erased)); // first, since every erasure writes the file anew
        numbers().forEach(i -> engine.erase(id(erased.name(), i)));
        introduce(GROUPS);
        history();
        Instant given = now;
        each("skew", HouseEvents.CONSENT_GIVEN, i -> Map.of("consents", BOTH));
        tell(HouseEvents.CONSENT_WITHDRAWN, "skew", given.minusSeconds(3), i -> Map.of("consents", BOTH));
        each("shared-a", HouseEvents.CONSENT_WITHDRAWN, i -> Map.of("consents", List.of("PROMOTION/EMAIL")));
        bounces();
        each("stranger", HouseEvents.CUSTOMER_DECLARED, i -> Map.of("email", "strange-" + i + "@example.org"));
        each("complained", HouseEvents.MESSAGE_COMPLAINED, i -> Map.of("channel", "email"));
        each("paused", HouseEvents.CUSTOMER_PAUSED, i -> Map.of("until", "2099-01-01T00:00:00Z"));
        messages();
        each("moved", HouseEvents.CUSTOMER_DECLARED, i -> Map.of("email", "moved-new-" + i + "@example.org"));
        step(IntStream.rangeClosed(MEMBERS / 2 + 1, MEMBERS)
                .mapToObj(i -> event(
                        HouseEvents.CONSENT_WITHDRAWN,
                        id("merged-a", i),
                        now,
                        Map.of("consents", List.of("PROMOTION/EMAIL")))));
        numbers().forEach(i -> engine.merge(id("merged-a", i), id("merged-b", i)));
        minimal();
    }

    private void introduce(List<Group> groups) {
        step(groups.stream()
                .flatMap(group -> numbers()
                        .mapToObj(i -> event(
                                HouseEvents.CUSTOMER_DECLARED,
                                id(group.name(), i),
                                now,
                                Map.of("email", group.email().apply(i), "zone", group.zone())))));
        step(groups.stream()
                .filter(it -> !it.consents().isEmpty())
                .flatMap(group -> numbers()
                        .mapToObj(i -> event(
                                HouseEvents.CONSENT_GIVEN,
                                id(group.name(), i),
                                now,
                                Map.of("consents", group.consents())))));
    }

    /** Loaded out of order: the later statement first. */
    private void history() {
        Instant may = Instant.parse("2026-05-01T09:00:00Z");
        Instant january = Instant.parse("2026-01-01T09:00:00Z");
        tell(HouseEvents.CONSENT_GIVEN, "history", may, i -> Map.of("consents", BOTH));
        tell(HouseEvents.CONSENT_WITHDRAWN, "history", january, i -> Map.of("consents", BOTH));
    }

    private void bounces() {
        each("bounce", HouseEvents.MESSAGE_BOUNCED, i -> Map.of("channel", "email"));
        each("bounceback", HouseEvents.MESSAGE_BOUNCED, i -> Map.of("channel", "email"));
        each("bounce", HouseEvents.CUSTOMER_DECLARED, i -> Map.of("email", "bounce-" + i + "@Example.org"));
        each("bounceback", HouseEvents.CUSTOMER_DECLARED, i -> Map.of("email", "elsewhere-" + i + "@example.org"));
        each("bounceback", HouseEvents.CUSTOMER_DECLARED, i -> Map.of("email", "bounceback-" + i + "@example.org"));
    }

    /** Handed over, failed for good, failed at a dead address; and some that are left waiting. */
    private void messages() {
        for (String group : List.of("contacted", "moved", "failed", "nosuch", "merged-a", "deferred")) {
            each(group, "sale.opened", i -> Map.of());
        }
        each("follow", "order.placed", i -> Map.of("order", "A" + i));
        dispatch();
        each("reserved", "order.placed", i -> Map.of("order", "B" + i));
    }

    private void minimal() {
        step(IntStream.rangeClosed(1, MINIMAL)
                .mapToObj(i -> event(
                        HouseEvents.CUSTOMER_DECLARED,
                        new CustomerId("m" + i),
                        now,
                        Map.of("email", "m" + i + "@example.org", "zone", "Europe/Berlin"))));
        step(IntStream.rangeClosed(1, MINIMAL)
                .mapToObj(i -> event(
                        HouseEvents.CONSENT_GIVEN,
                        new CustomerId("m" + i),
                        now,
                        Map.of("consents", List.of("CARE/EMAIL")))));
    }

    // ---- telling

    private static IntStream numbers() {
        return IntStream.rangeClosed(1, MEMBERS);
    }

    private static CustomerId id(String group, int number) {
        return new CustomerId(group + "-" + number);
    }

    private void each(String group, String type, IntFunction<Map<String, Object>> data) {
        tell(type, group, now, data);
    }

    private void tell(String type, String group, Instant time, IntFunction<Map<String, Object>> data) {
        step(numbers().mapToObj(i -> event(type, id(group, i), time, data.apply(i))));
    }

    /** An event's id is the customer's and a number, but for messages' occasions, whose keys are to be known. */
    private CustomerEvent event(String type, CustomerId customer, Instant time, Map<String, Object> data) {
        boolean speaks = TwoRules.TYPES.contains(type);
        String id = speaks ? customer + "-" + type.substring(0, type.indexOf('.')) : "e" + ++numbered;
        return new CustomerEvent(id, "shop", type, customer, time, data, Optional.empty());
    }

    /** What is told at one time, each to another customer; returns when it is committed. */
    private void step(Stream<CustomerEvent> events) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        events.forEach(it -> answers.add(engine.submitWaiting(it).toCompletableFuture()));
        for (CompletableFuture<Answer> answer : answers) {
            Answer got = answer.join();
            if (got != Answer.TAKEN && got != Answer.TAKEN_UNDECLARED) {
                throw new IllegalStateException("expected every event taken, found " + got);
            }
        }
        now = now.plus(Duration.ofMinutes(1));
    }

    private void dispatch() {
        Renderer renderer = (template, channel, language, model) -> new Rendered("s", Optional.empty(), template);
        new Dispatcher(engine, store, renderer, new Failing(), CHANCE, () -> now, Links.NONE, Runnable::run)
                .dispatchDue();
        now = now.plus(Duration.ofMinutes(1));
    }

    /** Takes every message but those to addresses that begin with {@code failed} or {@code nosuch}. */
    private static final class Failing implements Courier {
        @Override
        public void deliver(Message message) {
            if (message.address().startsWith("failed")) {
                throw new DeliveryException("no", Verdict.NEVER, null);
            }
            if (message.address().startsWith("nosuch")) {
                throw new DeliveryException("no such address", Verdict.NO_SUCH_ADDRESS, null);
            }
        }

        @Override
        public boolean delivers(Channel channel) {
            return true;
        }
    }

    /** A promotion whenever a sale opens; thanks for every order, and a question five days later. */
    private static final class TwoRules implements RuleBase {
        static final List<String> TYPES = List.of("sale.opened", "order.placed");

        @Override
        public String version() {
            return "two";
        }

        @Override
        public Map<String, String> reasons() {
            return Map.of();
        }

        @Override
        public Wishes consider(Situation situation) {
            return switch (situation.event().type()) {
                case "sale.opened" -> wishes(proposal(situation, "sale", Purpose.PROMOTION, Kind.PROMOTION), List.of());
                case "order.placed" ->
                    wishes(
                            proposal(situation, "thanks", Purpose.CARE, Kind.KINDNESS),
                            List.of(new FollowUpWish(
                                    "thanks",
                                    "ask-review",
                                    situation.event().time().plus(Duration.ofDays(5)),
                                    Optional.of("review.written"))));
                default -> Wishes.NONE;
            };
        }

        private static Proposal proposal(Situation situation, String name, Purpose purpose, Kind kind) {
            return new Proposal(
                    name,
                    situation.occasion(),
                    name,
                    purpose,
                    Channel.EMAIL,
                    kind,
                    50,
                    Optional.empty(),
                    situation.event().time().plus(Duration.ofHours(24)));
        }

        private static Wishes wishes(Proposal proposal, List<FollowUpWish> followUps) {
            return new Wishes(List.of(proposal), followUps, List.of(), List.of(), List.of(), List.of(), List.of());
        }
    }

    // ---- the file

    private static void vacuum(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private static void zip(Path file, Path zipped) throws IOException {
        try (OutputStream out = new Best(Files.newOutputStream(zipped))) {
            Files.copy(file, out);
        }
    }

    private static final class Best extends GZIPOutputStream {
        Best(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
