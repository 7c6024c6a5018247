package dev.hush.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.contact.Contact;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.Reason;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.engine.HushEngine;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.event.HouseEvents;
import dev.hush.offer.Kind;
import dev.hush.store.SqlStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of 100,340 customers as Hush wrote it before addresses had records: src/test/resources/store/README.md. */
class OldStoreTest {
    private static final Instant NEXT_NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Chance CHANCE = new Chance(new byte[] {1});
    private static final AddressKeys KEYS = new AddressKeys(CHANCE.hash(), AddressForms.PLAIN);
    private static final int MEMBERS = 20;
    private static final String SENT = "SENT";

    @TempDir
    Path folder;

    /** What each group is answered: the sale (PROMOTION), then the thanks (CARE). */
    private static final Map<String, List<String>> ANSWERS = Map.ofEntries(
            Map.entry("m", List.of("NO_BASIS", SENT)),
            Map.entry("skew", List.of("OPTED_OUT", "OPTED_OUT")),
            Map.entry("history", List.of(SENT, SENT)),
            Map.entry("shared-a", List.of("OPTED_OUT", SENT)),
            Map.entry("bounce", List.of("SUPPRESSED_BOUNCE", "SUPPRESSED_BOUNCE")),
            Map.entry("bounceback", List.of("SUPPRESSED_BOUNCE", "SUPPRESSED_BOUNCE")),
            Map.entry("stranger", List.of(SENT, SENT)),
            Map.entry("complained", List.of("SUPPRESSED_COMPLAINT", "SUPPRESSED_COMPLAINT")),
            Map.entry("paused", List.of("SNOOZED", "SNOOZED")),
            Map.entry("contacted", List.of(SENT, SENT)),
            Map.entry("moved", List.of(SENT, SENT)),
            Map.entry("deferred", List.of("QUIET_HOURS", "QUIET_HOURS")),
            Map.entry("nosuch", List.of("SUPPRESSED_BOUNCE", "SUPPRESSED_BOUNCE")));

    @Test
    void startsAndRefusesWhatItMust() throws IOException {
        unpack();
        stopHalfway();
        try (Store store = SqlStore.sqlite(folder);
                HushEngine engine = engine(store)) {
            assertThat(store.counts()).containsEntry("customers", 100_340L);
            ANSWERS.forEach((group, expected) ->
                    assertThat(answers(engine, store, group)).as(group).containsOnly(expected));
            // after shared-a, whose thanks of today count for the mailbox, too; a promotion was taken back by the other
            assertThat(answers(engine, store, "shared-b"))
                    .allSatisfy(it -> assertThat(it).first().isEqualTo("OPTED_OUT"));
            assertThat(merged(engine, store)).containsOnly(SENT, "OPTED_OUT").hasSize(MEMBERS);
            erasedAddressesStaySilent(engine, store);
            contactsKnowWhereTheyWent(store);
        }
        try (Store store = SqlStore.sqlite(folder)) {
            assertThat(store.upgrades()).containsExactly("addresses");
            long before = version(store, "m77");
            engine(store).close();
            assertThat(version(store, "m77")).as("done once").isEqualTo(before);
        }
    }

    private void unpack() throws IOException {
        try (InputStream in = OldStoreTest.class.getResourceAsStream("/store/v4-100000-customers.db.gz")) {
            assertThat(in).isNotNull();
            Files.copy(new GZIPInputStream(in), folder.resolve("hush.db"));
        }
    }

    /** A start that is cut off after some pages; the next one goes on. */
    private void stopHalfway() {
        try (Store store = SqlStore.sqlite(folder)) {
            int[] commits = {0};
            Store cut = (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("commit") && commits[0]++ == 40) {
                            throw new Store.StoreException("the power is gone", null);
                        }
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            assertThatThrownBy(() -> engine(cut)).hasMessage("the power is gone");
            assertThat(store.upgrades()).isEmpty();
        }
    }

    private static List<List<String>> answers(HushEngine engine, Store store, String group) {
        List<List<String>> answers = new ArrayList<>();
        for (int i = 1; i <= MEMBERS; i++) {
            String name = group + (group.equals("m") ? "" : "-") + i;
            answers.add(List.of(asked(engine, store, name, "sale.opened"), asked(engine, store, name, "order.placed")));
        }
        return answers;
    }

    private static List<String> merged(HushEngine engine, Store store) {
        List<String> answers = new ArrayList<>();
        for (int i = 1; i <= MEMBERS; i++) {
            String answer = asked(engine, store, "merged-b-" + i, "sale.opened");
            assertThat(answer).as("merged-b-%d", i).isEqualTo(i <= 10 ? SENT : "OPTED_OUT");
            answers.add(answer);
        }
        return answers;
    }

    private static void erasedAddressesStaySilent(HushEngine engine, Store store) {
        for (int i = 1; i <= MEMBERS; i++) {
            String name = "again-" + i;
            Map<String, Object> who =
                    Map.of("email", "ERASED-" + i + "@example.org", "zone", "Europe/Berlin", "country", "DE");
            tell(engine, name, HouseEvents.CUSTOMER_DECLARED, who);
            tell(engine, name, HouseEvents.CONSENT_GIVEN, Map.of("consents", List.of("PROMOTION/EMAIL")));
            assertThat(asked(engine, store, name, "sale.opened")).as(name).isEqualTo("OPTED_OUT");
        }
    }

    private static void contactsKnowWhereTheyWent(Store store) {
        for (int i = 1; i <= MEMBERS; i++) {
            assertThat(addressOf(store, "contacted-" + i, "shop/contacted-" + i + "-sale/sale"))
                    .contains(key("contacted-" + i + "@example.org"));
            assertThat(addressOf(store, "moved-" + i, "shop/moved-" + i + "-sale/sale"))
                    .as("to the former address")
                    .contains(key("moved-" + i + "@example.org"));
            assertThat(addressOf(store, "merged-b-" + i, "shop/merged-a-" + i + "-sale/sale"))
                    .as("under another name")
                    .contains(key("merged-a-" + i + "@example.org"));
            assertThat(state(store, "bounceback-" + i).reach().former())
                    .contains(key("elsewhere-" + i + "@example.org"));
            assertThat(state(store, "shared-b-" + i).reach().sharers())
                    .containsExactly(new CustomerId("shared-a-" + i));
        }
    }

    private static Optional<String> addressOf(Store store, String name, String key) {
        return state(store, name).contacts().contacts().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .flatMap(Contact::address);
    }

    private static String key(String email) {
        return KEYS.of(Channel.EMAIL, email, Optional.empty());
    }

    private static CustomerState state(Store store, String name) {
        CustomerId id = new CustomerId(name);
        return Optional.ofNullable(store.load(List.of(id)).get(id)).orElseThrow();
    }

    private static long version(Store store, String name) {
        return state(store, name).version();
    }

    private static String asked(HushEngine engine, Store store, String name, String type) {
        tell(engine, name, type, Map.of());
        return store.journalOf(new CustomerId(name), 1).get(0).receipt().lines().stream()
                .map(it -> it.reason().map(Reason::name).orElse(SENT))
                .findFirst()
                .orElse("nothing");
    }

    private static void tell(HushEngine engine, String name, String type, Map<String, Object> data) {
        CompletableFuture<?> answer = engine.submitWaiting(new CustomerEvent(
                        name + "-" + type, "test", type, new CustomerId(name), NEXT_NOON, data, Optional.empty()))
                .toCompletableFuture();
        answer.join();
    }

    private static HushEngine engine(Store store) {
        Learning learning = new Learning(new EventCatalog(Map.of()), Map.of(), List.of());
        Rulebook book = new Rulebook(new TwoRules(), HouseTables.lawOnly(ZoneId.of("UTC")), learning);
        return new HushEngine(store, book, CHANCE, InstantSource.fixed(NEXT_NOON), 1);
    }

    /** The sale of a sale, the thanks for an order. */
    private static final class TwoRules implements RuleBase {
        private static final List<Rule> RULES = List.of(
                new Rule(
                        "sale",
                        "sale.opened",
                        Kind.PROMOTION,
                        Purpose.PROMOTION,
                        Channel.EMAIL,
                        "sale",
                        90,
                        Duration.ofHours(48),
                        Optional.empty()),
                new Rule(
                        "thanks",
                        "order.placed",
                        Kind.KINDNESS,
                        Purpose.CARE,
                        Channel.EMAIL,
                        "thanks",
                        90,
                        Duration.ofHours(48),
                        Optional.empty()));

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
            return new Wishes(
                    RULES.stream()
                            .filter(it -> it.on().equals(situation.event().type()))
                            .map(it -> it.proposal(situation))
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }
}
