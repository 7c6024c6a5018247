package dev.hush.proof;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Random choices of one seed. */
final class Chances {
    private final Random random;

    Chances(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** From {@code least} to {@code most}, both included. */
    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Mostly moments, sometimes days, now and then a season. */
    Duration pause() {
        int kind = random.nextInt(400);
        if (kind < 240) {
            return Duration.ofMillis(from(1, 900_000));
        }
        if (kind < 340) {
            return Duration.ofSeconds(from(900, 43_200));
        }
        if (kind < 388) {
            return Duration.ofSeconds(from(43_200, 200_000));
        }
        return kind < 398 ? Duration.ofHours(from(100, 800)) : Duration.ofDays(from(60, 300));
    }
}
