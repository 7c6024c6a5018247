package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.consent.Channel;
import dev.hush.engine.Renderer.RenderException;
import dev.hush.engine.Renderer.Rendered;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir
    Path temporary;

    private TemplatesFolder folder;

    @BeforeEach
    void emptyFolder() {
        folder = new TemplatesFolder(temporary);
    }

    @Test
    void escapeDataInHtmlAndLeaveItInText() {
        folder.mail("hi", "Hello", "<mj-text title=\"{{ customer.name }}\">Dear {{ customer.name }}</mj-text>");

        Rendered mail = render("hi", "<script>alert(\"1\")</script>", Map.of());

        assertThat(mail.html().orElseThrow()).doesNotContain("<script").contains("&lt;script&gt;alert(&quot;1&quot;)");
        assertThat(mail.text()).contains("Dear <script>alert(\"1\")</script>");
    }

    @Test
    void neverReadDataAsATemplate() {
        folder.mail("hi", "Hello", "<mj-text>Dear {{ customer.name }}</mj-text>");

        assertThat(render("hi", "{{ links.stop }}", Map.of()).text()).contains("Dear {{ links.stop }}");
    }

    @Test
    void refuseDataThatBreaksTheSubject() {
        folder.mail("hi", "Hello {{ customer.name }}", "<mj-text>Dear {{ customer.name }}</mj-text>");

        for (String name :
                List.of("a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\u0000b", "a\u2028b", "a\u202Eb", "a\u0085b")) {
            assertRefused("hi", name, Map.of(), "control character in the subject");
        }
        assertRefused("hi", "x".repeat(300), Map.of(), "a subject of 306 characters");
    }

    @Test
    void writeTheSubjectInOneLineAndUnescaped() {
        folder.mail("hi", "\n   Tea &amp; cake\n   for {{ customer.name }}  ", "<mj-text>words</mj-text>");

        assertThat(render("hi", "O'Neill & <co>", Map.of()).subject()).isEqualTo("Tea & cake for O'Neill & <co>");
    }

    @Test
    void refuseAMissingVariableByItsName() {
        folder.mail("hi", "Hello", "<mj-text>{{ event.order }}</mj-text>");

        assertRefused("hi", "secret", Map.of(), "hi/email.en.mjml", "{{ event.order }}");
    }

    @Test
    void refuseAMissingVariableWhereverItStands() {
        folder.mail("compared", "Hello", "<mj-text>{% if event.a == 'x' %}y{% endif %}</mj-text>")
                .mail("joined", "Hello", "<mj-text>{{ 'x' ~ event.a }}</mj-text>")
                .mail("branch", "Hello", "<mj-text>{% if false %}{{ event.a }}{% endif %} </mj-text>")
                .mail("link", "Hello", "<mj-button href=\"{{ event.a }}\">x</mj-button>")
                .mail("subject", "Hello {{ event.a }}", "<mj-text>x</mj-text>");

        for (String template : List.of("compared", "joined", "branch", "link", "subject")) {
            assertRefused(template, "Ada", Map.of("b", 1), "{{ event.a }}");
        }
    }

    @Test
    void letATemplateAskWhetherAVariableIsThere() {
        folder.mail(
                "hi",
                "Hello",
                "<mj-text>{% if event.a is defined %}has {{ event.a }}{% else %}none{% endif %}, {{ event.b | default('b') }}</mj-text>");

        assertThat(render("hi", "", Map.of()).text()).contains("none, b");
        assertThat(render("hi", "", Map.of("a", 1, "b", 2)).text()).contains("has 1, 2");
    }

    @Test
    void readTheFirstEventOfAFollowUp() {
        folder.mail(
                "hi",
                "Hello",
                "<mj-text>{% if event.a is defined %}now {{ event.a }}{% elif event.of.a is defined %}first {{ event.of.a }}{% else %}neither{% endif %}</mj-text>");

        assertThat(render("hi", "", Map.of("a", 1)).text()).contains("now 1");
        assertThat(render("hi", "", Map.of("of", Map.of("a", 2))).text()).contains("first 2");
        assertThat(render("hi", "", Map.of()).text()).contains("neither");
    }

    @Test
    void giveACustomerWithoutANameAnEmptyOne() {
        folder.mail(
                "hi",
                "Hello",
                "<mj-text>Hello{% if customer.name %}, {{ customer.name }}{% endif %}.{{ surprise }}</mj-text>");
        Map<String, Object> model = new HashMap<>(TemplatesFolder.model("", Map.of()));
        model.put("customer", Collections.singletonMap("name", null));

        assertThat(folder.load().render("hi", Channel.EMAIL, "en", model).text())
                .contains("Hello.");
    }

    @Test
    void refuseALinkThatRunsAScript() {
        folder.mail("hi", "Hello", "<mj-button href=\"{{ event.url }}\">x</mj-button>");

        assertRefused("hi", "", Map.of("url", "javascript:alert(1)"), "expected links to http, mailto or tel");
        assertRefused("hi", "", Map.of("url", " data:text/html,x"), "expected links to http, mailto or tel");
        assertThat(render("hi", "", Map.of("url", "https://a.example/?x=1&y=2"))
                        .html()
                        .orElseThrow())
                .contains("href=\"https://a.example/?x=1&amp;y=2\"");
    }

    @Test
    void refuseWhatIsNoPlainValue() {
        folder.mail("hi", "Hello", "<mj-text>{{ event.thing }}</mj-text>");

        assertRefused("hi", "", Map.of("thing", new Object()), "maps, lists, texts, numbers");
        assertRefused("hi", "", Map.of("thing", "x".repeat(30_000)), "texts of at most");
    }

    @Test
    void refuseMoreThanAMessageCanNeed() {
        List<Integer> many = Collections.nCopies(900, 1);
        folder.mail(
                "loops",
                "Hello",
                "<mj-raw>{% for a in event.many %}{% for b in event.many %}{{ b }}{% endfor %}{% endfor %}</mj-raw><mj-text>x</mj-text>");
        folder.mail(
                "output",
                "Hello",
                "<mj-raw>{% for a in event.many %}{{ event.long }}{% endfor %}</mj-raw><mj-text>x</mj-text>");

        assertRefused("loops", "", Map.of("many", many), "at most");
        assertRefused("output", "", Map.of("many", many, "long", "y".repeat(19_000)), "found");
    }

    @Test
    void refuseWhatWouldLeaveThePlainLanguage() {
        folder.mail("safe", "Hello", "<mj-text>{{ event.a | safe }}</mj-text>")
                .mail("method", "Hello", "<mj-text>{{ event.a.toString() }}</mj-text>")
                .mail("render", "Hello", "<mj-text>{{ event.a | render }}</mj-text>")
                .mail("include", "Hello", "<mj-text>{% include 'x' %}</mj-text>")
                .mail(
                        "autoescape",
                        "Hello",
                        "<mj-text>{% autoescape false %}{{ event.a }}{% endautoescape %}</mj-text>")
                .mail("range", "Hello", "<mj-text>{% for i in range(3) %}{{ i }}{% endfor %}</mj-text>")
                .mail("unclosed", "Hello", "<mj-text>{% if event.a %}x</mj-text>");

        for (String template : List.of("safe", "method", "render", "include", "autoescape", "range", "unclosed")) {
            assertRefused(template, "Ada", Map.of("a", "secret"), template + "/email.en.mjml");
        }
    }

    @Test
    void keepJinjaOutOfTheWayOfMjml() {
        folder.mail(
                "hi",
                "Hello",
                "<mj-raw>{% if event.n < 3 and event.n > 0 %}</mj-raw><mj-text>{{ \"few\" | upper }}</mj-text><mj-raw>{% endif %}</mj-raw>");

        assertThat(render("hi", "", Map.of("n", 2)).text()).contains("FEW");
        assertThat(render("hi", "", Map.of("n", 3)).text()).doesNotContain("FEW");
    }

    @Test
    void writeDaysAndMoneyInTheLanguageOfTheMessage() {
        String words = "<mj-text>{{ event.day | day }} {{ event.sum | money('EUR') }}</mj-text>";
        folder.mail("hi", "Hello", words).file("hi/email.de.mjml", TemplatesFolder.mjml("Hallo", words));
        Map<String, Object> model = TemplatesFolder.model("", Map.of("day", "2026-11-17", "sum", 1234.5));

        assertThat(folder.load().render("hi", Channel.EMAIL, "en", model).text())
                .contains("17 November 2026 €1,234.50");
        assertThat(folder.load().render("hi", Channel.EMAIL, "de", model).text())
                .contains("17. November 2026 1.234,50");
        assertRefused("hi", "", Map.of("day", "tomorrow", "sum", 1), "expected a day");
    }

    @Test
    void writeChannelsWithoutHtmlFromText() {
        folder.file("hi/sms.en.txt", "Order {{ event.order }} is there. STOP {{ links.stop }}\n");

        Rendered sms =
                folder.load().render("hi", Channel.SMS, "en", TemplatesFolder.model("", Map.of("order", "<A&1>")));

        assertThat(sms.html()).isEmpty();
        assertThat(sms.subject()).isEmpty();
        assertThat(sms.text()).isEqualTo("Order <A&1> is there. STOP https://shop.example/stop/1\n");
    }

    @Test
    void refuseATemplateThatIsNotThere() {
        folder.mail("hi", "Hello", "<mj-text>x</mj-text>");

        assertRefused("ho", "", Map.of(), "expected a template ho/email");
    }

    @Test
    void renderOneTemplateFromManyThreads() {
        folder.mail("hi", "Hello {{ customer.name }}", "<mj-text>Dear {{ customer.name }}</mj-text>");
        Templates templates = folder.load();

        List<String> texts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(n -> templates.render("hi", Channel.EMAIL, "en", TemplatesFolder.model("N" + n, Map.of())))
                .map(mail -> mail.subject() + "|"
                        + mail.text().contains(mail.subject().replace("Hello", "Dear") + "\n"))
                .toList();

        assertThat(texts)
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(n -> "Hello N" + n + "|true")
                        .toList());
    }

    private Rendered render(String template, String name, Map<String, Object> event) {
        return folder.load().render(template, Channel.EMAIL, "en", TemplatesFolder.model(name, event));
    }

    private void assertRefused(String template, String name, Map<String, Object> event, String... words) {
        assertThatThrownBy(() -> render(template, name, event))
                .as(template)
                .isInstanceOf(RenderException.class)
                .hasMessageNotContainingAny("secret", "Bcc", "alert")
                .message()
                .contains(words);
    }
}
