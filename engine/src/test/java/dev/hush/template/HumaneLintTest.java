package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Renderer.Rendered;
import dev.hush.template.HumaneLint.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumaneLintTest {
    private static final String STOP = "<p><a href='https://shop.example/stop/x'>Stop these mails</a></p>";

    private static List<Finding> of(String html) {
        return HumaneLint.of(new Rendered("s", Optional.of("<body>" + html + "</body>"), PlainText.of(html)), "en");
    }

    @Test
    void findsNothingInAMailThatIsKind() {
        assertThat(of("<h1>Thank you</h1><img src='https://shop.example/a.png' alt='A cup'>" + STOP))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p style='color:#777'>grey</p>                                                | #777 on #ffffff, 4.4",
                "<div style='background:#2f5d50'><p>dark</p></div>                             | #000000 on #2f5d50, 2.8",
                "<table bgcolor='#eeeeee'><td style='color:rgb(150, 150, 150)'>x</td></table>  | rgb(150, 150, 150) on #eeeeee, 2.5",
                "<p style='color:#888888;font-size:24px'>large</p>                             | ",
                "<p style='color:#888888;font-size:19px;font-weight:700'>bold</p>              | ",
                "<p style='color:#888888;font-size:19px'>not bold</p>                          | #888888 on #ffffff, 3.5",
                "<p style='display:none;color:#ffffff'>unseen</p>                              | ",
                "<p style='color:papayawhip'>nobody knows</p>                                  | ",
            })
    void findsLettersThatCannotBeRead(String html, String found) {
        assertThat(of(html + STOP)).extracting(Finding::found).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void findsAWayToStopThatCannotBeSeen() {
        assertThat(of("<p>Hello</p><a href='https://shop.example/stop/x' style='font-size:8px'>stop</a>"))
                .extracting(Finding::expected)
                .contains("a way to stop that can be seen");
        assertThat(of("<p>Hello</p><div style='display:none'>" + STOP + "</div>"))
                .extracting(Finding::expected)
                .contains("a way to stop that can be seen");
    }

    @Test
    void findsATextPartWithoutTheWayToStop() {
        Rendered mail = new Rendered("s", Optional.of("<body>" + STOP + "</body>"), "Hello\n");
        assertThat(HumaneLint.of(mail, "en"))
                .extracting(Finding::expected)
                .containsExactly("the way to stop in the text part, too");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/login?next=stop, Stop",
        "https://shop.example/a, Sign in to stop",
        "https://shop.example/a, 登入後取消"
    })
    void findsALogin(String address, String words) {
        assertThat(of("<a href='" + address + "'>" + words + "</a>" + STOP))
                .extracting(Finding::expected)
                .containsExactly("links that need no login");
    }

    @Test
    void findsSentencesThatNobodyFollows() {
        String hard = "Notwithstanding the aforementioned contractual obligations, our organisation endeavours to "
                + "facilitate the comprehensive optimisation of individualised communication experiences. ";
        String easy = "We packed your tea this morning. It is on its way to you now. You need do nothing at all. ";
        assertThat(of("<p>" + hard.repeat(5) + "</p>" + STOP))
                .extracting(Finding::expected)
                .containsExactly("plain words (Flesch reading ease of 50 or more)");
        assertThat(of("<p>" + easy.repeat(5) + "</p>" + STOP)).isEmpty();
        assertThat(ReadingEase.of(easy.repeat(5), "de")).isEmpty();
        assertThat(ReadingEase.of(easy, "en")).as("too short to say anything").isEmpty();
    }
}
