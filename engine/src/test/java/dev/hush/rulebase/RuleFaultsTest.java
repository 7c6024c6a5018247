package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of fault, planted once. */
class RuleFaultsTest {
    private static final String RULE = "rules/a/a.dslr";

    @TempDir
    Path folder;

    private RuleShop shop;

    @BeforeEach
    void open() {
        shop = new RuleShop(folder);
    }

    /** Conditions and consequences on lines 7 and 9 of a rule for CARE. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the customer loves cats            | propose the message thanks       | 7: expected a sentence of rules/vocabulary, found "the customer loves cats". Closest:
            an order was plased                | propose the message thanks       | Closest: "an order was placed".
            an order was placed                | propose a message                | 9: expected a sentence of rules/vocabulary
            an order was placed                | an order was placed              | 9: expected a consequence, found "an order was placed"
            propose the message thanks         | propose the message thanks       | 7: expected a condition
            an order was placed                | propose the message thnks        | 9: expected a template of templates/, found "thnks". Closest: "thanks".
            an order was placed                | propose the message thanks by EMIAL | expected one of EMAIL, SMS, PUSH, PHONE, WEBHOOK, IN_APP, found "EMIAL". Closest: "EMAIL".
            an order was placed                | > System.exit(1);                | 9: expected only sentences, found "> System.exit(1);". A line that begins with >
            an order was placed                | update($m);                      | 9: expected only sentences, found "update($m);". Rules of sentences hold no Java
            an order was placed                | follow up as x in 5 dys          | expected a duration such as 5 days or 72h, found "5 dys"
            an order was placed                | follow up as x in 0 days         | expected a duration such as 5 days or 72h, found "0 days"
            an order was placed                | follow up as x in 5 days unless the customer is content | one that declares its occasion, found "customer.content"
            an order was placed                | conclude a-regular               | 9: expected a sentence for moment, found "conclude {insight}". It is for understand.
            an order was placed                | tag the customer regulr          | 9: expected a fact of rules/vocabulary/facts.yaml, found "tag-regulr". Closest: "tag-regular".
            an order was placed                | remember that favourite is tea   | expected a fact of the provenance inferred, which rules may change, found "favourite", which is declared
            an order was placed                | offer the surprise tea with the message thanks costing 4.00 from the budget suprises | expected a budget of rules/house/budgets.csv, found "suprises". Closest: "surprises".
            the event order.plased came in     | propose the message thanks       | 7: expected a declared event, found "order.plased". Closest: "order.placed".
            the customer reads zh-Hant         | propose the message thanks       | 4: expected one sentence that says what happened, found 0 of them
            the follow-up ask-rview is due     | propose the message thanks       | 7: expected the name of a follow-up, found "ask-rview"
            the campaign monthly asks          | propose the message thanks       | 7: expected the name of a campaign, found "monthly"
            """)
    void namesThePlaceAndWhatToDo(String when, String then, String expected) {
        shop.rule(RULE, "a-01", when, then);
        assertThat(shop.faults())
                .anySatisfy(it -> assertThat(it).startsWith(RULE + ":").contains(expected));
        assertThat(shop.build().rulebook()).isEmpty();
    }

    /** Further conditions, on line 8, below "an order was placed". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CARE      | KINDNESS  | the customer's favorite is tea     | expected a fact of rules/vocabulary/facts.yaml, found "favorite". Closest: "favourite".
            PROMOTION | PROMOTION | it is the customer's birthday      | expected something that may be used for PROMOTION, found "birthday", which is for [CARE]
            PROMOTION | PROMOTION | the customer is tagged vip         | found "tag-vip", which rules concluded
            PROMOTION | PROMOTION | the customer seems vip             | found the insight "vip", which rests on what rules concluded
            PROMOTION | PROMOTION | the customer seems born            | expected something that may be used for PROMOTION, found the insight "born", which is for [CARE]
            CARE      | KINDNESS  | the customer seems nice            | expected an insight that a rule of rules/understand concludes, found "nice"
            CARE      | KINDNESS  | no order was placed in the last 500 days | expected a window of at most 400 days, which the state keeps of order.placed, found 500 days
            CARE      | KINDNESS  | nothing was said in the last 2 years | expected a window of at most 400 days, which the state keeps of contacts
            CARE      | KINDNESS  | the event cart.left came in at least 30 times in the last 30 days | expected at most 20, which the state keeps of cart.left
            CARE      | KINDNESS  | the event cart.left came in at least 3 times | expected an event that is counted, found "cart.left"
            CARE      | KINDNESS  | the field amont is 3               | expected a field of order.placed, found "amont". Closest: "amount".
            CARE      | KINDNESS  | the score is 3                     | expected a field of order.placed, found "score"
            CARE      | KINDNESS  | the first event's item is teapot   | expected the first event only where a follow-up is due
            CARE      | KINDNESS  | the rule b-01 never spoke          | expected the name of a rule, found "b-01". Closest: "a-01".
            CARE      | KINDNESS  | a review was written               | expected one sentence that says what happened, found 2 of them
            """)
    void knowsWhatARuleMayRestOn(String purpose, String kind, String when, String expected) {
        shop.file("rules/vocabulary/shop.facts.yaml", "tag-vip: {provenance: inferred, purposes: [CARE, PROMOTION]}")
                .rule("rules/understand/vip.dslr", "u-vip", "", "the customer is tagged vip", "conclude vip")
                .rule("rules/understand/born.dslr", "u-born", "", "the customer's birthday is known", "conclude born")
                .rule(
                        RULE,
                        "a-01",
                        "@purpose(%s) @channel(EMAIL) @kind(%s) @worth(40)".formatted(purpose, kind),
                        "an order was placed\n" + when,
                        "propose the message thanks");
        assertThat(shop.faults())
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith(RULE + ":").contains(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @purpose(CARE) @channel(EMAIL) @kind(KINDNESS)                 | expected @worth(…)
            @purpose(CARE) @channel(EMAIL) @worth(40)                      | expected @kind(…)
            @purpose(CARE) @kind(KINDNESS) @worth(40)                      | expected @channel(…)
            @channel(EMAIL) @kind(KINDNESS) @worth(40)                     | expected @purpose(…)
            @purpose(CAR) @channel(EMAIL) @kind(KINDNESS) @worth(40)       | found @purpose(CAR). Closest: "CARE".
            @purpose(CARE) @channel(MAIL) @kind(KINDNESS) @worth(40)       | found @channel(MAIL). Closest: "EMAIL".
            @purpose(CARE) @channel(EMAIL) @kind(KINDNES) @worth(40)       | found @kind(KINDNES). Closest: "KINDNESS".
            @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(101)     | expected @worth(0 to 100), found @worth(101)
            @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(4) @goodFor(soon) | expected a duration such as 72h, found "soon"
            @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(4) @salience(1)   | found @salience
            @purpose(PROMOTION) @channel(EMAIL) @kind(KINDNESS) @worth(4)  | expected a purpose that goes with @kind(KINDNESS), found @purpose(PROMOTION)
            @purpose(SERVICE) @channel(EMAIL) @kind(DUTY) @worth(4)        | expected for a DUTY a template of rules/house/duties.yaml, found "thanks"
            """)
    void wantsAHead(String annotations, String expected) {
        shop.rule(RULE, "a-01", annotations, "an order was placed", "propose the message thanks");
        assertThat(shop.faults())
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith(RULE + ":").contains(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            // Why: a test        | ``                  | above the rule, found none
            package rules         | ``                  | expected the line "package rules", found none
            rule "                | import java.io.*\\nrule " | 4: expected only sentences, found "import java.io.*"
            when                  | salience 10\\nwhen  | expected only sentences, found "salience 10"
            end                   | ``                  | expected when, then and end of rule "a-01 in words", found the end of the file
            """)
    void wantsTheShapeOfARule(String replaced, String by, String expected) throws Exception {
        shop.rule(RULE, "a-01", "an order was placed", "propose the message thanks");
        String text = java.nio.file.Files.readString(folder.resolve(RULE));
        shop.file(RULE, text.replaceFirst(replaced, by.replace("\\n", "\n")));
        assertThat(shop.faults()).anySatisfy(it -> assertThat(it).contains(expected));
    }

    @Test
    void refusesTheSameIdTwice() {
        shop.rule(RULE, "a-01", "an order was placed", "propose the message thanks")
                .rule("rules/b/b.dslr", "a-01", "a cart was left", "propose the message letter");
        assertThat(shop.faults())
                .singleElement()
                .satisfies(
                        it -> assertThat(it)
                                .isEqualTo(
                                        "rules/b/b.dslr:4: expected an id of its own, found \"a-01\", as in rules/a/a.dslr. Give it another."));
    }

    @Test
    void tellsAllFaultsOfAllFilesAtOnce() {
        shop.rule(RULE, "a-01", "an order was plased\nthe customer loves cats", "propose the message thnks")
                .rule("rules/b/b.dslr", "b-01", "a cart was left", "shout")
                .file("rules/house/caps.csv", "purpose,channel,most,window\nCARE,EMAIL,many,day\n")
                .file("rules/vocabulary/events/tea.drunk.yaml", "type: tea.drunk\ntitel: tea was drunk\n");
        List<Fault> faults = shop.build().faults();
        assertThat(faults)
                .map(it -> it.file() + ":" + it.line())
                .contains(
                        "rules/a/a.dslr:7",
                        "rules/a/a.dslr:8",
                        "rules/b/b.dslr:9",
                        "rules/house/caps.csv:2",
                        "rules/vocabulary/events/tea.drunk.yaml:2");
        assertThat(faults).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void checksWhatItUnderstandsOfABrokenRuleAndBlamesNobodyElse() {
        shop.rule("rules/understand/u.dslr", "u-01", "@kind(KIND)", "the customer loves cats", "conclude a-cat-lover")
                .rule(
                        RULE,
                        "a-01",
                        "an order was placed\nthe customer seems a-cat-lover",
                        "propose the message thnks\nshout");
        assertThat(shop.build().faults())
                .map(it -> it.file() + ":" + it.line())
                .containsExactly(
                        "rules/a/a.dslr:10",
                        "rules/a/a.dslr:11",
                        "rules/understand/u.dslr:5",
                        "rules/understand/u.dslr:7");
    }

    @Test
    void mapsWhatDroolsRefusesToTheLineOfTheSentence() {
        shop.file(
                        "rules/vocabulary/shop.sentences.yaml",
                        "- {id: broken, en: it is broken, when: 'noSuchThing() > 1', example: it is broken}\n")
                .rule(RULE, "a-01", "an order was placed\nit is broken", "propose the message thanks");
        assertThat(shop.faults())
                .anySatisfy(it -> assertThat(it).startsWith(RULE + ":8: expected a rule that Drools compiles"));
        assertThat(shop.check().faults()).anySatisfy(it -> assertThat(it.line()).isEqualTo(8));
    }

    @Test
    void mapsWhatDroolsRefusesInPlainRules() {
        shop.file("rules/a/plain.drl", """
                package rules
                rule "x" @id("x-01") @purpose(CARE)
                when
                  Matter( noSuchThing() > 1 )
                then
                end
                """);
        assertThat(shop.faults()).anySatisfy(it -> assertThat(it).startsWith("rules/a/plain.drl:"));
        shop.file("rules/a/plain.drl", "package rules\nrule \"x\"\nwhen\n  Matter( \nthen\nend\n");
        assertThat(shop.faults())
                .anySatisfy(
                        it -> assertThat(it).startsWith("rules/a/plain.drl:").contains("expected DRL"));
    }

    @Test
    void findsFilesThatNobodyReads() {
        shop.file("rules/a/a.dsrl", "").file("rules/house/cap.csv", "");
        assertThat(shop.faults()).hasSize(2).anySatisfy(it -> assertThat(it).contains("Closest: \"caps.csv\""));
    }

    @Test
    void refusesAnObjectionToNothingAndAProposalInTheHouse() {
        shop.rule("rules/house/a.dslr", "h-01", "", "today is Sunday", "object because it is Sunday");
        assertThat(shop.faults()).anySatisfy(it -> assertThat(it).contains("expected a sentence on what is proposed"));
    }
}
