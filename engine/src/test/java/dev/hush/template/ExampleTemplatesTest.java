package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Renderer.Rendered;
import dev.hush.template.Templates.Preview;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExampleTemplatesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @Test
    void haveNoFaults() {
        for (Templates templates : List.of(cornerShop(), olist())) {
            assertThat(templates.faults()).isEmpty();
            assertThat(templates.proof()).isEmpty();
        }
    }

    @Test
    void areAllShownByAPreviewInEveryLanguage() {
        assertThat(cornerShop().previews()).hasSize(19);
        assertThat(olist().previews()).hasSize(8);
    }

    @TestFactory
    List<DynamicTest> renderForACustomer() {
        return List.of(cornerShop(), olist()).stream()
                .flatMap(templates -> templates.previews().stream()
                        .map(preview -> DynamicTest.dynamicTest(
                                preview.template() + "." + preview.language(), () -> isFitToSend(templates, preview))))
                .toList();
    }

    private static void isFitToSend(Templates templates, Preview preview) {
        Rendered mail = templates.render(preview);
        String html = mail.html().orElseThrow();

        assertThat(mail.subject()).hasSizeBetween(5, Subject.READABLE).doesNotContain("{", "\n");
        assertThat(html)
                .doesNotContain("{{", "{%", "\uE000", "<img", "mj-include")
                .contains("lang=\"" + preview.language());
        assertThat(html).contains("https://shop.example/stop/preview").contains("https://shop.example/why/preview");
        assertThat(mail.text()).doesNotContain("{{", "{%", "<", "\uE000").contains("https://shop.example/stop/preview");
    }

    private static Templates cornerShop() {
        return Templates.load(EXAMPLES.resolve("corner-shop/templates"), "en", TemplatesFolder.BRAND);
    }

    private static Templates olist() {
        return Templates.load(EXAMPLES.resolve("olist/templates"), "pt-BR", TemplatesFolder.BRAND);
    }
}
