package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    void fallBackFromTheRegionToTheScriptToTheLanguage() {
        assertThat(best("zh-Hant-TW", "en", "zh-Hant-TW", "zh-Hant", "zh")).isEqualTo("zh-Hant-TW");
        assertThat(best("zh-Hant-TW", "en", "zh-Hant", "zh")).isEqualTo("zh-Hant");
        assertThat(best("zh-Hant-TW", "en", "zh")).isEqualTo("zh");
        assertThat(best("zh-Hant-TW", "en", "de")).isEqualTo("en");
    }

    @Test
    void knowTheScriptThatARegionWrites() {
        assertThat(best("zh-TW", "en", "zh-Hans", "zh-Hant")).isEqualTo("zh-Hant");
        assertThat(best("zh-CN", "en", "zh-Hant")).isEqualTo("en");
    }

    @Test
    void preferASisterToTheDefault() {
        assertThat(best("pt", "en", "pt-BR")).isEqualTo("pt-BR");
        assertThat(best("pt-PT", "en", "pt-BR")).isEqualTo("pt-BR");
    }

    @Test
    void takeTheDefaultForWhatIsNoLanguage() {
        assertThat(best("", "en", "de")).isEqualTo("en");
        assertThat(best("../../etc", "en", "de")).isEqualTo("en");
    }

    @Test
    void readTagsInAnyCase() {
        assertThat(best("PT-br", "pt-BR")).isEqualTo("pt-BR");
    }

    @Test
    void tellKnownTagsFromUnknown() {
        assertThat(List.of("en", "pt-BR", "zh-Hant", "zh-Hant-TW")).allMatch(Languages::isKnown);
        assertThat(List.of("xx", "english", "en-ZZ", "", "e n", "x-private")).noneMatch(Languages::isKnown);
    }

    private static String best(String wanted, String... tags) {
        return Languages.best(wanted, List.of(tags), "en").orElseThrow();
    }
}
