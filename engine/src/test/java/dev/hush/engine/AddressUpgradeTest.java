package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.address.AddressForms;
import dev.hush.address.AddressKeys;
import dev.hush.consent.Channel;
import dev.hush.customer.CustomerState;
import dev.hush.customer.EventMemory;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.HouseEvents;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt;
import dev.hush.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What states and journals of before tell of addresses. */
class AddressUpgradeTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CustomerId ANA = new CustomerId("ana");
    private static final AddressKeys KEYS = new AddressKeys(Lab.CHANCE.hash(), AddressForms.PLAIN);

    private final MemoryStore store = new MemoryStore();
    private final List<JournalEntry> journal = new ArrayList<>();

    @Test
    void aBounceIsOfTheAddressThatCameByAQuestion() {
        happened(HouseEvents.CONSENT_REQUESTED, Duration.ZERO, Map.of("email", "first@example.org"));
        happened(HouseEvents.MESSAGE_BOUNCED, Duration.ZERO, Map.of("channel", "email"));
        happened(HouseEvents.CUSTOMER_DECLARED, Duration.ZERO, Map.of("email", "second@example.org"));
        CustomerState ana = upgraded("second@example.org", false);
        assertThat(ana.reach().dead()).containsOnlyKeys(key("first@example.org"));
        assertThat(ana.reach().former()).containsExactly(key("first@example.org"));
    }

    @Test
    void aLateDeclarationWasNotTaken() {
        happened(HouseEvents.CUSTOMER_DECLARED, Duration.ZERO, Map.of("email", "now@example.org"));
        happened(HouseEvents.CUSTOMER_DECLARED, Duration.ofDays(-9), Map.of("email", "old@example.org"));
        happened(HouseEvents.MESSAGE_BOUNCED, Duration.ZERO, Map.of("channel", "email"));
        assertThat(upgraded("now@example.org", true).reach().dead()).containsOnlyKeys(key("now@example.org"));
    }

    @Test
    void whereNoDeclarationIsRememberedTheLastOneHeardWasTaken() {
        happened(HouseEvents.CUSTOMER_DECLARED, Duration.ZERO, Map.of("email", "now@example.org"));
        happened(HouseEvents.CUSTOMER_DECLARED, Duration.ofDays(-9), Map.of("email", "old@example.org"));
        happened(HouseEvents.MESSAGE_BOUNCED, Duration.ZERO, Map.of("channel", "email"));
        assertThat(upgraded("old@example.org", false).reach().dead()).containsOnlyKeys(key("old@example.org"));
    }

    private void happened(String type, Duration stamped, Map<String, Object> data) {
        Instant heard = NOON.plusSeconds(journal.size());
        CustomerEvent event =
                new CustomerEvent("e" + journal.size(), "shop", type, ANA, heard.plus(stamped), data, Optional.empty());
        journal.add(new JournalEntry(ANA, Look.EVENT, event, heard, "v", Receipt.of(List.of())));
    }

    private CustomerState upgraded(String email, boolean remembers) {
        CustomerState before = CustomerState.unknown(ANA)
                .edit()
                .address(Channel.EMAIL, email)
                .event(
                        HouseEvents.CUSTOMER_DECLARED,
                        none -> remembers ? new EventMemory(2, Optional.of(NOON), Optional.of(NOON), List.of()) : none)
                .version(1)
                .done();
        store.commit(new Store.Commit(
                List.of(),
                List.of(before),
                journal,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                NOON));
        new AddressUpgrade(store, KEYS, () -> NOON).run();
        return Optional.ofNullable(store.load(List.of(ANA)).get(ANA)).orElseThrow();
    }

    private static String key(String email) {
        return KEYS.of(Channel.EMAIL, email, Optional.empty());
    }
}
