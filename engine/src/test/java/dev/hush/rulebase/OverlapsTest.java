package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import dev.hush.file.Faults;
import dev.hush.rulebase.overlap.Overlaps;
import dev.hush.rulebase.overlap.Overlaps.Meeting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of rules without running them. */
class OverlapsTest {
    private static final String ORDER = "an order was placed\n";

    @TempDir
    private Path folder;

    private static RuleShop rule(RuleShop shop, String id, int worth, String when) {
        return shop.rule(
                "rules/m/" + id + ".dslr",
                id,
                "@purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(" + worth + ")",
                when,
                "propose the message thanks");
    }

    private Overlaps overlaps(String... whens) {
        RuleShop shop = new RuleShop(folder);
        IntStream.range(0, whens.length).forEach(i -> rule(shop, "r-" + i, 40 + i, whens[i]));
        return new Overlaps(shop.build().rules());
    }

    private static List<Fault> told(Overlaps overlaps) {
        Faults faults = new Faults();
        overlaps.tell(faults);
        return faults.sorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the customer has placed at least 5 orders|the customer has placed at most 4 orders",
                "it is the first order|the customer has placed exactly 3 orders",
                "the customer's tier is gold|the customer's tier is silver",
                "the customer's tier is gold|the customer's tier is unknown",
                "the customer's tier is one of gold or silver|the customer's tier is bronze",
                "the customer's tier is gold|the customer's tier is not gold",
                "the customer is tagged vip|the customer is not tagged vip",
                "the customer lives in DE|the customer lives in TW",
                "today is Sunday|today is no weekend",
                "today is Sunday|today is Monday",
                "nothing is to be made good|something is still to be made good",
                "the rule r-9 never spoke|the rule r-9 spoke in the last 30 days",
                "the event cart.left never came in|the event cart.left came in at least 2 times in the last 30 days",
            })
    void twoThatContradictEachOtherNeverFire(String conditions) {
        String[] both = conditions.split("\\|");
        assertThat(told(overlaps(ORDER + both[0] + "\nthe customer reads en\n" + both[1])))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.warning()).isFalse();
                    assertThat(fault.file()).isEqualTo("rules/m/r-0.dslr");
                    assertThat(fault.found()).contains("\"" + both[0] + "\" and \"" + both[1] + "\"");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the customer has placed at least 5 orders|the customer has placed at most 5 orders",
                "the customer's tier is one of gold or silver|the customer's tier is silver",
                "today is Sunday|today is a weekend",
                "the rule r-9 spoke in the last 90 days|the rule r-9 did not speak in the last 7 days",
                "no order was placed in the last 7 days|an order was placed in the last 90 days",
            })
    void whatGoesTogetherIsNoFault(String conditions) {
        assertThat(told(overlaps(ORDER + conditions.replace('|', '\n')))).isEmpty();
    }

    @Test
    void aRuleThatAsksForMoreAndIsWorthNoMoreIsAlwaysBeaten() {
        assertThat(told(overlaps(
                        ORDER + "the customer has placed at least 5 orders\nthe customer is tagged vip",
                        ORDER + "the customer has placed at least 3 orders")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.warning()).isTrue();
                    assertThat(fault.found()).contains("\"r-0\" is always beaten by \"r-1\"");
                });
    }

    @Test
    void aRuleThatAsksForLessOrIsWorthMoreIsNot() {
        assertThat(told(overlaps(
                        ORDER + "the customer has placed at least 3 orders",
                        ORDER + "the customer has placed at least 5 orders")))
                .isEmpty();
        assertThat(told(overlaps(
                        ORDER + "the customer is tagged vip",
                        ORDER + "the customer has placed at least 3 orders\nchance favours one in 2")))
                .isEmpty();
    }

    @Test
    void ofTwoThatAreTheSameTheOneWhoseIdGoesFirstWins() {
        RuleShop shop = new RuleShop(folder);
        rule(shop, "b", 40, ORDER);
        rule(shop, "a", 40, ORDER);
        assertThat(told(new Overlaps(shop.build().rules())))
                .extracting(Fault::found)
                .singleElement()
                .asString()
                .startsWith("\"b\" is always beaten by \"a\"");
    }

    @Test
    void rulesThatCanMeetAreToldWithWhoGoesFirst() {
        assertThat(overlaps(
                                ORDER + "the customer is tagged vip",
                                ORDER + "the customer is not tagged vip",
                                "an order was delivered\nthe customer is tagged vip",
                                ORDER + "the order is worth at least 100.00")
                        .meetings())
                .containsExactly(
                        new Meeting("r-2", "r-0", false, "worth 42 before 40"),
                        new Meeting("r-3", "r-0", true, "worth 43 before 40"),
                        new Meeting("r-3", "r-1", true, "worth 43 before 41"),
                        new Meeting("r-3", "r-2", false, "worth 43 before 42"));
    }

    @Test
    void manyAlternativesAreNotFollowedAndNothingFalseIsSaid() {
        StringBuilder when = new StringBuilder(ORDER);
        for (int i = 0; i < 12; i++) {
            when.append("the score is ").append(i).append(" or ").append(i + 1).append('\n');
        }
        assertThat(told(overlaps(when.toString()))).hasSizeLessThanOrEqualTo(1);
    }
}
