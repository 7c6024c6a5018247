package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrandCheckTest {
    @Test
    void isContentWithABrandThatCanBeShown() {
        assertThat(BrandCheck.of(TemplatesFolder.BRAND)).isEmpty();
    }

    @Test
    void warnsOfWhatIsMissing() {
        assertThat(BrandCheck.of(Model.brand(Map.of()))).hasSize(3).allMatch(Fault::warning);
    }

    @Test
    void refusesWhatCannotBeShown() {
        assertThat(BrandCheck.of(
                        Model.brand(Map.of("name", "n", "address", "a", "url", "javascript:x", "color", "red"))))
                .extracting(Fault::expected)
                .containsExactly("brand.url with http:// or https://", "brand.color as #rrggbb");
    }

    @Test
    void warnsOfAColourTooPaleForWhiteLetters() {
        assertThat(BrandCheck.of(Model.brand(
                        Map.of("name", "n", "address", "a", "url", "https://x.example", "color", "#ffcc00"))))
                .extracting(Fault::found)
                .containsExactly("#ffcc00");
    }
}
