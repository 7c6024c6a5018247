package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.id;
import static dev.hush.store.StoreContractTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.customer.CustomerState;
import dev.hush.customer.Merge;
import dev.hush.engine.People;
import dev.hush.engine.People.Erasure;
import dev.hush.engine.People.Merged;
import dev.hush.engine.Store;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store knows of who is who, and of who is gone. */
interface IdentityContract {
    Store store();

    @Test
    default void makesOneCustomerOfTwo() {
        CustomerState web = known("web", 7);
        CustomerState till = known("till", 8);
        Merged merged = merged(web, till);
        assertThat(people().merge(merged, List.of(), List.of())).isTrue();

        assertThat(load("web")).isEmpty();
        assertThat(load("till")).containsExactly(merged.after());
        assertThat(people().resolve(List.of(id("web"), id("till"), id("nobody"))))
                .containsEntry(id("web"), id("till"))
                .doesNotContainKey(id("nobody"));
        assertThat(people().identitiesOf(id("till"))).containsExactly(id("web"));
        assertThat(people().lastMergeOf(id("web"))).contains(merged);
        assertThat(journal("web")).isEmpty();
        assertThat(journal("till")).hasSize(2);
        assertThat(people().resolve(List.of())).isEmpty();
    }

    @Test
    default void whoWasMergedTwiceIsTheLastOne() {
        Merged first = merged(known("app", 1), known("web", 2));
        people().merge(first, List.of(), List.of());
        people().merge(merged(first.after(), known("till", 3)), List.of(), List.of());
        assertThat(people().resolve(List.of(id("app"), id("web"))))
                .isEqualTo(Map.of(id("app"), id("till"), id("web"), id("till")));
        assertThat(people().identitiesOf(id("till"))).containsExactlyInAnyOrder(id("app"), id("web"));
        assertThat(journal("till")).hasSize(3);
    }

    @Test
    default void mergesNobodyWhoChangedMeanwhile() {
        CustomerState web = known("web", 1);
        CustomerState till = known("till", 2);
        Merged late = merged(web, till);
        store().commit(commit().states(web.edit().version(2).country("TW").done())
                .done());
        assertThat(people().merge(late, List.of(), List.of())).isFalse();
        store().commit(commit().states(till.edit().version(2).country("TW").done())
                .done());
        Merged lateOther = merged(load("web").iterator().next(), till);
        assertThat(people().merge(lateOther, List.of(), List.of())).isFalse();

        assertThat(load("web")).hasSize(1);
        assertThat(load("till")).hasSize(1);
        assertThat(people().resolve(List.of(id("web")))).isEmpty();
        assertThat(people().lastMergeOf(id("web"))).isEmpty();
        assertThat(journal("web")).hasSize(1);
    }

    @Test
    default void takesAMergeBackWithWhatHappenedUnderEachName() {
        CustomerState web = known("web", 1);
        Merged merged = merged(web, known("till", 2));
        people().merge(merged, List.of(), List.of());
        assertThat(people().undo(merged, web, List.of(), List.of(), List.of())).isTrue();

        assertThat(load("web")).containsExactly(web);
        assertThat(people().resolve(List.of(id("web")))).isEmpty();
        assertThat(people().lastMergeOf(id("web"))).isEmpty();
        assertThat(journal("web"))
                .hasSize(1)
                .allMatch(it -> it.event().customer().equals(id("web")));
        assertThat(journal("till"))
                .hasSize(1)
                .allMatch(it -> it.event().customer().equals(id("till")));
        assertThat(people().undo(merged, web, List.of(), List.of(), List.of()))
                .as("somebody of that id is there")
                .isFalse();
    }

    @Test
    default void erasesAPersonUnderEveryNameAndRemembersTheHashes() {
        Merged merged = merged(known("web", 1), known("till", 2));
        people().merge(merged, List.of(), List.of());
        CustomerState other = known("other", 3);
        people().erase(
                        new Erasure(
                                id("till"),
                                load("till").iterator().next().version(),
                                List.of(id("web"), id("till")),
                                List.of("hash-web", "hash-till"),
                                List.of("mail"),
                                "[]",
                                NOW),
                        List.of(),
                        List.of());

        assertThat(load("till")).isEmpty();
        assertThat(load("other")).containsExactly(other);
        assertThat(journal("till")).isEmpty();
        assertThat(journal("web")).isEmpty();
        assertThat(journal("other")).hasSize(1);
        assertThat(people().resolve(List.of(id("web")))).isEmpty();
        assertThat(people().lastMergeOf(id("web"))).isEmpty();
        assertThat(people().erased("hash-web")).isTrue();
        assertThat(people().erased("hash-other")).isFalse();
        assertThat(people().suppressed(Set.of("mail", "phone"))).containsExactly("mail");
        assertThat(people().suppressed(Set.of())).isEmpty();
    }

    private People people() {
        return store().people();
    }

    private Collection<CustomerState> load(String name) {
        return store().load(List.of(id(name))).values();
    }

    private List<JournalEntry> journal(String name) {
        return store().journalOf(id(name), 10);
    }

    /** A stored customer to whom something happened a day ago. */
    private CustomerState known(String name, long seed) {
        CustomerId id = id(name);
        CustomerState state = customer(name, 1).edit().country("BR").done();
        Samples samples = new Samples(seed);
        CustomerEvent event = new CustomerEvent(
                "e-" + name, "test", "order.placed", id, NOW.minus(Duration.ofDays(1)), Map.of(), Optional.empty());
        JournalEntry drawn = samples.entry(event);
        JournalEntry entry =
                new JournalEntry(id, drawn.look(), event, event.time(), drawn.rulesVersion(), drawn.receipt());
        store().commit(commit().states(state).entry(entry).done());
        return state;
    }

    private static Merged merged(CustomerState loser, CustomerState survivor) {
        CustomerState after =
                Merge.of(loser, survivor).edit().version(survivor.version() + 1).done();
        return new Merged(loser, survivor, after, NOW);
    }
}
