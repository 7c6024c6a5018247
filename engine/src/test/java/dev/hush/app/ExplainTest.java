package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.app.Receipts.Question;
import dev.hush.event.CustomerId;
import dev.hush.journal.KeptRule;
import dev.hush.journal.Reader;
import dev.hush.journal.Told;
import dev.hush.journal.ToldReceipts;
import dev.hush.memory.MemoryStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the corner shop's customers once its weeks are over. */
class ExplainTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");
    private static final Instant LATER = Instant.parse("2026-11-23T12:00:00Z");
    private static final MemoryStore STORE = new MemoryStore();
    private static final LoadedWorkspace WORKSPACE = LoadedWorkspace.load(SHOP, Look.RUN);

    @BeforeAll
    static void play(@TempDir Path folder) throws IOException {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
            new Demo(WORKSPACE, nowhere).play(STORE, folder);
        }
    }

    @Test
    void tellsTheMarketerOfADayAndWhatWouldHaveChangedIt() {
        ToldReceipts receipts = tell("ana", Reader.MARKETER, Optional.of("2026-10-20"), Optional.empty());
        assertThat(receipts.told()).extracting(Told::when).containsExactly("Tue 20 Oct 09:30", "Tue 20 Oct 09:00");
        assertThat(receipts.told().get(0).sentences())
                .containsExactly(
                        "Did not send third-order-thanks by e-mail: there were enough messages. It would go out if"
                                + " fewer than 4 messages had gone within 30 days; there were 4. Waiting does not help: its moment"
                                + " passes on Wed 21 Oct 09:30.  [thanks-02]");
    }

    @Test
    void tellsTheCustomerInTheirOwnLanguageAndZone() {
        ToldReceipts receipts = tell("mei", Reader.CUSTOMER, Optional.of("2026-10-24"), Optional.empty());
        assertThat(receipts.language()).isEqualTo("zh-Hant");
        assertThat(receipts.told())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.when()).isEqualTo("2026年10月24日星期六"));
        assertThat(receipts.told().get(1).sentences().get(0)).contains("我們以電子郵件寄給您", "若不想收到這類訊息，請回覆我們");
    }

    @Test
    void tellsAnotherLanguageWhereOneIsAskedFor() {
        assertThat(tell("ana", Reader.MARKETER, Optional.of("2026-10-06"), Optional.of("zh-Hant"))
                        .told()
                        .get(0)
                        .sentences()
                        .get(0))
                .startsWith("已寄出 order-thanks（電子郵件），因為：");
    }

    @Test
    void tellsInTheWordsOfTheRulesThatDecided() {
        String version = STORE.journalOf(new CustomerId("kim"), 1).get(0).rulesVersion();
        KeptRule before =
                Optional.ofNullable(STORE.keptRules(version).get("thanks-02")).orElseThrow();
        assertThat(before.why()).isEqualTo("a third order deserves a word of thanks");
        assertThat(STORE.keptRules("another version")).isEmpty();
        assertThat(tell("kim", Reader.OPERATOR, Optional.of("2026-10-15"), Optional.empty())
                        .told()
                        .get(0)
                        .sentences())
                .contains("  held: the customer has placed exactly 3 orders");
    }

    @Test
    void tellsSentenceBySentenceWhyARuleDoesNotSpeakToday() {
        assertThat(whyNot("kim", "thanks-02"))
                .containsExactly(
                        "thanks-02: a third order deserves a word of thanks",
                        "Last weighed at Thu 15 Oct 12:00: Sent third-order-thanks by e-mail, because a third order deserves"
                                + " a word of thanks.",
                        "Asked about order.placed of Thu 12 Nov 12:00, as if it came in now, with what is known today.",
                        "  yes  an order was placed",
                        "  no   the customer has placed exactly 3 orders: found 7",
                        "It is not proposed: 1 of its 2 sentences hold, and all have to. If it were:",
                        "  The guards would let it go out.");
    }

    @Test
    void tellsWhatTheGuardsWouldSay() {
        assertThat(whyNot("kim", "letter-01"))
                .contains(
                        "No campaign.asked ever came in of this customer; the rest is looked at with what is known today.")
                .endsWith(
                        "  Did not send morning-letter by e-mail: no consent or contract allows it. It would go out if the"
                                + " customer agreed to PROMOTION by e-mail.");
    }

    @Test
    void namesTheRulesThereAreWhereOneIsMistyped() {
        assertThatThrownBy(() -> whyNot("kim", "thanks-9"))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("found \"thanks-9\"", "thanks-02", "letter-01");
        assertThatThrownBy(() -> whyNot("nobody", "thanks-02"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("found \"nobody\"");
    }

    private static List<String> whyNot(String customer, String rule) {
        return new WhyNotReport(WORKSPACE, STORE, "en")
                .ask(new CustomerId(customer), rule, LATER)
                .sentences();
    }

    private static ToldReceipts tell(String customer, Reader reader, Optional<String> day, Optional<String> language) {
        return new Receipts(STORE, WORKSPACE.settings(), Map::of).tell(question(customer, reader, day, language));
    }

    private static Question question(String customer, Reader reader, Optional<String> day, Optional<String> language) {
        return new Question(new CustomerId(customer), reader, day.map(LocalDate::parse), language);
    }
}
