package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.customer.CustomerState;
import dev.hush.engine.Store;
import dev.hush.engine.Store.DeadLetter;
import dev.hush.engine.Store.Holders;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.journal.JournalEntry;
import dev.hush.journal.KeptRule;
import dev.hush.offer.Budget.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A commit is written whole or not at all, and whoever was second is told. */
interface CommitContract {
    Store store();

    /** The same store as another engine sees it. */
    Store another();

    @Test
    default void bringsBackTheStateThatWasCommitted() {
        List<CustomerState> states = Stream.iterate(0, i -> i + 1)
                .limit(300)
                .map(i -> new Samples(i).state(id("customer-" + i), 1))
                .toList();
        assertThat(store().commit(commit().states(states.toArray(CustomerState[]::new))
                        .done()))
                .isEmpty();
        Map<CustomerId, CustomerState> loaded =
                another().load(states.stream().map(CustomerState::id).toList());
        assertThat(loaded.values()).containsExactlyInAnyOrderElementsOf(states);
    }

    @Test
    default void knowsNobodyAtFirst() {
        assertThat(store().load(List.of(id("mei"), id("")))).isEmpty();
        assertThat(store().load(List.of())).isEmpty();
        assertThat(store().known(List.of())).isEmpty();
        assertThat(store().known(List.of(new EventKey("shop", "1")))).isEmpty();
        assertThat(store().journalOf(id("mei"), 10)).isEmpty();
        assertThat(store().counts().values()).containsOnly(0L);
    }

    @Test
    default void replacesAStateByTheNextVersion() {
        store().commit(commit().states(customer("mei", 1)).done());
        CustomerState second = new Samples(7).state(id("mei"), 2);
        assertThat(store().commit(commit().states(second).done())).isEmpty();
        assertThat(store().load(List.of(id("mei")))).containsOnly(Map.entry(id("mei"), second));
    }

    @Test
    default void refusesAVersionThatIsNotTheNextAndWritesNothing() {
        store().commit(commit().states(customer("mei", 1), customer("ben", 1)).done());
        Samples samples = new Samples(3);
        CustomerEvent event = samples.event(id("ana"));
        Account gifts = new Account("gifts", "2026-11");
        Set<CustomerId> lost = store().commit(
                        commit().states(customer("mei", 1), customer("ben", 3), customer("ana", 1), customer("eve", 2))
                                .entry(samples.entry(event))
                                .outreach(samples.outreach("k", id("ana")))
                                .tasks(samples.task("t", id("ana")))
                                .draw(gifts, 500)
                                .done());
        assertThat(lost).containsExactlyInAnyOrder(id("mei"), id("ben"), id("eve"));
        assertThat(store().load(List.of(id("ana"), id("eve")))).isEmpty();
        assertThat(store().known(List.of(event.key()))).isEmpty();
        assertThat(store().journalOf(id("ana"), 10)).isEmpty();
        assertThat(store().drawn(List.of(gifts))).containsExactly(Map.entry(gifts, 0L));
        assertThat(store().counts())
                .containsEntry("customers", 2L)
                .containsEntry("pending", 0L)
                .containsEntry("tasks", 0L);
    }

    @Test
    default void refusesAnEventThatIsKnownAndTellsWhoseItIs() {
        Samples samples = new Samples(4);
        JournalEntry first = samples.entry(samples.event(id("mei")));
        JournalEntry other = samples.entry(samples.event(id("ben")));
        store().commit(commit().states(customer("mei", 1)).entry(first).done());
        Set<CustomerId> lost = store().commit(commit().states(customer("mei", 2), customer("ben", 1))
                .entry(first)
                .entry(other)
                .done());
        assertThat(lost).containsExactly(id("mei"));
        assertThat(store().known(List.of(first.event().key(), other.event().key())))
                .containsExactly(first.event().key());
        assertThat(store().load(List.of(id("mei"), id("ben")))).containsOnly(Map.entry(id("mei"), customer("mei", 1)));
    }

    @Test
    default void tellsAllCustomersWhereAKnownEventIsNobodys() {
        EventKey key = new EventKey("shop", "1");
        store().commit(commit().events(key).done());
        assertThat(store().commit(commit().events(key)
                        .states(customer("mei", 1), customer("ben", 1))
                        .done()))
                .containsExactlyInAnyOrder(id("mei"), id("ben"));
    }

    @Test
    default void knowsEventsBySourceAndId() {
        EventKey key = new EventKey("shop", "order/1");
        store().commit(commit().events(key, new EventKey("a \"b\"", "[1]")).done());
        assertThat(store().known(List.of(
                        key,
                        new EventKey("shop/order", "1"),
                        new EventKey("SHOP", "order/1"),
                        new EventKey("a \"b\"", "[1]"))))
                .containsExactlyInAnyOrder(key, new EventKey("a \"b\"", "[1]"));
    }

    @Test
    default void forgetsEventsCommittedBeforeTheHorizon() {
        EventKey old = new EventKey("shop", "old");
        EventKey young = new EventKey("shop", "young");
        store().commit(commit().events(old).at(StoreContractTest.NOW).done());
        store().commit(commit().events(young)
                .at(StoreContractTest.NOW.plusNanos(1))
                .done());
        assertThat(store().forgetEventsBefore(StoreContractTest.NOW.plusNanos(1)))
                .isEqualTo(1);
        assertThat(store().known(List.of(old, young))).containsExactly(young);
        assertThat(store().forgetEventsBefore(StoreContractTest.NOW)).isZero();
    }

    @Test
    default void addsUpWhatIsDrawn() {
        Account gifts = new Account("gifts", "2026-11");
        Account next = new Account("gifts", "2026-12");
        store().commit(commit().draw(gifts, 300).draw(next, 1).done());
        store().commit(commit().draw(gifts, 200).done());
        Account untouched = new Account("flowers", "2026");
        assertThat(store().drawn(List.of(gifts, next, untouched)))
                .containsOnly(Map.entry(gifts, 500L), Map.entry(next, 1L), Map.entry(untouched, 0L));
    }

    @Test
    default void keepsTheJournalOfEachCustomerNewestFirst() {
        Samples samples = new Samples(5);
        List<JournalEntry> entries = Stream.generate(() -> samples.entry(samples.event(id("mei"))))
                .limit(5)
                .toList();
        Commits commit = commit().entry(samples.entry(samples.event(id("ben"))));
        entries.forEach(commit::entry);
        store().commit(commit.done());
        List<JournalEntry> newestFirst = new ArrayList<>(entries);
        newestFirst.sort(Comparator.comparing(JournalEntry::decidedAt).reversed());
        assertThat(store().journalOf(id("mei"), 10)).isEqualTo(newestFirst);
        assertThat(store().journalOf(id("mei"), 2)).isEqualTo(newestFirst.subList(0, 2));
        Instant from = newestFirst.get(3).decidedAt();
        Instant to = newestFirst.get(1).decidedAt();
        assertThat(store().journalOf(id("mei"), from, to, 10)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(store().journalOf(id("mei"), from, to, 1)).containsExactly(newestFirst.get(2));
    }

    @Test
    default void keepsTheEntriesOfOneInstantInTheOrderTheyWereWritten() {
        Samples samples = new Samples(15);
        Stream.of("first", "second", "third").forEach(version -> {
            JournalEntry any = samples.entry(samples.event(id("mei")));
            store().commit(commit().entry(new JournalEntry(
                            any.customer(), any.look(), any.event(), StoreContractTest.NOW, version, any.receipt()))
                    .done());
        });
        assertThat(store().journalOf(id("mei"), 10))
                .extracting(JournalEntry::rulesVersion)
                .containsExactly("third", "second", "first");
    }

    @Test
    default void keepsEachVersionOfTheRulesOnce() {
        KeptRule thanks = new KeptRule(
                "thanks-01",
                "thanks",
                Map.of("zh-Hant", "謝謝"),
                "ida",
                "rules/t.dslr:4",
                List.of("an order was placed"));
        KeptRule drl = new KeptRule("drl-01", "", Map.of(), "", "rules/e.drl:9", List.of());
        store().keepRules("v1", List.of(thanks, drl), StoreContractTest.NOW);
        store().keepRules("v1", List.of(), StoreContractTest.NOW);
        store().keepRules("v2", List.of(drl), StoreContractTest.NOW);
        assertThat(store().keptRules("v1")).isEqualTo(Map.of("thanks-01", thanks, "drl-01", drl));
        assertThat(store().keptRules("v2")).isEqualTo(Map.of("drl-01", drl));
        assertThat(store().keptRules("v3")).isEmpty();
    }

    @Test
    default void setsDeadLettersAside() {
        Samples samples = new Samples(6);
        DeadLetter first = new DeadLetter(samples.event(id("mei")), "java.lang.ArithmeticException");
        DeadLetter second = new DeadLetter(samples.event(id("ben")), "");
        store().commit(commit().deadLetter(first).deadLetter(second).done());
        assertThat(store().deadLetters(10)).containsExactly(second, first);
        assertThat(store().deadLetters(1)).containsExactly(second);
        assertThat(store().commit(commit().deadLetter(second).done())).containsExactly(id("ben"));
    }

    @Test
    default void losesNoChangeBetweenTwoWriters() {
        List<String> names = List.of("ana", "ben", "eve", "mei");
        int rounds = 50;
        List<CompletableFuture<Void>> writers = Stream.of(store(), another())
                .map(store -> CompletableFuture.runAsync(() -> {
                    for (int round = 0; round < rounds; round++) {
                        countUp(store, names);
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);
        assertThat(store().load(names.stream().map(CustomerId::new).toList()).values())
                .hasSize(4)
                .allMatch(state -> state.version() == 2L * rounds)
                .allMatch(state -> state.facts().get("count").value().equals(2 * rounds));
        assertThat(store().counts()).containsEntry("customers", 4L);
    }

    private static void countUp(Store store, List<String> names) {
        Set<CustomerId> lost;
        do {
            Map<CustomerId, CustomerState> states =
                    store.load(names.stream().map(CustomerId::new).toList());
            lost = store.commit(commit().states(names.stream()
                            .map(name -> countedUp(states.getOrDefault(id(name), customer(name, 0))))
                            .toArray(CustomerState[]::new))
                    .done());
        } while (!lost.isEmpty());
    }

    private static CustomerState countedUp(CustomerState state) {
        int count = Optional.ofNullable(state.facts().get("count"))
                .map(fact -> (Integer) fact.value())
                .orElse(0);
        return state.edit()
                .version(state.version() + 1)
                .fact("count", Facts.observed(count + 1))
                .done();
    }

    @Test
    default void keepsWhoHasAnAddressAndRefusesWhatOthersChangedMeanwhile() {
        Holders first = new Holders("key-1", 1, Set.of(id("ana")));
        store().commit(commit().states(customer("ana", 1)).holders(first).done());
        assertThat(store().holders(List.of("key-1", "key-2"))).containsOnly(Map.entry("key-1", first));

        Holders both = new Holders("key-1", 2, Set.of(id("ana"), id("bob")));
        assertThat(store().commit(commit().states(customer("bob", 1))
                        .holders(both)
                        .done()))
                .isEmpty();
        assertThat(store().commit(commit().states(customer("cleo", 1))
                        .holders(new Holders("key-1", 2, Set.of(id("ana"), id("cleo"))))
                        .done()))
                .as("another engine was first")
                .contains(id("cleo"));
        assertThat(store().load(List.of(id("cleo")))).isEmpty();
        assertThat(store().holders(List.of("key-1"))).containsValue(both);
    }

    @Test
    default void refusesADecisionThatRestsOnSomebodyWhoChangedMeanwhile() {
        store().commit(commit().states(customer("ana", 1), customer("bob", 1)).done());
        assertThat(store().commit(commit().states(customer("ana", 2))
                        .unchanged(id("bob"), 1)
                        .done()))
                .isEmpty();
        store().commit(commit().states(customer("bob", 2)).done());
        assertThat(store().commit(commit().states(customer("ana", 3))
                        .unchanged(id("bob"), 1)
                        .done()))
                .containsExactly(id("bob"));
        assertThat(store().commit(commit().states(customer("ana", 3))
                        .unchanged(id("gone"), 1)
                        .done()))
                .containsExactly(id("gone"));
        assertThat(store().load(List.of(id("ana"))).get(id("ana")).version()).isEqualTo(2);
    }
}
