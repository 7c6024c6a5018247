package dev.hush.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerPagesTest {
    private static final String CARE = "CARE/EMAIL";

    private final PageLab lab = new PageLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    void lookingChangesNothing(PageKind kind) {
        lab.knowsAna("en");
        var before = lab.ana();
        for (String method : List.of("GET", "HEAD")) {
            PageAnswer answer = lab.ask(method, lab.path(kind, CARE), "");
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(lab.ana()).isEqualTo(before);
        assertThat(lab.told()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isKeptFramedScriptedAndReferredToByNobody(PageKind kind) {
        Map<String, String> headers =
                lab.knowsAna("en").get(lab.path(kind, CARE)).headers();
        assertThat(headers)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .doesNotContainKey("Set-Cookie");
        assertThat(headers.get("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("script", "unsafe");
    }

    @Test
    void oneClickStopsThePurposeOfItsMessageAtOnce() {
        lab.knowsAna("en");
        PageAnswer answer = lab.post(lab.path(PageKind.STOP, CARE), Map.of("List-Unsubscribe", List.of("One-Click")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("Location");
        assertThat(allows(Purpose.CARE)).isFalse();
        assertThat(allows(Purpose.PROMOTION)).isTrue();
        assertThat(lab.told().get(0).data()).containsEntry("method", Method.ONE_CLICK.name());
        assertThat(lab.told().get(0).cause()).contains("t/e9/thanks-01");
    }

    @Test
    void anyPostToStopStops() {
        lab.knowsAna("en").post(lab.path(PageKind.STOP, CARE), Map.of());
        assertThat(allows(Purpose.CARE)).isFalse();
        assertThat(lab.told().get(0).data())
                .containsEntry("method", Method.PREFERENCE_CENTRE.name())
                .extractingByKey("text")
                .asString()
                .startsWith("stop en ");
    }

    @Test
    void everythingIsWhatRestsOnConsentAndNotWhatIsOwed() {
        lab.knowsAna("en").post(lab.path(PageKind.STOP, CARE), Map.of("scope", List.of("all")));
        assertThat(allows(Purpose.CARE) || allows(Purpose.PROMOTION)).isFalse();
        assertThat(lab.ana().consents().optedOut(Purpose.SERVICE, Channel.EMAIL))
                .isFalse();
        assertThat(lab.ana().consents().optedOut(Purpose.RESEARCH, Channel.SMS)).isTrue();
    }

    @Test
    void isInTheCustomersLanguageAndEscapesWhatIsNotOurs() {
        lab.knowsAna("zh-TW");
        String page = lab.get(lab.path(PageKind.PREFERENCES, CARE)).html();
        assertThat(page).contains("<html lang=\"zh-Hant\">", "選擇您想收到什麼", "Ana &lt;b&gt;", "Corner &lt;Shop&gt;");
    }

    @Test
    void theSecondStepOfADoubleOptInGivesTheConsentByItsButtonOnly() {
        lab.happens("customer.declared", Map.of("email", "ana@example.com"));
        String path = lab.path(PageKind.CONFIRM, "PROMOTION/EMAIL");
        lab.get(path);
        assertThat(allows(Purpose.PROMOTION)).isFalse();
        assertThat(lab.post(path, Map.of()).html()).contains("News and offers, by e-mail");
        var consent = lab.ana().consent(Purpose.PROMOTION, Channel.EMAIL, lab.now());
        assertThat(consent.orElseThrow().proof().method()).isEqualTo(Method.DOUBLE_OPT_IN);
        assertThat(consent.orElseThrow().proof().text()).startsWith("confirm en ");
    }

    @Test
    void aConfirmLinkIsGoodOnceAndVoidAfterALaterNo() {
        lab.happens("customer.declared", Map.of("email", "ana@example.com"));
        String path = lab.path(PageKind.CONFIRM, "PROMOTION/EMAIL");
        assertThat(lab.post(path, Map.of()).status()).isEqualTo(200);
        assertThat(lab.post(path, Map.of()).status()).isEqualTo(200);
        assertThat(lab.ana().consents().records())
                .as("pressed twice, noted once")
                .hasSize(1);

        lab.happens("consent.withdrawn", Map.of("consents", List.of("PROMOTION/EMAIL")));
        assertThat(lab.get(path).status()).isEqualTo(410);
        PageAnswer answer = lab.post(path, Map.of());
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.html()).contains("confirms nothing any more", "Choose what you hear from us");
        assertThat(allows(Purpose.PROMOTION)).isFalse();
    }

    @Test
    void aYesIsForTheMailboxThatTheLinkWentTo() {
        lab.happens("customer.declared", Map.of("email", "own@example.org"));
        String path = lab.path(PageKind.CONFIRM, "PROMOTION/EMAIL");
        String choices = lab.path(PageKind.PREFERENCES, "PROMOTION/EMAIL");
        assertThat(lab.get(choices).html()).contains("These choices hold for o…@example.org");
        lab.happens("customer.declared", Map.of("email", "victim@example.net"));
        assertThat(lab.post(path, Map.of()).status()).isEqualTo(200);
        assertThat(lab.ana().consent(Purpose.PROMOTION, Channel.EMAIL, lab.now()))
                .as("it lets nothing go to another mailbox")
                .isEmpty();
        assertThat(lab.get(choices).html())
                .contains("an address that is no longer yours with us")
                .doesNotContain("What we know about you", "Time zone");
        lab.happens("customer.paused", Map.of("until", "2030-01-01"));
        lab.post(choices, Map.of("do", List.of("resume")));
        assertThat(lab.ana().pausedUntil()).as("nobody there ends a pause").isPresent();
        lab.happens("customer.declared", Map.of("email", "own@example.org"));
        assertThat(lab.ana().consent(Purpose.PROMOTION, Channel.EMAIL, lab.now()))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/stop/a.b.c.d.e.f, 403",
        "/why/x, 403",
        "/stop/, 404",
        "/nothing/here, 404",
        "/stop, 404",
        "//, 404",
        "'', 404"
    })
    void whatOpensNothingSaysWhatToDo(String path, int status) {
        PageAnswer answer = lab.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.html()).contains("This link does not open anything").doesNotContain("ana");
    }

    @Test
    void anOldLinkSaysWhatToDoAndLeaksNothing() {
        String path = lab.knowsAna("en").path(PageKind.PREFERENCES, CARE);
        lab.at(PageLab.NOON.plus(Duration.ofDays(62)));
        for (PageAnswer answer : List.of(lab.get(path), lab.post(path, Map.of("do", List.of("less"))))) {
            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.html()).contains("This link has grown old").doesNotContain("Ana", "example.com");
        }
        assertThat(lab.told()).isEmpty();
    }

    @Test
    void aStrangerIsAnsweredInTheLanguageThatTheBrowserAsksFor() {
        assertThat(lab.ask("GET", "/stop/x", "fr, zh-TW;q=0.8, en;q=0.5").html())
                .contains("這個連結打不開任何頁面");
        assertThat(lab.ask("GET", "/stop/x", ";;;").html()).contains("does not open anything");
    }

    @Test
    void whatIsNotCommittedIsNotCalledDone() {
        lab.knowsAna("en").engineEnds();
        PageAnswer answer = lab.post(lab.path(PageKind.STOP, CARE), Map.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.html()).contains("not noted yet").doesNotContain("Done");
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    @Test
    void whyTellsWhatItRestedOn() {
        String page = lab.knowsAna("en").get(lab.path(PageKind.WHY, CARE)).html();
        assertThat(page).contains("so old that we no longer keep its details", "Stop these messages");
    }

    private boolean allows(Purpose purpose) {
        return lab.ana().consents().allows(purpose, Channel.EMAIL, lab.now());
    }
}
