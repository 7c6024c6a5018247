package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.engine.Intake.Answer;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.offer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What needs a consent to be kept is not kept without one. */
class CollectionTest {
    private final Lab lab =
            new Lab().when("page.seen", situation -> Lab.message(situation, "seen-01", Kind.KINDNESS, Purpose.CARE));

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void countsWhatSomeoneDidNotAgreeToAndKeepsNothingOfIt() {
        lab.knowsAna();
        CustomerState before = lab.ana();
        int entries = lab.store.journalOf(Lab.ANA, 100).size();

        assertThat(lab.submit(seen("ana", "s1"))).isEqualTo(Answer.NOT_COLLECTED);
        assertThat(lab.submit(seen("ana", "s1"))).isEqualTo(Answer.NOT_COLLECTED);

        assertThat(lab.ana()).isEqualTo(before);
        assertThat(lab.store.journalOf(Lab.ANA, 100)).hasSize(entries);
        assertThat(lab.store.known(List.of(new EventKey("web", "s1")))).isEmpty();
        assertThat(lab.store.outbox(Optional.empty(), 10)).isEmpty();
        assertThat(lab.store.notCollected()).isEqualTo(Map.of("page.seen", 2L));
        assertThat(lab.store.counts()).containsEntry("notCollected", 2L);
    }

    @Test
    void keepsItOnceTheyAgreeAndStopsWhenTheyTakeItBack() {
        lab.knowsAna();
        lab.submit("consent.given", Map.of("consents", List.of("RESEARCH/EMAIL")));
        assertThat(lab.submit(seen("ana", "s1"))).isEqualTo(Answer.TAKEN);
        assertThat(lab.answers()).containsExactly("seen-01 SENT");

        lab.at(Lab.NOON.plusSeconds(60)).submit("consent.withdrawn", Map.of("consents", List.of("RESEARCH/EMAIL")));
        assertThat(lab.submit(seen("ana", "s2"))).isEqualTo(Answer.NOT_COLLECTED);
    }

    @Test
    void aStrangerOfWhomNothingElseIsKnownIsNotStored() {
        assertThat(lab.submit(seen("nobody", "s1"))).isEqualTo(Answer.NOT_COLLECTED);
        assertThat(lab.store.load(List.of(new CustomerId("nobody")))).isEmpty();
        assertThat(lab.store.counts()).containsEntry("customers", 0L);
    }

    @Test
    void oneEventOfManyInABatchIsLetGoAlone() {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(lab.engine().submit(seen("ana", "s" + i)).toCompletableFuture());
            answers.add(lab.engine()
                    .submit(new CustomerEvent(
                            "o" + i, "shop", "order.placed", Lab.ANA, Lab.NOON, Map.of(), Optional.empty()))
                    .toCompletableFuture());
        }
        List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).filteredOn(Answer.NOT_COLLECTED::equals).hasSize(300);
        assertThat(all).filteredOn(Answer.TAKEN::equals).hasSize(300);
        assertThat(lab.store.notCollected()).isEqualTo(Map.of("page.seen", 300L));
        assertThat(lab.store.journalOf(Lab.ANA, 1000)).hasSize(300);
    }

    private static CustomerEvent seen(String customer, String id) {
        return new CustomerEvent(
                id, "web", "page.seen", new CustomerId(customer), Lab.NOON, Map.of(), Optional.empty());
    }
}
