package dev.hush.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The sweep rings at once when the bell starts, and then, here, not for an hour: what rings else was armed. */
class QuartzBellTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Instant> rings = new CopyOnWriteArrayList<>();

    @Test
    void ringsWhenItIsTimeAndNeverBefore() {
        try (QuartzBell bell = started(HOUR)) {
            for (int ring = 2; ring < 8; ring++) {
                Instant at = Instant.now().plusMillis(30).plusNanos(999_999);
                bell.armAt(at);

                awaitRings(ring);
                assertThat(rings.get(ring - 1)).isAfterOrEqualTo(at);
            }
        }
    }

    @Test
    void ringsAtOnceForWhatIsOverdue() {
        try (QuartzBell bell = started(HOUR)) {
            bell.armAt(Instant.now().minusSeconds(3600));

            awaitRings(2);
        }
    }

    @Test
    void ringsAtTheEarliestInstantThatItWasArmedAt() {
        try (QuartzBell bell = started(HOUR)) {
            bell.armAt(Instant.now().plusSeconds(3600));
            bell.armAt(Instant.now().plusMillis(50));
            bell.armAt(Instant.now().plusSeconds(1800));

            awaitRings(2);
        }
    }

    @Test
    void staysArmedWhenTheSweepRings() {
        try (QuartzBell bell = new QuartzBell(this::ring, HOUR)) {
            bell.armAt(Instant.now().plusMillis(300));
            bell.start(List.of(), (campaign, scheduled) -> {});
            awaitRings(1);
            bell.armAt(Instant.now().plusSeconds(3600));

            awaitRings(2);
        }
    }

    @Test
    void sweepsWithoutBeingArmed() {
        try (QuartzBell bell = started(Duration.ofMillis(20))) {
            awaitRings(5);
            assertThat(bell).isNotNull();
        }
    }

    @Test
    void isArmedWithoutHarmOnceItIsTakenDown() {
        QuartzBell bell = started(HOUR);
        bell.close();
        bell.armAt(Instant.now());

        assertThat(rings).hasSize(1);
    }

    @Test
    void isTakenDownWhenWhatRangIsThrough() throws InterruptedException {
        CountDownLatch ringing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean through = new AtomicBoolean();
        QuartzBell bell = new QuartzBell(
                () -> {
                    ringing.countDown();
                    waitFor(goOn);
                    through.set(true);
                },
                HOUR);
        bell.start(List.of(), (campaign, scheduled) -> {});
        ringing.await();
        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> {
            bell.close();
            return through.get();
        });
        goOn.countDown();

        assertThat(closed.join()).isTrue();
    }

    @Test
    void ringsForACampaignWithItsScheduledTime() {
        List<Instant> runs = new CopyOnWriteArrayList<>();
        try (QuartzBell bell = new QuartzBell(this::ring, HOUR)) {
            bell.start(List.of(Campaigns.at("* * * * * ?", "Asia/Taipei")), (campaign, at) -> runs.add(at));

            await().until(() -> runs.size() >= 2);
        }
        assertThat(runs)
                .allMatch(at -> at.getNano() == 0)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void startsWithACampaignWhoseTimeIsOver() {
        try (QuartzBell bell = new QuartzBell(this::ring, HOUR)) {
            bell.start(List.of(Campaigns.at("0 0 10 1 12 ? 2025", "UTC")), (campaign, at) -> {});

            awaitRings(1);
        }
    }

    private QuartzBell started(Duration sweep) {
        QuartzBell bell = new QuartzBell(this::ring, sweep);
        bell.start(List.of(), (campaign, scheduled) -> {});
        awaitRings(1);
        return bell;
    }

    private void ring() {
        rings.add(Instant.now());
    }

    private void awaitRings(int count) {
        await().until(() -> rings.size() >= count);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
