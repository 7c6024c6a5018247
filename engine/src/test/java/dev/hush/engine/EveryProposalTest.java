package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.journal.Receipt;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Silence has a reason, stored: every proposal that was not sent stands in a receipt, or is counted there. */
class EveryProposalTest {
    private final Lab lab = new Lab().when("order.placed", EveryProposalTest::many);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void standsInTheReceiptWithAReasonOrIsCounted() {
        lab.knowsAna();
        for (int order = 0; order < 3; order++) {
            lab.submit("order.placed", Map.of("order", Integer.toString(order)));
            Receipt receipt = lab.store.journalOf(Lab.ANA, 1).get(0).receipt();
            assertThat(receipt.lines().size() + receipt.moreSuppressed()).isEqualTo(60);
            assertThat(receipt.lines())
                    .allSatisfy(line -> assertThat(line.answer() == Answer.SENT)
                            .isEqualTo(line.reason().isEmpty()));
        }
        assertThat(lab.answers().get(0)).endsWith("SENT");
    }

    @Test
    void keepsTheChosenOneFirstHoweverManyLose() {
        lab.knowsAna();
        lab.submit("order.placed", Map.of("order", "1"));
        Line first = lab.store.journalOf(Lab.ANA, 1).get(0).receipt().lines().get(0);
        assertThat(first.answer()).isEqualTo(Answer.SENT);
        assertThat(first.rule()).isEqualTo(rule(59));
    }

    private static Wishes many(Situation situation) {
        List<Proposal> proposals = IntStream.range(0, 60)
                .mapToObj(i -> new Proposal(
                        rule(i),
                        situation.occasion(),
                        "a-message-with-a-rather-long-name-" + i,
                        Purpose.CARE,
                        Channel.EMAIL,
                        Kind.KINDNESS,
                        40 + i,
                        Optional.empty(),
                        situation.event().time().plusSeconds(86_400)))
                .toList();
        return new Wishes(proposals, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static String rule(int i) {
        return "a-rule-with-a-name-as-long-as-people-like-to-give-them-%02d".formatted(i);
    }
}
