package dev.hush.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.consent.Said;
import dev.hush.consent.Sources.Source;
import dev.hush.contact.Attention;
import dev.hush.customer.FreezeRule;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.Houses;
import dev.hush.decision.Reason;
import dev.hush.decision.Rulebook;
import dev.hush.engine.Courier;
import dev.hush.engine.Dispatcher;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Links;
import dev.hush.engine.Renderer;
import dev.hush.engine.Renderer.Rendered;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.memory.MemoryStore;
import dev.hush.store.SqlStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several customers with one mailbox, on one engine and on two: whatever is said or sent, it counts for the mailbox. */
class OneMailboxTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final Chance CHANCE = new Chance(new byte[] {1});
    private static final AddressKeys KEYS = new AddressKeys(CHANCE.hash(), AddressForms.PLAIN);
    private static final List<String> WRITTEN = List.of("Same@example.org", "same@EXAMPLE.org", " SAME@example.org");

    /** Where it is kept. */
    enum Place {
        ONE_ENGINE_IN_MEMORY,
        ONE_ENGINE_ON_SQLITE,
        TWO_ENGINES_ON_POSTGRES
    }

    @TempDir
    Path folder;

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private static EmbeddedPostgres server;
    private List<Store> stores = List.of();
    private List<HushEngine> engines = List.of();

    private void open(Place place, int points) {
        stores = switch (place) {
            case ONE_ENGINE_IN_MEMORY -> List.of(new MemoryStore());
            case ONE_ENGINE_ON_SQLITE -> List.of(SqlStore.sqlite(folder));
            case TWO_ENGINES_ON_POSTGRES -> {
                String url = server.getJdbcUrl("postgres", freshDatabase());
                yield List.of(SqlStore.postgres(url, "postgres", ""), SqlStore.postgres(url, "postgres", ""));
            }
        };
        engines = stores.stream()
                .map(store -> new HushEngine(store, book(points), CHANCE, InstantSource.fixed(NOON), 2))
                .toList();
    }

    private static String freshDatabase() {
        String name = "mailbox" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void startPostgres() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        server.close();
    }

    private static Rulebook book(int points) {
        HouseTables house = new Houses()
                .attention(new Attention(points, 0, 0), 10)
                .sources(new Source("crm", Optional.empty(), Optional.empty(), false, false, true))
                .tables();
        return new Rulebook(
                new OneRule(),
                house,
                new Learning(
                        new EventCatalog(Map.of()),
                        Map.of(),
                        List.<FreezeRule>of(),
                        house.sources(),
                        AddressForms.PLAIN));
    }

    @AfterEach
    void close() {
        engines.forEach(HushEngine::close);
        stores.forEach(Store::close);
    }

    @ParameterizedTest
    @EnumSource
    void getsOneMessageOfThousandsWhereItHasAttentionForOne(Place place) {
        open(place, 10);
        List<String> names = IntStream.range(0, 8).mapToObj(i -> "s" + i).toList();
        names.forEach(this::introduce);
        List<CompletableFuture<Void>> posting = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> post(thread, names, 200)))
                .toList();
        posting.forEach(CompletableFuture::join);
        dispatch();
        assertThat(delivered).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void getsOneMessageAlsoWhileEverybodyIsComingToIt(Place place) {
        open(place, 10);
        List<CompletableFuture<Void>> coming = IntStream.range(0, 4)
                .mapToObj(thread ->
                        CompletableFuture.runAsync(() -> IntStream.range(0, 10).forEach(i -> {
                            String name = "n" + thread + "-" + i;
                            introduce(thread, name);
                            say(thread, name, "sale.opened", Map.of());
                        })))
                .toList();
        coming.forEach(CompletableFuture::join);
        dispatch();
        assertThat(delivered).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void isSilentForEverybodyOnceOneSaidNo(Place place) {
        open(place, 1000);
        introduce("s1");
        introduce("s2");
        say(1, "s2", "sale.opened", Map.of());
        byHand(0, "s1", HouseEvents.CONSENT_WITHDRAWN, "ONE_CLICK");
        dispatch();
        say(1, "s2", "sale.opened", Map.of());
        introduce("s3");
        say(0, "s3", "sale.opened", Map.of());
        say(1, "s1", HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));
        say(1, "s1", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).as("neither what waited, nor what came later").hasValue(0);
        assertThat(reasons("s2")).contains(Reason.OPTED_OUT);

        byHand(1, "s2", HouseEvents.CONSENT_GIVEN, "DOUBLE_OPT_IN");
        say(0, "s2", "sale.opened", Map.of());
        say(0, "s3", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).as("a yes from there is for the one who gave it").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void aNoWinsWhateverTheClocksSay(Place place) {
        open(place, 1000);
        introduce("s1");
        engines.get(engines.size() - 1)
                .submitWaiting(new CustomerEvent(
                        "late",
                        "till",
                        HouseEvents.CONSENT_WITHDRAWN,
                        new CustomerId("s1"),
                        NOON.minusSeconds(86_000),
                        Map.of("consents", List.of("PROMOTION/EMAIL")),
                        Optional.empty()))
                .toCompletableFuture()
                .join();
        say(0, "s1", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void aYesStaysWithTheMailboxThatSaidIt(Place place) {
        open(place, 1000);
        say(
                0,
                "s1",
                HouseEvents.CUSTOMER_DECLARED,
                Map.of("email", "own@example.org", "zone", "Europe/Berlin", "country", "DE"));
        say(1, "s1", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "victim@example.net"));
        byHand(0, "s1", "own@example.org", HouseEvents.CONSENT_GIVEN, "DOUBLE_OPT_IN");
        say(1, "s1", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(0);
        assertThat(reasons("s1")).contains(Reason.NO_BASIS);
    }

    @ParameterizedTest
    @EnumSource
    void aDeadAddressStaysDeadForEverybody(Place place) {
        open(place, 1000);
        introduce("s1");
        introduce("s2");
        say(0, "s1", HouseEvents.MESSAGE_BOUNCED, Map.of("channel", "email"));
        say(1, "s1", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "SAME@EXAMPLE.ORG"));
        say(0, "s1", "sale.opened", Map.of());
        say(1, "s1", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "other@example.org"));
        say(0, "s1", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "same@example.org"));
        say(1, "s1", "sale.opened", Map.of());
        say(0, "s2", "sale.opened", Map.of());
        introduce("s3");
        say(0, "s3", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(0);
        assertThat(reasons("s3")).contains(Reason.SUPPRESSED_BOUNCE);
    }

    @ParameterizedTest
    @EnumSource
    void twoWhoAreSaidToBeOneAreOne(Place place) {
        open(place, 1000);
        introduce("web");
        say(
                1,
                "till",
                HouseEvents.CUSTOMER_DECLARED,
                Map.of("email", "till@example.org", "zone", "Europe/Berlin", "country", "DE"));
        say(0, "till", HouseEvents.CONSENT_WITHDRAWN, Map.of("consents", List.of("PROMOTION/EMAIL")));
        say(1, "web", "crm", HouseEvents.CUSTOMER_IDENTIFIED, Map.of("same", List.of("till", "nobody-yet")));
        say(0, "web", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).as("the stricter of both").hasValue(0);
        assertThat(stores.get(0).people().resolve(List.of(new CustomerId("till"), new CustomerId("nobody-yet"))))
                .containsEntry(new CustomerId("till"), new CustomerId("web"))
                .containsEntry(new CustomerId("nobody-yet"), new CustomerId("web"));
        assertThat(engines.get(0)
                        .problem(event(
                                "x", "shop", "web", HouseEvents.CUSTOMER_IDENTIFIED, Map.of("same", List.of("a")))))
                .as("not every source may say so")
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidOnceMakesNobodyOneAgainWhoTurnedOutToBeTwo(Place place) {
        open(place, 1000);
        introduce("web");
        introduce("till");
        CustomerEvent same =
                event("same", "crm", "web", HouseEvents.CUSTOMER_IDENTIFIED, Map.of("same", List.of("till")));
        engines.get(0).submitWaiting(same).toCompletableFuture().join();
        assertThat(engines.get(0).unmerge(new CustomerId("till"))).isTrue();
        engines.get(engines.size() - 1)
                .submitWaiting(same)
                .toCompletableFuture()
                .join();
        assertThat(stores.get(0).people().resolve(List.of(new CustomerId("till"))))
                .isEmpty();

        byHand(0, "till", HouseEvents.CONSENT_WITHDRAWN, "ONE_CLICK");
        say(1, "web", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).as("they are two, with one mailbox").hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void isToldOfOneOccasionOnce(Place place) {
        open(place, 1000);
        introduce("s1");
        introduce("s2");
        for (String name : List.of("s1", "s2")) { // the same letter to both: the event's id is its occasion
            engines.get(0)
                    .submitWaiting(event("letter", "letters/" + name, name, "sale.opened", Map.of()))
                    .toCompletableFuture()
                    .join();
        }
        dispatch();
        assertThat(delivered).hasValue(1);
        assertThat(reasons("s2")).containsExactly(Reason.DUPLICATE_OCCASION);
    }

    @ParameterizedTest
    @EnumSource
    void hearsOfABounceThatIsToldUnderAnotherName(Place place) {
        open(place, 1000);
        introduce("s1");
        say(0, "mail-server", HouseEvents.MESSAGE_BOUNCED, Map.of("channel", "email", "address", "SAME@example.org"));
        say(1, "s1", "sale.opened", Map.of());
        introduce("s2");
        say(0, "s2", "sale.opened", Map.of());
        say(1, "mail-server", HouseEvents.MESSAGE_BOUNCED, Map.of("channel", "email", "address", "later@example.org"));
        say(
                0,
                "s3",
                HouseEvents.CUSTOMER_DECLARED,
                Map.of("email", "Later@Example.org", "country", "DE", "zone", "Europe/Berlin"));
        say(1, "s3", HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));
        say(0, "s3", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(0);
        assertThat(reasons("s1")).contains(Reason.SUPPRESSED_BOUNCE);
        assertThat(reasons("s3")).contains(Reason.SUPPRESSED_BOUNCE);
    }

    @ParameterizedTest
    @EnumSource(names = "ONE_ENGINE_IN_MEMORY")
    void isNoOnesWhenMoreThanAHundredHaveIt(Place place) {
        open(place, 100_000);
        IntStream.rangeClosed(0, 100).forEach(i -> introduce("s" + i));
        say(0, "s0", "sale.opened", Map.of());
        say(0, "s100", "sale.opened", Map.of());
        introduce("s101");
        say(0, "s101", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(0);
        assertThat(reasons("s0")).contains(Reason.SHARED_ADDRESS);
        assertThat(reasons("s101")).contains(Reason.SHARED_ADDRESS);
        say(0, "s0", HouseEvents.CUSTOMER_DECLARED, Map.of("email", "own@example.org"));
        say(0, "s0", HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));
        say(0, "s0", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).as("with an address of their own").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void isSilentAfterAnErasureUntilItSaysYes(Place place) {
        open(place, 1000);
        introduce("s1");
        introduce("s2");
        engines.get(0).erase(new CustomerId("s1"));
        say(engines.size() - 1, "s2", "sale.opened", Map.of());
        introduce("s3");
        say(0, "s3", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(0);
        assertThat(stores.get(0).holders(List.of(KEYS.of(Channel.EMAIL, "same@example.org", Optional.empty()))))
                .allSatisfy((key, it) -> assertThat(it.customers()).doesNotContain(new CustomerId("s1")));

        byHand(0, "s2", HouseEvents.CONSENT_GIVEN, "DOUBLE_OPT_IN");
        say(0, "s2", "sale.opened", Map.of());
        dispatch();
        assertThat(delivered).hasValue(1);
    }

    // ---- what happens

    private void introduce(String name) {
        introduce(0, name);
    }

    private void introduce(int at, String name) {
        String email = WRITTEN.get(Math.floorMod(name.hashCode(), WRITTEN.size()));
        say(at, name, HouseEvents.CUSTOMER_DECLARED, Map.of("email", email, "zone", "Europe/Berlin", "country", "DE"));
        say(at, name, HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));
    }

    private void post(int thread, List<String> names, int events) {
        List<CompletableFuture<?>> answers = IntStream.range(0, events)
                .<CompletableFuture<?>>mapToObj(i -> engines.get(thread % engines.size())
                        .submitWaiting(event(
                                "e" + thread + "-" + i, "shop", names.get(i % names.size()), "sale.opened", Map.of()))
                        .toCompletableFuture())
                .toList();
        answers.forEach(CompletableFuture::join);
    }

    private void say(int at, String name, String type, Map<String, Object> data) {
        say(at, name, "shop", type, data);
    }

    private void say(int at, String name, String source, String type, Map<String, Object> data) {
        engines.get(at % engines.size())
                .submitWaiting(event("i" + ids.incrementAndGet(), source, name, type, data))
                .toCompletableFuture()
                .join();
    }

    private void byHand(int at, String name, String type, String method) {
        byHand(at, name, "same@example.org", type, method);
    }

    private void byHand(int at, String name, String mailbox, String type, String method) {
        say(
                at,
                name,
                Said.OWN_HAND,
                type,
                Map.of(
                        "consents",
                        List.of("PROMOTION/EMAIL"),
                        "method",
                        method,
                        "address",
                        "email/" + KEYS.of(Channel.EMAIL, mailbox, Optional.empty())));
    }

    private static CustomerEvent event(String id, String source, String name, String type, Map<String, Object> data) {
        return new CustomerEvent(id, source, type, new CustomerId(name), NOON, data, Optional.empty());
    }

    private List<Reason> reasons(String name) {
        return stores.get(0).journalOf(new CustomerId(name), 100).stream()
                .map(JournalEntry::receipt)
                .flatMap(it -> it.lines().stream())
                .flatMap(it -> it.reason().stream())
                .toList();
    }

    private void dispatch() {
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
        List<CompletableFuture<Integer>> dispatching = IntStream.range(0, engines.size())
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> new Dispatcher(
                                engines.get(i),
                                stores.get(i),
                                renderer,
                                courier,
                                CHANCE,
                                InstantSource.fixed(NOON),
                                Links.NONE,
                                ForkJoinPool.commonPool())
                        .dispatchDue()))
                .toList();
        dispatching.forEach(CompletableFuture::join);
    }
}
