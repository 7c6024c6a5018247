package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static dev.hush.store.Commits.due;
import static dev.hush.store.Commits.id;
import static dev.hush.store.StoreContractTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Store;
import dev.hush.engine.Store.OutboxChange;
import dev.hush.engine.Store.OutboxRow;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.engine.Store.Pending;
import dev.hush.event.CustomerId;
import dev.hush.plan.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is due is taken by one engine at a time, and comes back if that one does not finish. */
interface LeaseContract {
    Duration LEASE = Duration.ofSeconds(30);
    int MANY = 200;

    Store store();

    Store another();

    @Test
    default void claimsWhoIsDueEarliestFirst() {
        store().commit(commit().states(
                        due(customer("later", 1), NOW.plusNanos(1)),
                        due(customer("second", 1), NOW),
                        due(customer("first", 1), NOW.minusSeconds(1)),
                        customer("never", 1))
                .done());
        assertThat(store().earliestDue()).contains(NOW.minusSeconds(1));
        assertThat(store().claimDue(NOW.minusSeconds(2), 10, LEASE)).isEmpty();
        assertThat(store().claimDue(NOW, 10, LEASE)).containsExactly(id("first"), id("second"));
        assertThat(store().claimDue(NOW, 10, LEASE)).isEmpty();
        assertThat(store().earliestDue()).contains(NOW.plusNanos(1));
    }

    @Test
    default void claimsNoMoreThanAsked() {
        store().commit(commit().states(
                        due(customer("a", 1), NOW.minusSeconds(2)), due(customer("b", 1), NOW.minusSeconds(1)))
                .done());
        assertThat(store().claimDue(NOW, 1, LEASE)).containsExactly(id("a"));
        assertThat(store().claimDue(NOW, 1, LEASE)).containsExactly(id("b"));
    }

    @Test
    default void letsAClaimComeBackWhenItsLeaseEnds() {
        store().commit(commit().states(due(customer("mei", 1), NOW)).done());
        store().claimDue(NOW, 10, LEASE);
        assertThat(store().earliestDue()).contains(NOW.plus(LEASE));
        assertThat(store().claimDue(NOW.plus(LEASE).minusNanos(1), 10, LEASE)).isEmpty();
        assertThat(store().claimDue(NOW.plus(LEASE), 10, LEASE)).containsExactly(id("mei"));
    }

    @Test
    default void endsTheLeaseWithTheCommitOfTheCustomer() {
        store().commit(commit().states(due(customer("mei", 1), NOW)).done());
        store().claimDue(NOW, 10, LEASE);
        store().commit(commit().states(due(customer("mei", 2), NOW.plusSeconds(1)))
                .done());
        assertThat(store().earliestDue()).contains(NOW.plusSeconds(1));
        store().commit(commit().states(customer("mei", 3)).done());
        assertThat(store().earliestDue()).isEmpty();
    }

    @Test
    default void givesBackAllLeasesAtOnce() {
        Outreach outreach = new Samples(1).outreach("k", id("mei"));
        store().commit(commit().states(due(customer("mei", 1), NOW))
                .outreach(outreach)
                .done());
        store().claimDue(NOW, 10, LEASE);
        store().claimOutreach(NOW, 10, LEASE);
        store().releaseLeases();
        assertThat(store().earliestDue()).contains(NOW);
        assertThat(store().earliestAttempt()).contains(NOW);
        assertThat(store().claimDue(NOW, 10, LEASE)).containsExactly(id("mei"));
        assertThat(store().claimOutreach(NOW, 10, LEASE)).hasSize(1);
    }

    @Test
    default void givesEachDueCustomerToOneOfSeveralEngines() {
        store().commit(commit().states(IntStream.range(0, MANY)
                        .mapToObj(i -> due(customer("c" + i, 1), NOW))
                        .toArray(dev.hush.customer.CustomerState[]::new))
                .done());
        List<CompletableFuture<List<CustomerId>>> engines = Stream.of(store(), another(), store(), another())
                .map(store -> CompletableFuture.supplyAsync(() -> claimUntilNoneIsLeft(store)))
                .toList();
        List<CustomerId> claimed =
                engines.stream().flatMap(engine -> engine.join().stream()).toList();
        assertThat(claimed).hasSize(MANY).doesNotHaveDuplicates();
    }

    private static List<CustomerId> claimUntilNoneIsLeft(Store store) {
        List<CustomerId> claimed = new ArrayList<>();
        List<CustomerId> some;
        do {
            some = store.claimDue(NOW, 7, LEASE);
            claimed.addAll(some);
        } while (!some.isEmpty());
        return claimed;
    }

    @Test
    default void claimsPendingOutreachOnce() {
        Samples samples = new Samples(2);
        Outreach first = samples.outreach("a", id("mei"));
        Outreach second = samples.outreach("b", id("ben"));
        store().commit(commit().outreach(first, second).done());
        assertThat(store().earliestAttempt()).contains(NOW);
        assertThat(store().claimOutreach(NOW.minusNanos(1), 10, LEASE)).isEmpty();
        assertThat(another().claimOutreach(NOW, 1, LEASE)).containsExactly(new Pending(first, 0));
        assertThat(store().claimOutreach(NOW, 10, LEASE)).containsExactly(new Pending(second, 0));
        assertThat(store().claimOutreach(NOW, 10, LEASE)).isEmpty();
        assertThat(store().earliestAttempt()).contains(NOW.plus(LEASE));
        assertThat(store().claimOutreach(NOW.plus(LEASE), 10, LEASE)).hasSize(2);
    }

    @Test
    default void attemptsAgainWhenAChangeSaysSo() {
        Outreach outreach = new Samples(3).outreach("k", id("mei"));
        store().commit(commit().outreach(outreach).done());
        store().claimOutreach(NOW, 10, LEASE);
        Instant next = NOW.plusSeconds(5);
        change(OutboxStatus.PENDING, 1, Optional.of(next), "451 later");
        assertThat(store().earliestAttempt()).contains(next);
        assertThat(store().outbox(Optional.empty(), 10))
                .containsExactly(new OutboxRow(outreach, OutboxStatus.PENDING, 1, Optional.of(next), "451 later"));
        assertThat(store().claimOutreach(next, 10, LEASE)).containsExactly(new Pending(outreach, 1));
    }

    @Test
    default void attemptsNothingThatIsSentStoppedOrDead() {
        Outreach outreach = new Samples(4).outreach("k", id("mei"));
        store().commit(commit().outreach(outreach).done());
        for (OutboxStatus status : List.of(OutboxStatus.SENT, OutboxStatus.STOPPED, OutboxStatus.DEAD)) {
            change(status, 1, Optional.of(NOW), status.name());
            assertThat(store().earliestAttempt()).isEmpty();
            assertThat(store().claimOutreach(NOW.plus(LEASE), 10, LEASE)).isEmpty();
            assertThat(store().outbox(Optional.of(status), 10))
                    .containsExactly(new OutboxRow(outreach, status, 1, Optional.empty(), status.name()));
        }
    }

    @Test
    default void sendsAgainOnlyWhatIsDead() {
        Outreach outreach = new Samples(5).outreach("k", id("mei"));
        store().commit(commit().outreach(outreach).done());
        assertThat(store().sendAgain("k", NOW)).isFalse();
        assertThat(store().sendAgain("nobody's", NOW)).isFalse();
        change(OutboxStatus.SENT, 1, Optional.empty(), "");
        assertThat(store().sendAgain("k", NOW)).isFalse();
        change(OutboxStatus.DEAD, 8, Optional.empty(), "550");
        assertThat(store().sendAgain("k", NOW.plusSeconds(9))).isTrue();
        assertThat(store().earliestAttempt()).contains(NOW.plusSeconds(9));
        assertThat(store().claimOutreach(NOW.plusSeconds(9), 10, LEASE)).containsExactly(new Pending(outreach, 0));
    }

    @Test
    default void takesBackUnderItsKeyWhatWasStoppedAndDecidedAgain() {
        Samples samples = new Samples(6);
        store().commit(commit().outreach(samples.outreach("k", id("mei"))).done());
        Outreach again = samples.outreach("k", id("mei"));
        store().commit(commit().change(new OutboxChange("k", OutboxStatus.STOPPED, 1, Optional.empty(), "QUIET_HOURS"))
                .outreach(again)
                .at(NOW.plusSeconds(1))
                .done());
        assertThat(store().claimOutreach(NOW.plusSeconds(1), 10, LEASE)).containsExactly(new Pending(again, 0));
    }

    @Test
    default void sendsNothingTwiceUnderOneKey() {
        Samples samples = new Samples(7);
        store().commit(commit().outreach(samples.outreach("k", id("mei"))).done());
        change(OutboxStatus.SENT, 1, Optional.empty(), "");
        store().commit(commit().outreach(samples.outreach("k", id("mei"))).done());
        assertThat(store().claimOutreach(NOW.plus(LEASE), 10, LEASE)).isEmpty();
        assertThat(store().counts()).containsEntry("sent", 1L).containsEntry("pending", 0L);
    }

    private void change(OutboxStatus status, int attempts, Optional<Instant> next, String note) {
        store().commit(commit().change(new OutboxChange("k", status, attempts, next, note))
                .done());
    }
}
