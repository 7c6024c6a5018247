package dev.hush.rulebase;

import static dev.hush.rulebase.RuleShop.event;
import static dev.hush.rulebase.RuleShop.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.decision.Rulebook;
import dev.hush.offer.Proposal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyFileTest {
    private static final String RULE = """
            // Why: a large order deserves a word of thanks   Owner: care@shop.example
            // Since: 2026-11
            package rules
            rule "thanks from {amount} on"
              @id("thanks-{amount}") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth({worth})
            when
              an order was placed
              the order is worth at least {amount}
            then
              propose the message {template}
            end
            """;

    @TempDir
    Path folder;

    private RuleShop shop;

    @BeforeEach
    void open() {
        shop = new RuleShop(folder).file("rules/thanks/large.family.dslr", RULE);
    }

    @Test
    void aFamilyOfTenThousandIsRefusedAtOnce() {
        StringBuilder rows = new StringBuilder("amount,worth,template\n");
        for (int amount = 1; amount <= 10_000; amount++) {
            rows.append(amount).append(",20,thanks\n");
        }
        assertThat(shop.file("rules/thanks/large.family.csv", rows.toString()).faults())
                .singleElement()
                .asString()
                .contains("expected at most 3000 rules in a workspace, found 10000");
    }

    @Test
    void makesARuleOfEachRow() {
        Rulebook book = shop.file("rules/thanks/large.family.csv", """
                        amount, worth, template
                        50,     20,    thanks
                        # the largest
                        500,    60,    letter
                        """).book();
        assertThat(shop.build().rules())
                .extracting(ParsedRule::id, ParsedRule::file, ParsedRule::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("thanks-50", "rules/thanks/large.family.csv", 2),
                        org.assertj.core.groups.Tuple.tuple("thanks-500", "rules/thanks/large.family.csv", 4));
        assertThat(wishes(book, event("order.placed", Map.of("order", "A1", "amount", "70.00")))
                        .proposals())
                .extracting(Proposal::rule)
                .containsExactly("thanks-50");
        assertThat(wishes(book, event("order.placed", Map.of("order", "A1", "amount", "700.00")))
                        .proposals())
                .extracting(Proposal::rule)
                .containsExactlyInAnyOrder("thanks-50", "thanks-500");
    }

    @Test
    void checksEachCellAsWhatItsSentenceTakes() {
        shop.file("rules/thanks/large.family.csv", """
                amount,worth,template
                much,20,thanks
                50,200,thanks
                60,20,thankz
                70,,thanks
                80,20,thanks,more
                """);
        assertThat(shop.faults())
                .anySatisfy(it -> assertThat(it)
                        .startsWith("rules/thanks/large.family.csv:2: ")
                        .contains("column amount, line 8 of large.family.dslr"))
                .anySatisfy(it -> assertThat(it)
                        .startsWith("rules/thanks/large.family.csv:3: expected @worth(0 to 100)")
                        .contains("column amount, worth"))
                .anySatisfy(it -> assertThat(it)
                        .startsWith("rules/thanks/large.family.csv:4: ")
                        .contains("thankz"))
                .anySatisfy(it -> assertThat(it)
                        .startsWith("rules/thanks/large.family.csv:5: expected a value in column \"worth\""))
                .anySatisfy(it -> assertThat(it).startsWith("rules/thanks/large.family.csv:6: expected 3 cells"));
    }

    @Test
    void tellsAFaultOfTheRuleItselfOnce() {
        shop.file("rules/thanks/large.family.dslr", RULE.replace("an order was placed", "an order was plaaced"))
                .file("rules/thanks/large.family.csv", "amount,worth,template\n50,20,thanks\n60,20,thanks\n");
        assertThat(shop.faults())
                .singleElement()
                .asString()
                .startsWith("rules/thanks/large.family.dslr:7: expected a sentence");
    }

    @Test
    void needsBothFilesAndTheColumnsOfTheRule() {
        assertThat(shop.faults())
                .singleElement()
                .asString()
                .startsWith("rules/thanks/large.family.dslr:1: expected a table beside it");
        shop.file("rules/thanks/large.family.csv", "amount,wort,template\n50,20,thanks\n")
                .file("rules/thanks/small.family.csv", "amount\n1\n");
        assertThat(shop.faults())
                .anySatisfy(it -> assertThat(it).contains("\"wort\"").contains("worth"))
                .anySatisfy(
                        it -> assertThat(it).startsWith("rules/thanks/small.family.csv:1: expected a rule beside it"));
    }
}
