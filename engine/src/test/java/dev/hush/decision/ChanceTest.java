package dev.hush.decision;

import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.event.CustomerId;
import java.time.LocalDate;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private static final Chance CHANCE = new Chance(new byte[] {1});

    private static double draw(String experiment, int occasion) {
        return CHANCE.draw(experiment, new CustomerId("ana"), "2026", "o" + occasion);
    }

    @Test
    void isTheSameForTheSameQuestionAndUnderTheSameSecret() {
        assertThat(draw("tea", 1)).isEqualTo(draw("tea", 1)).isNotEqualTo(draw("tea", 2));
        assertThat(draw("tea", 1)).isNotEqualTo(draw("coffee", 1));
        assertThat(new Chance(new byte[] {2}).draw("tea", new CustomerId("ana"), "2026", "o1"))
                .isNotEqualTo(draw("tea", 1));
    }

    @Test
    void fillsTheRangeFromNothingToOneEvenly() {
        DoubleSummaryStatistics draws =
                IntStream.range(0, 2000).mapToDouble(i -> draw("tea", i)).summaryStatistics();

        assertThat(draws.getAverage()).isBetween(0.48, 0.52);
        assertThat(draws.getMin()).isBetween(0.0, 0.01);
        assertThat(draws.getMax()).isBetween(0.99, 0.999_999_999);
    }

    @Test
    void favoursOneInSoManyAndSaysWhatWasDrawn() {
        Situation situation = someone().situation();
        double drawn = CHANCE.draw("tea", new CustomerId("ana"), "2026", "order.placed:now");
        int favoured = (int) (1 / drawn);

        assertThat(situation.luck("tea", favoured)).isEqualTo(new Wishes.Luck("tea", drawn, true));
        assertThat(situation.luck("tea", favoured + 1).favoured()).isFalse();
        assertThat(situation.today()).isEqualTo(LocalDate.of(2026, 11, 20));
    }
}
