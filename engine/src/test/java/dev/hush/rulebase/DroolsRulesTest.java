package dev.hush.rulebase;

import static dev.hush.rulebase.RuleShop.NOW;
import static dev.hush.rulebase.RuleShop.event;
import static dev.hush.rulebase.RuleShop.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Wishes;
import dev.hush.decision.Wishes.HouseObjection;
import dev.hush.decision.Wishes.RuleFault;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.offer.Proposal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroolsRulesTest {
    private static final CustomerEvent ORDER = event("order.placed", Map.of("order", "A1", "amount", 20));
    private static final CustomerState MEI = CustomerState.unknown(new CustomerId("mei"));

    @TempDir
    Path folder;

    private RuleShop shop;

    @BeforeEach
    void open() {
        shop = new RuleShop(folder);
    }

    private static List<String> proposed(Wishes wishes) {
        return wishes.proposals().stream().map(Proposal::rule).toList();
    }

    @Test
    void wishesTheSameWhateverTheFilesNames() {
        List<String> names =
                new ArrayList<>(IntStream.range(0, 6).mapToObj(i -> "f" + i).toList());
        Wishes asWritten = wishesOfFilesNamed("a", names);
        Collections.reverse(names);
        Wishes reversed = wishesOfFilesNamed("b", names);
        Collections.shuffle(names, new Random(7));
        Wishes shuffled = wishesOfFilesNamed("c", names);
        assertThat(proposed(asWritten)).containsExactly("r1", "r2", "r3");
        assertThat(reversed).isEqualTo(asWritten);
        assertThat(shuffled).isEqualTo(asWritten);
    }

    private Wishes wishesOfFilesNamed(String root, List<String> names) {
        Rulebook book = new RuleShop(folder.resolve(root))
                .rule(
                        "rules/thanks/" + names.get(0) + ".dslr",
                        "r1",
                        "an order was placed",
                        "propose the message thanks")
                .rule(
                        "rules/thanks/" + names.get(1) + ".dslr",
                        "r2",
                        "an order was placed\nthe customer seems a-regular",
                        "propose the message letter\nask the front line to wave")
                .rule(
                        "rules/care/" + names.get(2) + ".dslr",
                        "r3",
                        "an order was placed\nthe customer does not seem a-stranger\nchance favours one in 1",
                        "propose the message sorry")
                .rule(
                        "rules/understand/" + names.get(3) + ".dslr",
                        "u1",
                        "",
                        "the customer seems known",
                        "conclude a-regular")
                .rule(
                        "rules/understand/" + names.get(4) + ".dslr",
                        "u2",
                        "",
                        "the customer has placed at least 1 orders",
                        "conclude known")
                .rule(
                        "rules/house/" + names.get(5) + ".dslr",
                        "h1",
                        "",
                        "the rule r3 proposes\nthe customer seems a-regular",
                        "object because regulars know")
                .rule(
                        "rules/understand/x.dslr",
                        "u3",
                        "",
                        "the customer has placed at least 99 orders",
                        "conclude a-stranger")
                .book();
        Wishes wishes = wishes(book, ORDER);
        assertThat(wishes.objections()).containsExactly(new HouseObjection("h1", "r3", "regulars know"));
        assertThat(wishes.luck())
                .singleElement()
                .satisfies(it -> assertThat(it.experiment()).isEqualTo("r3"));
        return wishes;
    }

    @Test
    void hearsOnlyRulesOfTheEventsType() {
        Rulebook book = shop.rule(
                        "rules/a/a.dslr",
                        "a-01",
                        "a review was written\nthe score is 1 or 2",
                        "propose the message sorry")
                .rule("rules/a/b.dslr", "b-01", "an order was placed", "propose the message thanks")
                .book();
        assertThat(proposed(wishes(book, ORDER))).containsExactly("b-01");
        assertThat(proposed(wishes(book, event("review.written", Map.of("order", "A1", "score", 2)))))
                .containsExactly("a-01");
        assertThat(proposed(wishes(book, event("review.written", Map.of("order", "A1", "score", 3)))))
                .isEmpty();
        assertThat(wishes(book, event("cart.left", Map.of()))).isEqualTo(Wishes.NONE);
    }

    @Test
    void leavesOutARuleWhoseConsequenceThrows() {
        Rulebook book = shop.rule("rules/a/a.dslr", "good-01", "an order was placed", "propose the message thanks")
                .file(
                        "rules/a/bad.drl",
                        plain(
                                "Matter( type == \"order.placed\" )",
                                "wish.propose(\"sorry\"); throw new IllegalStateException(\"oh\");"))
                .book();
        Wishes wishes = wishes(book, ORDER);
        assertThat(proposed(wishes)).containsExactly("good-01");
        assertThat(wishes.faults()).containsExactly(new RuleFault("bad-01", "java.lang.IllegalStateException: oh"));
        assertThat(wishes(book, ORDER)).isEqualTo(wishes);
    }

    @Test
    void leavesOutARuleWhoseConditionThrows() {
        Rulebook book = shop.rule("rules/a/a.dslr", "good-01", "an order was placed", "propose the message thanks")
                .file(
                        "rules/a/bad.drl",
                        plain("Matter( event.data.get(\"none\").toString().length() > 1 )", "wish.propose(\"sorry\");"))
                .book();
        Wishes wishes = wishes(book, ORDER);
        assertThat(proposed(wishes)).containsExactly("good-01");
        assertThat(wishes.faults())
                .singleElement()
                .satisfies(it -> assertThat(it.rule()).isEqualTo("bad-01"));
    }

    @Test
    void stopsARuleThatGoesRoundInCircles() {
        Rulebook book = shop.rule("rules/a/a.dslr", "good-01", "an order was placed", "propose the message thanks")
                .file(
                        "rules/a/bad.drl",
                        plain("Insight( )", "insert(new Insight(\"again\"));").replace("@on(\"order.placed\")", ""))
                .rule(
                        "rules/understand/u.dslr",
                        "u1",
                        "",
                        "the customer has placed at least 1 orders",
                        "conclude spinning")
                .book();
        Wishes wishes = wishes(book, ORDER);
        assertThat(proposed(wishes)).containsExactly("good-01");
        assertThat(wishes.faults()).containsExactly(new RuleFault("bad-01", "fired 1000 times"));
    }

    private static String plain(String when, String then) {
        return """
                package rules

                rule "a rule of engineers"
                  @id("bad-01") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(10) @on("order.placed") @why("to test")
                when
                  %s
                then
                  %s
                end
                """.formatted(when, then);
    }

    @Test
    void doesNotSeeFactsThatAreForAnotherPurpose() {
        Rulebook book = shop.rule(
                        "rules/a/a.dslr",
                        "care-01",
                        "an order was placed\nthe customer's favourite is tea",
                        "propose the message thanks")
                .book();
        assertThat(proposed(wishes(book, knowing(Set.of(Purpose.CARE)), ORDER))).containsExactly("care-01");
        assertThat(proposed(wishes(book, knowing(Set.of(Purpose.PROMOTION)), ORDER)))
                .isEmpty();
    }

    @Test
    void concludesNothingFromFactsThatTheConclusionMayNotBeUsedFor() {
        Rulebook book = shop.rule(
                        "rules/understand/u.dslr",
                        "u1",
                        "",
                        "the customer's favourite is tea",
                        "conclude a-tea-drinker")
                .rule(
                        "rules/a/a.dslr",
                        "care-01",
                        "an order was placed\nthe customer seems a-tea-drinker",
                        "propose the message thanks")
                .book();
        assertThat(proposed(wishes(book, knowing(Set.of(Purpose.CARE, Purpose.PROMOTION)), ORDER)))
                .containsExactly("care-01");
        assertThat(proposed(wishes(book, knowing(Set.of(Purpose.CARE)), ORDER))).isEmpty();
    }

    private static CustomerState knowing(Set<Purpose> purposes) {
        return MEI.edit()
                .fact("favourite", new Fact("tea", Provenance.DECLARED, purposes, NOW, Optional.empty()))
                .done();
    }

    @Test
    void countsEventsAsFacts() {
        Rulebook book = shop.rule(
                        "rules/a/a.dslr",
                        "care-01",
                        "an order was placed\nthe customer's orders is at least 2",
                        "propose the message thanks")
                .book();
        assertThat(proposed(wishes(book, ORDER))).isEmpty();
        CustomerState after = book.learning().learn(MEI, ORDER, RuleShop.HEARD);
        assertThat(proposed(wishes(book, after, ORDER))).containsExactly("care-01");
    }

    @Test
    void remembersAndTagsInTheStageOfUnderstanding() {
        Rulebook book = shop.rule(
                        "rules/understand/u.dslr",
                        "u1",
                        "",
                        "an order was placed\nthe customer has placed at least 1 orders",
                        "tag the customer regular\nforget taste")
                .book();
        assertThat(wishes(book, ORDER).facts())
                .map(Object::toString)
                .containsExactly(
                        "FactChange[rule=u1, fact=tag-regular, value=Optional[yes]]",
                        "FactChange[rule=u1, fact=taste, value=Optional.empty]");
    }

    @Test
    void offersASurpriseFromABudget() {
        Rulebook book = shop.rule(
                        "rules/a/a.dslr",
                        "tea-01",
                        "an order was placed\nchance favours one in 1",
                        "offer the surprise tea with the message thanks costing 4.00 from the budget surprises")
                .book();
        assertThat(wishes(book, ORDER).proposals())
                .singleElement()
                .satisfies(it -> assertThat(it.expense()).contains(new Proposal.Expense("tea", "surprises", 400)));
    }

    @Test
    void comparesThePromisedDayWithTheDayWhereTheCustomerLives() {
        Rulebook book = shop.rule(
                        "rules/a/a.dslr",
                        "late-01",
                        "@purpose(SERVICE) @channel(EMAIL) @kind(REPAIR) @worth(60) @goodFor(72h)",
                        "an order was delivered\nthe order was delivered later than promised",
                        "propose the message sorry")
                .book();
        assertThat(proposed(wishes(book, delivered("2026-11-19")))).containsExactly("late-01");
        assertThat(proposed(wishes(book, delivered("2026-11-20")))).isEmpty();
        CustomerState inKiribati =
                MEI.edit().zone(java.time.ZoneId.of("Pacific/Kiritimati")).done();
        assertThat(proposed(wishes(book, inKiribati, delivered("2026-11-20")))).containsExactly("late-01");
    }

    private static CustomerEvent delivered(String promised) {
        return event("order.delivered", Map.of("order", "A1", "promised", promised));
    }

    @Test
    void readsADecisionTable() {
        Rulebook book = shop.file("rules/a/thanks.drl.csv", """
                        "RuleSet","rules",,,,,,
                        ,,,,,,,
                        "RuleTable thanks",,,,,,,
                        "METADATA","METADATA","METADATA","METADATA","METADATA","CONDITION","CONDITION","ACTION"
                        ,,,,,"Matter...","Matter...",
                        "id(""$param"")","purpose($param)","channel($param)","kind($param)","worth($param)","type == ""$param""\","number(""amount"") >= $param","wish.propose(""$param""); "
                        "Id","Purpose","Channel","Kind","Worth","Event","Amount","Template"
                        "table-01","CARE","EMAIL","KINDNESS","30","order.placed","10","thanks"
                        "table-02","CARE","EMAIL","KINDNESS","30","order.placed","100","letter"
                        """).book();
        assertThat(proposed(wishes(book, ORDER))).containsExactly("table-01");
        assertThat(shop.build().rules()).map(ParsedRule::line).containsExactly(8, 9);
    }

    @Test
    void isNamedAfterItsContent() {
        shop.rule("rules/a/a.dslr", "a-01", "an order was placed", "propose the message thanks");
        String version = shop.book().version();
        assertThat(version).matches("[0-9a-f]{12}").isEqualTo(shop.book().version());
        shop.rule("rules/a/a.dslr", "a-01", "an order was placed", "propose the message letter");
        assertThat(shop.book().version()).isNotEqualTo(version);
    }

    @Test
    void answersSeveralThreadsAlike() {
        Rulebook book = shop.rule("rules/a/a.dslr", "a-01", "an order was placed", "propose the message thanks")
                .book();
        Wishes expected = wishes(book, ORDER);
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> wishes(book, ORDER))
                        .distinct())
                .containsExactly(expected);
    }
}
