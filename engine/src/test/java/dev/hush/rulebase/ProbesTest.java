package dev.hush.rulebase;

import static dev.hush.rulebase.RuleShop.NOW;
import static dev.hush.rulebase.RuleShop.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import dev.hush.decision.RuleInquiry;
import dev.hush.decision.RuleInquiry.Finding;
import dev.hush.decision.RuleInquiry.Findings;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.offer.Proposal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfEachSentenceWhetherItHoldsAndWhatWasFound() {
        RuleShop shop =
                new RuleShop(folder).rule("rules/thanks/t.dslr", "thanks-02", """
                        an order was placed
                        the customer has placed at least 3 orders
                        the order is worth at least 50.00
                        the customer lives in BR
                        the customer's tier is gold
                        the field order is A1
                        nothing is to be made good
                        the customer has consented to CARE by EMAIL
                        the rule thanks-02 never spoke
                        today is Friday""", "propose the message thanks");
        CustomerState state = known(2).edit()
                .country("BR")
                .fact("tier", new Fact("silver", Provenance.DECLARED, Set.of(Purpose.values()), NOW, Optional.empty()))
                .done();
        Findings findings =
                look(shop.build(), "thanks-02", state, event("order.placed", Map.of("amount", "49.90", "order", "B2")));
        assertThat(findings.sentences())
                .containsExactly(
                        new Finding("an order was placed", true, Optional.empty()),
                        found("the customer has placed at least 3 orders", false, "2"),
                        found("the order is worth at least 50.00", false, "49.9"),
                        found("the customer lives in BR", true, "BR"),
                        found("the customer's tier is gold", false, "silver"),
                        found("the field order is A1", false, "B2"),
                        found("nothing is to be made good", true, "nothing"),
                        found("the customer has consented to CARE by EMAIL", false, "no consent"),
                        found("the rule thanks-02 never spoke", true, "it never spoke"),
                        found("today is Friday", true, "Friday 2026-11-20"));
        assertThat(findings.fires()).isFalse();
        assertThat(findings.wishes().proposals()).extracting(Proposal::template).containsExactly("thanks");
    }

    @Test
    void allSentencesHoldExactlyWhereTheRuleReallySpeaks() {
        BuiltRules built = new RuleShop(folder)
                .rule("rules/understand/u.dslr", "regular-01", "@purpose(CARE)", """
                        an order was placed
                        the customer has placed at least 4 orders""", "conclude a-regular")
                .rule("rules/thanks/t.dslr", "thanks-02", """
                        an order was placed
                        the customer has placed at least 2 orders
                        the customer does not seem a-regular
                        chance favours one in 2""", "propose the message thanks")
                .build();
        Rulebook book = built.rulebook().orElseThrow();
        int fired = 0;
        for (int orders = 0; orders < 7; orders++) {
            for (int id = 0; id < 6; id++) {
                CustomerEvent order = new CustomerEvent(
                        "o" + id, "shop", "order.placed", new CustomerId("mei"), NOW, Map.of(), Optional.empty());
                Situation situation = RuleShop.situation(book, known(orders), order);
                Findings findings = built.inquiry().orElseThrow().look("thanks-02", situation);
                boolean speaks = !book.rules().consider(situation).proposals().isEmpty();
                assertThat(findings.fires())
                        .as("%d orders, %s", orders, findings)
                        .isEqualTo(speaks);
                fired += speaks ? 1 : 0;
            }
        }
        assertThat(fired).isBetween(1, 11);
        assertThat(look(built, "thanks-02", known(5), event("order.placed", Map.of()))
                        .sentences())
                .contains(found("the customer does not seem a-regular", false, "a-regular"));
    }

    @Test
    void asksTheHouseAboutWhatTheRuleWouldPropose() {
        BuiltRules built = new RuleShop(folder)
                .rule("rules/house/h.dslr", "house-01", "", "anything is proposed", "object because it is closed")
                .rule("rules/thanks/t.dslr", "thanks-02", """
                        an order was placed
                        the customer has placed exactly 3 orders""", "propose the message thanks")
                .build();
        Findings findings = look(built, "thanks-02", known(1), event("order.placed", Map.of()));
        assertThat(findings.fires()).isFalse();
        assertThat(findings.wishes().objections())
                .singleElement()
                .satisfies(it -> assertThat(it.houseRule()).isEqualTo("house-01"));
    }

    @Test
    void knowsWhatAFollowUpRuleIsAskedAbout() {
        RuleInquiry inquiry = new RuleShop(folder)
                .rule("rules/thanks/t.dslr", "thanks-01", "an order was placed", "follow up as ask in 5 days")
                .rule("rules/thanks/f.dslr", "ask-01", "the follow-up ask is due", "propose the message letter")
                .build()
                .inquiry()
                .orElseThrow();
        assertThat(inquiry.rules()).containsExactlyInAnyOrder("thanks-01", "ask-01");
        assertThat(inquiry.isAskedAbout("ask-01", event("follow-up.due", Map.of("name", "ask"))))
                .isTrue();
        assertThat(inquiry.isAskedAbout("ask-01", event("follow-up.due", Map.of("name", "other"))))
                .isFalse();
        assertThat(inquiry.isAskedAbout("ask-01", event("order.placed", Map.of())))
                .isFalse();
        assertThat(inquiry.eventType("ask-01")).contains("follow-up.due");
        assertThat(inquiry.eventType("nobody")).isEmpty();
    }

    @Test
    void saysWhichRuleItDoesNotKnow() {
        BuiltRules built = new RuleShop(folder)
                .rule("rules/thanks/t.dslr", "thanks-01", "an order was placed", "propose the message thanks")
                .build();
        assertThatThrownBy(() -> look(built, "thanks-9", known(1), event("order.placed", Map.of())))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("thanks-9");
    }

    /** Every sentence that shows a value of its own compiles, and answers also for someone of whom nothing is known. */
    @Test
    void everyConditionOfTheVocabularyCanBeAsked() {
        List<String> examples = new RuleShop(folder)
                .build().vocabulary().sentences().stream()
                        .filter(it -> it.form() == Sentence.Form.WHEN
                                && it.key("names").isEmpty())
                        .flatMap(it -> it.key("example").stream())
                        .toList();
        assertThat(examples).hasSizeGreaterThan(30);
        BuiltRules built = new RuleShop(folder)
                .rule(
                        "rules/thanks/t.dslr",
                        "all-01",
                        "the event order.placed came in\n" + String.join("\n", examples),
                        "propose the message thanks")
                .build();
        List<String> prelude = new Workspace(folder, new Faults())
                .file("rules/vocabulary/prelude.drl")
                .orElseThrow()
                .lines();
        Probes probes = new Probes(
                built.rules(), prelude, rule -> 0, new DroolsRules("v", Map.of(), Map.of(), Map.of(), Map.of()));
        Situation situation = RuleShop.situation(
                new RuleShop(folder.resolve("empty")).book(), known(0), event("order.placed", Map.of()));
        List<Finding> findings = probes.look("all-01", situation).sentences();
        assertThat(findings).hasSize(examples.size() + 1);
        assertThat(findings.stream().skip(1))
                .allSatisfy(it -> assertThat(it.found()).as(it.sentence()).isPresent());
    }

    private static Finding found(String sentence, boolean holds, String value) {
        return new Finding(sentence, holds, Optional.of(value));
    }

    private static Findings look(BuiltRules built, String rule, CustomerState state, CustomerEvent event) {
        assertThat(built.faults()).isEmpty();
        return built.inquiry()
                .orElseThrow()
                .look(rule, RuleShop.situation(built.rulebook().orElseThrow(), state, event));
    }

    private static CustomerState known(int orders) {
        return CustomerState.unknown(new CustomerId("mei"))
                .edit()
                .event("order.placed", memory -> memory.counting(orders))
                .done();
    }
}
