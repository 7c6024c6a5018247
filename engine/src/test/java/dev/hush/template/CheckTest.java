package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String FINE = "hi:\n  en: {event: {order: A1}}\n";

    @TempDir
    Path temporary;

    private TemplatesFolder folder;

    @BeforeEach
    void aFolderWithoutFaults() {
        folder = new TemplatesFolder(temporary)
                .mail("hi", "Hello", "<mj-text>{{ event.order }}</mj-text>")
                .preview(FINE);
        assertThat(folder.load().faults()).isEmpty();
    }

    @Test
    void namesTheVariableThatThePreviewDoesNotKnow() {
        folder.mail("hi", "Hello", "<mj-text>\n{{ event.oder }}</mj-text>");

        assertFaults(
                "templates/hi/email.en.mjml:7: expected a variable that the preview has a value for, found {{ event.oder }}. Closest: \"event.order\".");
    }

    @Test
    void namesTheTemplateThatHasNoPreview() {
        folder.preview("other:\n  en: {}\n");

        assertFaults(
                "templates/preview.yaml:1: expected a template of this folder, found other.",
                "templates/preview.yaml:1: expected an entry for every template, found none for hi.");
    }

    @Test
    void namesUnknownKeysOfThePreview() {
        folder.preview(
                "hi:\n  en:\n    event: {order: A1}\n    evnt: {}\n    customer: {nam: x}\n    why: x\n  xx: {}\n");

        assertFaults(
                "templates/preview.yaml:4: expected one of [brand, customer, event, links, surprise, why], found evnt. Closest: \"event\".",
                "templates/preview.yaml:5: expected one of [language, name] in customer, found nam. Closest: \"name\".",
                "templates/preview.yaml:7: expected a language tag, found xx.");
    }

    @Test
    void namesTheLineWhereThePreviewIsNoYaml() {
        folder.preview("hi:\n  en: {event: {order: [}}\n");

        assertThat(faults().get(0)).startsWith("templates/preview.yaml:2: expected YAML, found");
    }

    @Test
    void refusesAPreviewThatGrowsWithoutBound() {
        folder.preview("hi: &a\n  en: {event: {order: *a}}\n");

        assertThat(faults()).anyMatch(fault -> fault.contains("at most 8 levels"));
    }

    @Test
    void namesTheLineWhereMjmlIsBroken() {
        folder.mail("hi", "Hello", "<mj-text>{{ event.order }}<br></mj-text>");

        assertFaults(
                "templates/hi/email.en.mjml:6: expected MJML in which every tag is closed and every attribute quoted, found");
    }

    @Test
    void tellsEveryFaultOfAllFilesAtOnce() {
        folder.mail(
                "hi",
                "Hello",
                "<mj-txt>x</mj-txt><mj-image src=\"https://a.example/a.png\" /><mj-button>go</mj-button>words");
        folder.file("hi/sms.english.txt", "x").file("hi/pigeon.en.txt", "x").file("hi/sms.en.mjml", "x");

        assertFaults(
                "templates/hi/email.en.mjml:6: expected alt=",
                "templates/hi/email.en.mjml:6: expected an element of MJML, found <mj-txt>. Closest: \"mj-text\".",
                "templates/hi/email.en.mjml:6: expected href=",
                "templates/hi/email.en.mjml:7: expected text inside mj-text or mj-raw",
                "templates/hi/pigeon.en.txt:1: expected one of the channels [email, in-app, phone, push, sms, webhook], found \"pigeon\"",
                "templates/hi/sms.en.mjml:1: expected a .txt for the channel sms",
                "templates/hi/sms.english.txt:1: expected a language tag of BCP 47, found \"english\"");
    }

    @Test
    void findsAMailThatSaysNothing() {
        folder.mail("hi", "Hello", "<mj-spacer height=\"1px\" />");

        assertFaults("templates/hi/email.en.mjml:1: expected something to read, found a template without words");
    }

    @Test
    void findsAMailWithoutSubject() {
        folder.mail("hi", "", "<mj-text>x</mj-text>").file("ho/email.en.txt", "words {{ links.stop }}");
        folder.preview(FINE + "ho:\n  en: {}\n");

        assertFaults(
                "templates/hi/email.en.mjml:2: expected <mj-title>…</mj-title>, found no subject",
                "templates/ho/email.en.txt:1: expected a first line \"Subject: …\", found no subject");
    }

    @Test
    void warnsOfAMailThatCannotBeStopped() {
        folder.file(
                "hi/email.en.mjml",
                TemplatesFolder.mjml("Hello", "<mj-text>x</mj-text>").replaceAll("<mj-include.*footer.*", ""));

        List<Fault> faults = folder.load().faults();

        assertThat(faults).hasSize(1).allMatch(Fault::warning);
        assertThat(faults.get(0).toString()).contains("expected {{ links.stop }} or {{ links.why }}, found neither");
    }

    @Test
    void letsNoIncludeLeaveTheFolder() {
        folder.file("../secret.mjml", "<mjml><mj-body><mj-text>secret</mj-text></mj-body></mjml>");
        for (String path :
                List.of("../../secret.mjml", "/etc/passwd", "../_layout/../../secret.mjml", "_layout/nothing.mjml")) {
            folder.mail("hi", "Hello", "<mj-text>x</mj-text><mj-include path=\"" + path + "\" />");

            assertFaults(
                    "templates/hi/email.en.mjml:6: expected a file of templates/ to include, found \"" + path + "\"");
        }
    }

    @Test
    void findsIncludesThatGoInCircles() {
        folder.file("_layout/a.mjml", "<mjml><mj-body><mj-include path=\"b.mjml\" /></mj-body></mjml>")
                .file("_layout/b.mjml", "<mjml><mj-body><mj-include path=\"a.mjml\" /></mj-body></mjml>")
                .mail("hi", "Hello", "<mj-text>x</mj-text><mj-include path=\"../_layout/a.mjml\" />");

        assertFaults("templates/_layout/b.mjml:1: expected includes without a circle");
    }

    @Test
    void takesTheWorkspacesOwnLayoutBeforeTheBuiltIn() {
        folder.file(
                "_layout/footer.mjml",
                "<mjml><mj-body><mj-section><mj-column><mj-text>Mine. {{ links.stop }}</mj-text></mj-column></mj-section></mj-body></mjml>");

        Templates templates = folder.load();

        assertThat(templates.faults()).isEmpty();
        assertThat(templates.render(templates.previews().get(0)).text())
                .contains("Mine.")
                .doesNotContain("Why you get this");
    }

    @Test
    void asksForTheDefaultLanguage() {
        folder.file("ho/sms.de.txt", "Hallo").preview(FINE + "ho:\n  de: {}\n");

        assertFaults("templates/ho/sms.de.txt:1: expected a file in the default language en, found none for ho/sms");
    }

    @Test
    void provesBySubjectAndRendering() {
        folder.mail("hi", "Hello " + "x".repeat(90), "<mj-text>{{ event.order }}</mj-text>")
                .file("ho/sms.en.txt", "{{ event.order | nofilter }}")
                .preview(FINE + "ho:\n  en: {event: {order: A1}}\n");

        List<String> proof = folder.load().proof().stream().map(Fault::toString).toList();

        assertThat(proof).hasSize(2);
        assertThat(proof.get(0)).startsWith("templates/hi/email.en.mjml:1: warning: expected a subject of at most 80");
        assertThat(proof.get(1)).startsWith("templates/ho/sms.en.txt:1: expected a template that its preview renders");
    }

    @Test
    void asksForAFolder() {
        assertThat(Templates.load(temporary.resolve("none"), "en", TemplatesFolder.BRAND)
                        .faults()
                        .get(0)
                        .toString())
                .startsWith("none/:1: expected a folder with templates, found none.");
    }

    private List<String> faults() {
        return folder.load().faults().stream().map(Fault::toString).toList();
    }

    private void assertFaults(String... beginnings) {
        List<String> faults = faults();
        assertThat(faults).hasSize(beginnings.length);
        for (int i = 0; i < beginnings.length; i++) {
            assertThat(faults.get(i)).startsWith(beginnings[i]);
        }
    }
}
