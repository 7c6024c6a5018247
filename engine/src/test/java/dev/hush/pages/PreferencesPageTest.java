package dev.hush.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesPageTest {
    private final PageLab lab = new PageLab().knowsAna("en");
    private final String path = lab.path(PageKind.PREFERENCES, "CARE/EMAIL");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void showsBoxesForTheChannelsThatWeCouldUse() {
        String page = lab.get(path).html();
        assertThat(page)
                .contains(
                        "value=\"CARE/EMAIL\" checked",
                        "value=\"PROMOTION/EMAIL\" checked",
                        "You agreed on 20 November")
                .containsPattern("value=\"RESEARCH/EMAIL\"><span>")
                .doesNotContain("CARE/SMS", "SERVICE/EMAIL");
    }

    @Test
    void givesAndTakesBackExactlyWhatTheBoxesSay() {
        post(
                "topics",
                Map.of(
                        "consent",
                        List.of("RESEARCH/EMAIL", "CARE/EMAIL"),
                        "held",
                        List.of("CARE/EMAIL", "PROMOTION/EMAIL")));
        assertThat(allows(Purpose.CARE)).isTrue();
        assertThat(allows(Purpose.PROMOTION)).isFalse();
        var given =
                lab.ana().consent(Purpose.RESEARCH, Channel.EMAIL, lab.now()).orElseThrow();
        assertThat(given.proof().method()).isEqualTo(Method.PREFERENCE_CENTRE);
        assertThat(given.proof().text()).matches("preferences en [0-9a-f]{8}");
        assertThat(lab.told()).hasSize(2);
    }

    @Test
    void aTickThatWasThereBeforeGivesNothingBackThatWasTakenMeanwhile() {
        post("topics", Map.of("held", List.of("CARE/EMAIL", "PROMOTION/EMAIL")));
        post("topics", Map.of("consent", List.of("CARE/EMAIL"), "held", List.of("CARE/EMAIL", "PROMOTION/EMAIL")));
        assertThat(allows(Purpose.CARE)).isFalse();
    }

    @Test
    void givesNothingThatWasNotShown() {
        post(
                "topics",
                Map.of(
                        "consent",
                        List.of("PROMOTION/SMS", "SERVICE/PHONE", "x", "CARE/EMAIL", "PROMOTION/EMAIL"),
                        "held",
                        List.of("CARE/EMAIL", "PROMOTION/EMAIL")));
        assertThat(lab.told()).isEmpty();
    }

    @Test
    void lessHalvesTheCustomersOwnWishAndNeverSaysNever() {
        declare("most", "8");
        assertThat(most()).isEqualTo("8");
        assertThat(post("less", Map.of())).contains("You get 4 a month at most");
        post("less", Map.of());
        post("less", Map.of());
        post("less", Map.of());
        assertThat(most()).isEqualTo("1");
    }

    @Test
    void aWishCanBeTakenBack() {
        declare("most", "3");
        declare("most", "");
        assertThat(lab.get(path).html()).contains("One click, and we write half as often");
    }

    @Test
    void languageAndZoneAreDeclaredAndThePageSpeaksTheNewLanguageAtOnce() {
        String page = post(
                "rhythm", Map.of("language", List.of("zh-Hant"), "zone", List.of("Asia/Taipei"), "most", List.of("")));
        assertThat(page).contains("已記下");
        assertThat(lab.ana().zone()).contains(ZoneId.of("Asia/Taipei"));
        assertThat(lab.ana().language()).contains("zh-Hant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"most=100", "most=-1", "most=many", "language=xx", "zone=Mars/Crater", "zone=", "language="})
    void aWishThatCannotBeIsLeftOut(String wish) {
        String[] parts = wish.split("=", 2);
        declare(parts[0], parts[1]);
        assertThat(lab.told()).isEmpty();
    }

    @Test
    void pausesUntilTheDayBeginsWhereTheCustomerLivesAndEndsWhenAsked() {
        String page = post("pause", Map.of("until", List.of("2026-12-24")));
        assertThat(page).contains("We keep quiet until 24 December 2026");
        assertThat(lab.ana().pausedUntil())
                .hasValueSatisfying(it -> assertThat(it).isEqualTo("2026-12-23T23:00:00Z"));
        post("resume", Map.of());
        assertThat(lab.ana().pausedUntil()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-20", "2020-01-01", "3026-01-01", "soon"})
    void aPauseThatCannotBeIsNone(String until) {
        assertThat(post("pause", Map.of("until", List.of(until)))).contains("Nothing was changed");
        assertThat(lab.ana().pausedUntil()).isEmpty();
    }

    @Test
    void showsWhatIsKnownAndWhereFromWithoutAWholeAddress() {
        assertThat(lab.get(path).html())
                .contains(
                        "value=\"tea\"", "You told us, 20 November 2026", "Used for: Help and thanks", "a…@example.com")
                .doesNotContain("ana@example.com");
    }

    @Test
    void whatTheCustomerToldCanBeCorrectedHereAndTheRestByAPerson() {
        post(
                "facts",
                Map.of("fact-favourite", List.of("coffee"), "fact-taste", List.of("x"), "wrong", List.of("I moved.")));
        assertThat(lab.ana().factText("favourite", lab.now())).contains("coffee");
        assertThat(lab.ana().facts()).doesNotContainKey("taste");
        assertThat(lab.told().get(1).data()).isEqualTo(Map.of("says", "I moved."));
    }

    @Test
    void aCorrectionThatWouldBeRefusedElsewhereTellsNothing() {
        lab.happens("customer.declared", Map.of("country", "DE"));
        post("facts", Map.of("fact-country", List.of("Germany")));
        assertThat(lab.ana().country()).contains("DE");
        assertThat(lab.ana().factText("country", lab.now())).contains("DE");

        post("facts", Map.of("fact-country", List.of("TW")));
        assertThat(lab.ana().country()).contains("TW");
    }

    @Test
    void aFormThatSaysNothingNewTellsNothing() {
        post("facts", Map.of("fact-favourite", List.of("tea"), "wrong", List.of(" ")));
        post("nonsense", Map.of());
        assertThat(lab.told()).isEmpty();
    }

    private void declare(String field, String value) {
        post("rhythm", Map.of(field, List.of(value)));
    }

    private String most() {
        return lab.ana().factText("mostPerMonth", lab.now()).orElse("");
    }

    private String post(String form, Map<String, List<String>> fields) {
        Map<String, List<String>> all = new HashMap<>(fields);
        all.put("do", List.of(form));
        lab.at(lab.now().plusSeconds(1));
        return lab.post(path, all).html();
    }

    private boolean allows(Purpose purpose) {
        return lab.ana().consents().allows(purpose, Channel.EMAIL, lab.now());
    }
}
