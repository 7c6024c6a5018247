package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.pages.Words;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlPagesTest {
    private final HtmlPages pages = new HtmlPages(Map.of("name", "Shop", "color", "#123456"), "en");

    @Test
    void everyLanguageSaysEverythingWithTheSameValues() {
        Words english = pages.words("en");
        english.languages().keySet().forEach(tag -> {
            Words words = pages.words(tag);
            assertThat(words.language()).isEqualTo(tag);
            assertThat(words.texts().keySet()).isEqualTo(english.texts().keySet());
            english.texts()
                    .forEach((name, text) -> assertThat(values(words.texts().get(name)))
                            .as(tag + " " + name)
                            .isEqualTo(values(text)));
        });
    }

    private static java.util.Set<String> values(String text) {
        return java.util.regex.Pattern.compile("\\{[\\w.]+}")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(java.util.stream.Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "en,en",
        "en-US,en",
        "zh-TW,zh-Hant",
        "zh-Hant-HK,zh-Hant",
        "zh-CN,en",
        "de,en",
        "'',en",
        "'de,zh-Hant;q=0.9',zh-Hant"
    })
    void speaksTheLanguageThatServesBest(String wanted, String spoken) {
        assertThat(pages.words(wanted).language()).isEqualTo(spoken);
    }

    @Test
    void theStyleIsTheOneThatThePolicyNames() {
        String html = pages.write("home", pages.words("en"), Map.of());
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String hash = java.util.Base64.getEncoder().encodeToString(HtmlPages.sha256(style));
        assertThat(pages.style()).isEqualTo("'sha256-" + hash + "'");
        assertThat(style).contains("#123456");
    }
}
