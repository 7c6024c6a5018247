package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.replay.CaseRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences of the vocabulary, said by a rule and tried by a case, as a marketer would. */
class SentencesInCasesTest {
    private static final String CUSTOMER =
            "{id: ana, zone: Europe/Berlin, country: DE, consents: [CARE/EMAIL], facts: {orders: 2}}";

    @TempDir
    private Path folder;

    /** Lines that do not hold. */
    private List<String> tried(String when, String then, String... lines) {
        WorkspaceCopy shop = WorkspaceCopy.of(Path.of("..", "examples", "corner-shop"), folder);
        String rule = """
                // Why: tried     Owner: ida@corner-shop.example     Since: 2026-11
                package rules
                rule "tried-01 a sentence"
                  @id("tried-01") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(90)
                when
                  %s
                then
                  %s
                end
                """.formatted(String.join("\n  ", when.split("; ")), String.join("\n  ", then.split("; ")));
        shop.change("rules/tried/tried-01.dslr", "", rule);
        shop.change(
                "rules/tried/tried-01.cases.yaml",
                "",
                "- case: tried\n  customer: " + CUSTOMER + "\n" + String.join("\n", lines) + "\n");
        LoadedWorkspace loaded = LoadedWorkspace.load(shop.root(), Look.RUN);
        assertThat(loaded.faults()).filteredOn(it -> !it.warning()).isEmpty();
        CaseRunner runner = new CaseRunner(loaded.rulebook().orElseThrow());
        return loaded.cases().stream()
                .filter(it -> it.file().startsWith("rules/tried"))
                .flatMap(it -> runner.run(it).failures().stream())
                .toList();
    }

    @Test
    void doNothingForAWhileHoldsWhatOthersSay() {
        assertThat(tried(
                        "a question was asked",
                        "do nothing for 3 days",
                        "  events:",
                        "    - {at: 2026-11-17T10:00+01:00, type: question.asked, data: {question: Q1}}",
                        "    - {at: 2026-11-17T11:00+01:00, type: order.placed, data: {order: A3, amount: 20}}",
                        "    - {at: 2026-11-20T11:00+01:00, type: order.placed, data: {order: A4, amount: 20}}",
                        "  expect:",
                        "    - 2026-11-17T11:00+01:00 thanks-02 suppressed because RESTING"))
                .isEmpty();
    }

    @Test
    void doNothingUntilSomethingHappensEndsWithIt() {
        assertThat(tried(
                        "the event question.asked came in",
                        "do nothing until the customer is content",
                        "  events:",
                        "    - {at: 2026-11-17T10:00+01:00, type: question.asked, data: {question: Q1}}",
                        "    - {at: 2026-11-17T10:30+01:00, type: customer.content}",
                        "    - {at: 2026-11-17T11:00+01:00, type: order.placed, data: {order: A3, amount: 20}}",
                        "  expect:",
                        "    - 2026-11-17T11:00+01:00 thanks-02 sent by EMAIL"))
                .isEmpty();
    }

    @Test
    void doNothingBindsTheVeryDecisionAndNotWhatTheRuleItselfSaysOfIt() {
        assertThat(tried(
                        "an order was placed",
                        "propose the message order-thanks; do nothing until a review was written",
                        "  events:",
                        "    - {at: 2026-11-17T11:00+01:00, type: order.placed, data: {order: A3, amount: 20}}",
                        "    - {at: 2026-11-24T11:00+01:00, type: order.placed, data: {order: A4, amount: 20}}",
                        "  expect:",
                        "    - 2026-11-17T11:00+01:00 tried-01 sent by EMAIL",
                        "    - 2026-11-17T11:00+01:00 thanks-02 suppressed because RESTING",
                        "    - 2026-11-24T11:00+01:00 tried-01 suppressed because RESTING"))
                .isEmpty();
    }

    @Test
    void ordersOfAWindowAreAddedUp() {
        assertThat(tried(
                        "an order was placed; the orders of the last 30 days are worth at least 100",
                        "ask the front line to say thank you",
                        "  events:",
                        "    - {at: 2026-09-01T11:00+02:00, type: order.placed, data: {order: A1, amount: 80}}",
                        "    - {at: 2026-11-17T11:00+01:00, type: order.placed, data: {order: A3, amount: 60.50}}",
                        "    - {at: 2026-11-18T11:00+01:00, type: order.placed, data: {order: A4, amount: 39.50}}",
                        "  expect:",
                        "    - 2026-11-18T11:00+01:00 task say thank you"))
                .isEmpty();
    }

    @Test
    void sinceLooksBackToTheLastOfTheOther() {
        assertThat(tried(
                        "a question was asked; the event review.written did not come in since the last order.placed",
                        "ask the front line to ask for a review",
                        "  events:",
                        "    - {at: 2026-11-01T11:00+01:00, type: review.written, data: {order: A1, score: 4}}",
                        "    - {at: 2026-11-02T11:00+01:00, type: order.placed, data: {order: A3, amount: 60}}",
                        "    - {at: 2026-11-03T11:00+01:00, type: question.asked, data: {question: Q1}}",
                        "    - {at: 2026-11-04T11:00+01:00, type: review.written, data: {order: A3, score: 4}}",
                        "    - {at: 2026-11-05T11:00+01:00, type: question.asked, data: {question: Q2}}",
                        "  expect:",
                        "    - 2026-11-03T11:00+01:00 task ask for a review"))
                .isEmpty();
    }

    @Test
    void aFollowUpComesAtItsHourUnlessItIsAnswered() {
        assertThat(tried(
                        "an order was placed",
                        "follow up as tidy at the next 18 o'clock unless a review was written; "
                                + "follow up as rest at the next 8 o'clock; "
                                + "follow up as week on the next Monday unless a review was written",
                        "  events:",
                        "    - {at: 2026-11-17T11:00+01:00, type: order.placed, data: {order: A9, amount: 20}}",
                        "    - {at: 2026-11-17T17:00+01:00, type: review.written, data: {order: A9, score: 3}}",
                        "  expect:",
                        "    - follow-up tidy due 2026-11-17T18:00+01:00",
                        "    - follow-up tidy cancelled",
                        "    - follow-up week due 2026-11-23T11:00+01:00",
                        "    - follow-up week cancelled",
                        "    - follow-up rest due 2026-11-18T08:00+01:00",
                        "    - follow-up rest fired"))
                .isEmpty();
    }

    @Test
    void aMessageThatWasSaidIsRemembered() {
        assertThat(tried(
                        "a question was asked; the message third-order-thanks was said in the last 30 days",
                        "ask the front line to be brief",
                        "  events:",
                        "    - {at: 2026-11-16T11:00+01:00, type: question.asked, data: {question: Q0}}",
                        "    - {at: 2026-11-17T11:00+01:00, type: order.placed, data: {order: A3, amount: 20}}",
                        "    - {at: 2026-11-18T11:00+01:00, type: question.asked, data: {question: Q1}}",
                        "  expect:",
                        "    - 2026-11-17T11:00+01:00 thanks-02 sent by EMAIL",
                        "    - 2026-11-18T11:00+01:00 task be brief"))
                .isEmpty();
    }
}
