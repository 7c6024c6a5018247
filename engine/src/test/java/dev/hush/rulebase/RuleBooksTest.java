package dev.hush.rulebase;

import static dev.hush.rulebase.RuleShop.event;
import static dev.hush.rulebase.RuleShop.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Wishes;
import dev.hush.offer.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBooksTest {
    @TempDir
    Path folder;

    private RuleShop shop;

    @BeforeEach
    void open() {
        shop = new RuleShop(folder);
    }

    @Test
    void proposesWhatTheSentencesSay() {
        Rulebook book = shop.rule(
                        "rules/thanks/thanks-01.dslr",
                        "thanks-01",
                        "an order was placed\nthe customer has placed exactly 1 orders",
                        "propose the message thanks\nfollow up as ask-review in 5 days unless a review was written")
                .book();
        Wishes wishes = wishes(book, event("order.placed", Map.of("order", "A1", "amount", 20)));
        assertThat(wishes.faults()).isEmpty();
        assertThat(wishes.proposals()).singleElement().satisfies(it -> {
            assertThat(it.rule()).isEqualTo("thanks-01");
            assertThat(it.template()).isEqualTo("thanks");
            assertThat(it.purpose()).isEqualTo(Purpose.CARE);
            assertThat(it.channel()).isEqualTo(Channel.EMAIL);
            assertThat(it.kind()).isEqualTo(Kind.KINDNESS);
            assertThat(it.worth()).isEqualTo(40);
            assertThat(it.occasion()).hasToString("order.placed:A1");
            assertThat(it.goodUntil()).isEqualTo(RuleShop.NOW.plus(Duration.ofHours(24)));
        });
        assertThat(wishes.followUps()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("ask-review");
            assertThat(it.due()).isEqualTo(RuleShop.NOW.plus(Duration.ofDays(5)));
            assertThat(it.unless()).contains("review.written");
        });
    }
}
