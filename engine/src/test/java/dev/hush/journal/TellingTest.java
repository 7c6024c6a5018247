package dev.hush.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Reason;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry.Look;
import dev.hush.journal.Receipt.Answer;
import dev.hush.journal.Receipt.Line;
import dev.hush.offer.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TellingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final KeptRule RULE = new KeptRule(
            "thanks-02",
            "a third order deserves a word of thanks",
            Map.of("zh-Hant", "第三次下單，值得一聲謝謝"),
            "ida@shop.example",
            "rules/thanks/thanks-02.dslr:4",
            List.of("an order was placed", "the customer has placed exactly 3 orders"));

    static Stream<Arguments> everyReasonInEveryLanguage() {
        return Stream.of("en", "zh-Hant")
                .flatMap(language -> Stream.of(Reason.values()).map(reason -> Arguments.of(language, reason)));
    }

    @ParameterizedTest
    @MethodSource("everyReasonInEveryLanguage")
    void everyReasonHasASentenceOfItsOwnForMarketerAndCustomer(String language, Reason reason) {
        Phrases phrases = Phrases.in(language);
        for (String key : List.of("why." + reason, "change." + reason, "customer." + reason)) {
            assertThat(phrases.has(key)).as("%s in %s", key, language).isTrue();
            if (!language.equals("en")) {
                assertThat(phrases.say(key))
                        .as(key)
                        .isNotEqualTo(Phrases.in("en").say(key));
            }
        }
        for (Kind kind : Kind.values()) {
            for (String bound : List.of("", "4 of 4 within 30d, no room before 2026-11-24T10:00:00Z", "strange")) {
                Line line = line(Answer.SUPPRESSED, Optional.of(reason), kind, bound);
                for (Reader reader : List.of(Reader.MARKETER, Reader.CUSTOMER)) {
                    assertThat(told(reader, language, line))
                            .as("%s to the %s", reason, reader)
                            .hasSize(1)
                            .allSatisfy(sentence -> assertThat(sentence)
                                    .doesNotContain("{", "}")
                                    .matches("(?s).*[.。](  \\[.*])?"));
                }
            }
        }
    }

    @Test
    void tellsTheMarketerWhatWouldHaveChangedTheAnswer() {
        assertThat(suppressed(Reason.NO_BASIS, Kind.PROMOTION, "PROMOTION for PROMOTION/EMAIL"))
                .isEqualTo("Did not send letter by e-mail: no consent or contract allows it. It would go out if the"
                        + " customer agreed to PROMOTION by e-mail.  [thanks-02]");
        assertThat(suppressed(
                        Reason.CAP_TOTAL, Kind.PROMOTION, "4 of 4 within 30d, no room before 2026-11-24T10:00:00Z"))
                .endsWith("It would go out if fewer than 4 messages had gone within 30 days; there were 4. Waiting does"
                        + " not help: its moment passes on Tue 24 Nov 18:00.  [thanks-02]");
        assertThat(suppressed(Reason.LOST_ARBITRATION, Kind.PROMOTION, "worth 40, silence 55"))
                .contains("if it were worth 55 or more; it is worth 40.");
        assertThat(suppressed(Reason.LOST_ARBITRATION, Kind.PROMOTION, "to repair-01"))
                .contains("if repair-01 had not been there");
        assertThat(suppressed(Reason.BUDGET_EMPTY, Kind.KINDNESS, "450 of 105 cents"))
                .contains("if the budget had 4.50 left; 1.05 is left.");
        assertThat(suppressed(Reason.STALE, Kind.KINDNESS, "good until 2026-11-23T01:00:00Z"))
                .contains("It would have gone out until Mon 23 Nov 09:00.");
        Line waits = new Line(
                "thanks-02",
                "letter",
                Purpose.PROMOTION,
                Channel.EMAIL,
                Kind.PROMOTION,
                Optional.empty(),
                Answer.DEFERRED,
                Optional.of(Reason.QUIET_HOURS),
                Optional.of(Instant.parse("2026-11-24T01:00:00Z")),
                "09:00 to 20:00");
        assertThat(told(Reader.MARKETER, "en", waits).get(0)).contains("It would go out after Tue 24 Nov 09:00.");
    }

    @Test
    void tellsTheCustomerWhyAndHowToStopWithoutAnyId() {
        List<String> sent = told(Reader.CUSTOMER, "en", line(Answer.SENT, Optional.empty(), Kind.KINDNESS, ""));
        assertThat(sent)
                .containsExactly(
                        "We sent you a kind word by e-mail, because a third order deserves a word of thanks. You"
                                + " agreed to this; the link at the end of each of our messages stops it at once.");
        for (Reason reason : Reason.values()) {
            String sentence = told(
                            Reader.CUSTOMER,
                            "en",
                            line(Answer.SUPPRESSED, Optional.of(reason), Kind.PROMOTION, "some-bound"))
                    .get(0);
            assertThat(sentence)
                    .as(reason.name())
                    .doesNotContain("thanks-02", "letter", "some-bound", reason.name(), "customer", "PROMOTION")
                    .contains("you");
        }
    }

    @Test
    void givesTheReasonInTheReadersLanguageWhereTheRuleHasIt() {
        assertThat(told(Reader.CUSTOMER, "zh-Hant", line(Answer.SENT, Optional.empty(), Kind.KINDNESS, "")))
                .containsExactly("我們以電子郵件寄給您一句問候，因為：第三次下單，值得一聲謝謝。這是您同意過的；每則訊息最後的連結可以立即停止。");
    }

    @Test
    void tellsTheOperatorRulePlaceVersionWhatHeldAndTheBound() {
        JournalEntry entry =
                entry(line(Answer.SUPPRESSED, Optional.of(Reason.CAP_TOTAL), Kind.KINDNESS, "4 of 4 within 30d"));
        Told told = telling(Reader.OPERATOR, "en").tell(entry);
        assertThat(told.about()).contains("order.placed", "shop/o-1", "decided 2s later", "rules v1");
        assertThat(told.sentences())
                .containsExactly(
                        "SUPPRESSED thanks-02 CAP_TOTAL (4 of 4 within 30d): letter, KINDNESS for PROMOTION/EMAIL;"
                                + " rules/thanks/thanks-02.dslr:4, ida@shop.example",
                        "  held: an order was placed",
                        "  held: the customer has placed exactly 3 orders");
    }

    private static String suppressed(Reason reason, Kind kind, String bound) {
        return told(Reader.MARKETER, "en", line(Answer.SUPPRESSED, Optional.of(reason), kind, bound))
                .get(0);
    }

    private static List<String> told(Reader reader, String language, Line line) {
        return telling(reader, language).tell(entry(line)).sentences();
    }

    private static Telling telling(Reader reader, String language) {
        return Telling.to(
                reader,
                Phrases.in(language),
                version -> version.equals("v1") ? Map.of(RULE.id(), RULE) : Map.of(),
                ZONE);
    }

    @Test
    void saysThatSomebodyElseSaidNoAndNamesNobody() {
        Line line = line(
                Answer.SUPPRESSED, Optional.of(Reason.OPTED_OUT), Kind.PROMOTION, "PROMOTION/EMAIL for this address");
        assertThat(told(Reader.MARKETER, "en", line).get(0))
                .contains("somebody at the same address said no to this", "by a confirm link");
        assertThat(told(Reader.CUSTOMER, "en", line).get(0)).contains("somebody at your address said no");
        assertThat(told(Reader.MARKETER, "zh-Hant", line).get(0)).contains("使用同一地址的人拒絕了這類訊息");
    }

    private static Line line(Answer answer, Optional<Reason> reason, Kind kind, String bound) {
        return new Line(
                "thanks-02",
                "letter",
                Purpose.PROMOTION,
                Channel.EMAIL,
                kind,
                Optional.empty(),
                answer,
                reason,
                Optional.empty(),
                bound);
    }

    private static JournalEntry entry(Line line) {
        CustomerEvent event = new CustomerEvent(
                "o-1", "shop", "order.placed", new CustomerId("kim"), NOW.minusSeconds(2), Map.of(), Optional.empty());
        return new JournalEntry(event.customer(), Look.EVENT, event, NOW, "v1", Receipt.of(List.of(line)));
    }
}
