package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.id;
import static dev.hush.store.StoreContractTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.decision.Audience;
import dev.hush.engine.Store;
import dev.hush.engine.Store.CampaignRun;
import dev.hush.engine.Store.OutboxChange;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerId;
import dev.hush.plan.FrontlineTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people ask of a store: audiences, runs, lists and counts. */
interface PeopleContract {
    Audience EVERYONE = new Audience(List.of(), List.of(), Optional.empty());
    String PROMOTION_BY_MAIL = "consent:PROMOTION/EMAIL";

    Store store();

    Store another();

    @Test
    default void findsAnAudienceByItsKeys() {
        store().commit(commit().states(
                        consenting("ana", "BR"),
                        consenting("ben", "TW"),
                        customer("eve", 1).edit().country("BR").done(),
                        consenting("mei", "BR")
                                .edit()
                                .fact("tag-vip", Facts.observed(true))
                                .done())
                .done());
        assertThat(audience(List.of(PROMOTION_BY_MAIL, "country:BR"), List.of()))
                .containsExactly(id("ana"), id("mei"));
        assertThat(audience(List.of("country:BR"), List.of("tag:vip"))).containsExactly(id("ana"), id("eve"));
        assertThat(audience(List.of(), List.of("country:BR"))).containsExactly(id("ben"));
        assertThat(audience(List.of("tag:vip"), List.of())).containsExactly(id("mei"));
        assertThat(audience(List.of("tag:nobody"), List.of())).isEmpty();
        assertThat(audience(List.of(), List.of())).hasSize(4);
    }

    @Test
    default void followsTheKeysOfACustomerFromCommitToCommit() {
        store().commit(commit().states(consenting("mei", "BR")).done());
        CustomerState moved =
                consenting("mei", "TW").edit().version(2).language("zh-Hant").done();
        store().commit(commit().states(moved).done());
        assertThat(audience(List.of("country:BR"), List.of())).isEmpty();
        assertThat(audience(List.of("country:TW", "language:zh-Hant", PROMOTION_BY_MAIL), List.of()))
                .containsExactly(id("mei"));
        store().commit(commit().states(customer("mei", 3)).done());
        assertThat(audience(List.of(PROMOTION_BY_MAIL), List.of())).isEmpty();
        assertThat(audience(List.of(), List.of())).containsExactly(id("mei"));
    }

    @Test
    default void findsOnlyThoseSeenWithinTheWindow() {
        Duration window = Duration.ofDays(30);
        store().commit(commit().states(
                        seen("ana", NOW.minus(window)),
                        seen("ben", NOW.minus(window).plusNanos(1)),
                        seen("mei", NOW),
                        customer("never", 1))
                .done());
        Audience recent = new Audience(List.of(), List.of(), Optional.of(window));
        assertThat(store().audience(recent, NOW, Optional.empty(), 10)).containsExactly(id("ben"), id("mei"));
    }

    @Test
    default void turnsThePagesOfAnAudienceInOrder() {
        store().commit(commit().states(IntStream.range(0, 25)
                        .mapToObj(i -> consenting("customer-%02d".formatted(i), i % 2 == 0 ? "BR" : "TW"))
                        .toArray(CustomerState[]::new))
                .done());
        for (Audience audience : List.of(EVERYONE, new Audience(List.of("country:BR"), List.of(), Optional.empty()))) {
            List<CustomerId> all = store().audience(audience, NOW, Optional.empty(), 100);
            assertThat(all).isSorted();
            assertThat(pageByPage(audience)).isEqualTo(all);
        }
    }

    private List<CustomerId> pageByPage(Audience audience) {
        List<CustomerId> all = new ArrayList<>();
        List<CustomerId> page;
        do {
            Optional<CustomerId> after = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            page = store().audience(audience, NOW, after, 4);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    @Test
    default void opensARunOnceAndGoesOnWhereItStopped() {
        CampaignRun fresh = store().openRun("spring", NOW);
        assertThat(fresh).isEqualTo(new CampaignRun("spring", NOW, Optional.empty(), 0, false));
        CampaignRun halfway = new CampaignRun("spring", NOW, Optional.of(id("mei")), 500, false);
        store().saveRun(halfway);
        assertThat(another().openRun("spring", NOW)).isEqualTo(halfway);
        CampaignRun next = store().openRun("spring", NOW.plusNanos(1));
        CampaignRun other = store().openRun("autumn", NOW);
        assertThat(store().runs(10)).containsExactly(next, other, halfway);
        assertThat(store().runs(1)).containsExactly(next);
        CampaignRun finished = new CampaignRun("spring", NOW, Optional.of(id("zoe")), 700, true);
        store().saveRun(finished);
        assertThat(store().runs(10)).contains(finished).doesNotContain(halfway);
    }

    @Test
    default void listsTheOutboxNewestFirst() {
        Samples samples = new Samples(1);
        store().commit(commit().outreach(samples.outreach("a", id("mei"))).done());
        store().commit(commit().outreach(samples.outreach("b", id("mei"))).done());
        store().commit(commit().outreach(samples.outreach("c", id("mei"))).done());
        store().commit(commit().change(new OutboxChange("b", OutboxStatus.DEAD, 8, Optional.empty(), "no"))
                .done());
        assertThat(keys(Optional.empty(), 10)).containsExactly("c", "b", "a");
        assertThat(keys(Optional.empty(), 2)).containsExactly("c", "b");
        assertThat(keys(Optional.of(OutboxStatus.PENDING), 10)).containsExactly("c", "a");
        assertThat(keys(Optional.of(OutboxStatus.DEAD), 10)).containsExactly("b");
        assertThat(keys(Optional.of(OutboxStatus.SENT), 10)).isEmpty();
    }

    private List<String> keys(Optional<OutboxStatus> status, int most) {
        return store().outbox(status, most).stream()
                .map(OutboxRow::outreach)
                .map(outreach -> outreach.key())
                .toList();
    }

    @Test
    default void listsTasksNewestFirstAndEachOnce() {
        Samples samples = new Samples(2);
        FrontlineTask call = samples.task("call", id("mei"));
        FrontlineTask write = samples.task("write", id("ben"));
        store().commit(commit().tasks(call).done());
        store().commit(commit().tasks(write, samples.task("call", id("mei"))).done());
        assertThat(store().tasks(10)).containsExactly(write, call);
        assertThat(store().tasks(1)).containsExactly(write);
    }

    @Test
    default void countsByTypeWhatWasNotCollected() {
        assertThat(store().notCollected()).isEmpty();
        store().commit(commit().notCollected("page.seen", 3).done());
        store().commit(commit().notCollected("page.seen", 2)
                .notCollected("video.watched", 1)
                .states(customer("mei", 1))
                .done());
        assertThat(store().notCollected()).isEqualTo(Map.of("page.seen", 5L, "video.watched", 1L));
        assertThat(store().counts()).containsEntry("notCollected", 6L);
    }

    @Test
    default void countsWhatIsThere() {
        Samples samples = new Samples(3);
        store().commit(commit().states(customer("mei", 1), customer("ben", 1))
                .entry(samples.entry(samples.event(id("mei"))))
                .outreach(samples.outreach("a", id("mei")), samples.outreach("b", id("mei")))
                .change(new OutboxChange("nobody's", OutboxStatus.SENT, 1, Optional.empty(), ""))
                .tasks(samples.task("t", id("mei")))
                .deadLetter(new Store.DeadLetter(samples.event(id("ben")), "no"))
                .done());
        store().commit(commit().change(new OutboxChange("a", OutboxStatus.SENT, 1, Optional.empty(), ""))
                .done());
        assertThat(another().counts())
                .isEqualTo(Map.of(
                        "customers",
                        2L,
                        "events",
                        2L,
                        "pending",
                        1L,
                        "sent",
                        1L,
                        "stopped",
                        0L,
                        "dead",
                        0L,
                        "tasks",
                        1L,
                        "deadLetters",
                        1L,
                        "notCollected",
                        0L));
    }

    private List<CustomerId> audience(List<String> has, List<String> hasNot) {
        return store().audience(new Audience(has, hasNot, Optional.empty()), NOW, Optional.empty(), 100);
    }

    private static CustomerState consenting(String id, String country) {
        return customer(id, 1)
                .edit()
                .country(country)
                .consent(ConsentRecord.of(
                        Purpose.PROMOTION, Channel.EMAIL, LawfulBasis.CONSENT, true, NOW, Proof.unstated("form")))
                .done();
    }

    private static CustomerState seen(String id, java.time.Instant at) {
        return customer(id, 1).edit().seenAt(at).done();
    }
}
