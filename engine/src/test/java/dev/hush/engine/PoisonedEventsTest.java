package dev.hush.engine;

import static dev.hush.engine.Lab.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.consent.Purpose;
import dev.hush.engine.Intake.Answer;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonedEventsTest {
    private final Lab lab = new Lab(2)
            .when("order.placed", it -> Lab.message(it, "thanks", Kind.KINDNESS, Purpose.CARE))
            .when("poison.taken", it -> {
                throw poison(it.event().text("kind").orElse(""));
            })
            .knowsAna();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "overflow", "missing", "assertion"})
    void goToTheDeadLettersAloneWithTheirBatchUntouched(String kind) {
        List<CompletableFuture<Answer>> answers = submitTogether(kind);

        for (int i = 0; i < answers.size(); i++) {
            assertThat(Lab.answer(answers.get(i)))
                    .as("event %d", i)
                    .isEqualTo(i == 13 ? Answer.DEAD_LETTER : i == 14 ? Answer.DUPLICATE : expected(i));
        }
        assertThat(lab.store.deadLetters(10)).singleElement().satisfies(letter -> {
            assertThat(letter.event().id()).isEqualTo("poison");
            assertThat(letter.reason()).contains("poison");
        });
        assertThat(lab.submit("order.placed", Map.of("order", "after"))).isEqualTo(Answer.TAKEN);
    }

    private static Answer expected(int i) {
        return i % 2 == 0 ? Answer.TAKEN : Answer.TAKEN_UNDECLARED;
    }

    /** The writer is held while they are submitted, so that they become one batch. */
    private List<CompletableFuture<Answer>> submitTogether(String kind) {
        CountDownLatch held = new CountDownLatch(1);
        lab.engine().onCommit(commit -> await(held));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        lab.engine().submit(new CustomerEvent("first", "t", "x", Lab.ANA, NOON, Map.of(), Optional.empty()));
        for (int i = 0; i < 40; i++) {
            boolean poison = i == 13 || i == 14;
            String type = poison ? "poison.taken" : i % 2 == 0 ? "order.placed" : "page.viewed";
            Map<String, Object> data = poison ? Map.of("kind", kind) : Map.of("order", "o" + i);
            answers.add(lab.engine()
                    .submit(new CustomerEvent(
                            poison ? "poison" : "b" + i,
                            "together",
                            type,
                            new CustomerId("c" + i % 7),
                            NOON,
                            data,
                            Optional.empty()))
                    .toCompletableFuture());
        }
        held.countDown();
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leaveTheCustomerAsBefore() {
        lab.submit("poison.taken", Map.of("kind", "exception"));

        assertThat(lab.ana().consents().allows(Purpose.CARE, dev.hush.consent.Channel.EMAIL, NOON))
                .isTrue();
        lab.submit("order.placed", Map.of("order", "1"));
        assertThat(lab.answers()).containsExactly("thanks SENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "overflow"})
    void thatAreDueDoNotKeepOthersWaiting(String kind) {
        Duration week = Duration.ofDays(7);
        lab.when("order.placed", it -> Lab.followUp(it, "ask", week, "review.written"));
        lab.submit("order.placed", Map.of("order", "bad"));
        lab.submit("order.placed", Map.of("order", "good"));
        lab.when("follow-up.due", it -> {
            if (it.occasion().key().equals("bad")) {
                throw poison(kind);
            }
            return Lab.message(it, "ask", Kind.KINDNESS, Purpose.CARE);
        });

        lab.ringsAt(NOON.plus(week));

        assertThat(lab.delivered).hasSize(1);
        assertThat(lab.ana().followUps()).isEmpty();
        assertThat(lab.store.deadLetters(10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.event().data()).containsEntry("occasion", "bad"));
        assertThat(lab.store.earliestDue()).isEmpty();
    }

    @Test
    void areAnsweredEvenWhereTheEngineEnds() {
        lab.close();

        assertThatThrownBy(() -> lab.engine()
                        .submitWaiting(new CustomerEvent(
                                "late", "t", "order.placed", Lab.ANA, NOON, Map.of(), Optional.empty()))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Store.StoreException.class);
    }

    private static RuntimeException poison(String kind) {
        switch (kind) {
            case "overflow" -> throw new StackOverflowError("poison");
            case "missing" -> throw new NoClassDefFoundError("poison");
            case "assertion" -> throw new AssertionError("poison");
            default -> {
                return new IllegalStateException("poison");
            }
        }
    }
}
