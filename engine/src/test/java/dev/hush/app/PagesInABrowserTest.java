package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer's pages of the corner shop in a real Chromium: {@code mvn -Pbrowser -pl engine test -Dtest=PagesInABrowserTest}. */
@Tag("browser")
class PagesInABrowserTest {
    private static final List<Path> CHROMIUMS = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .toList();
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @TempDir
    static Path folder;

    private static Optional<Playwright> playwright = Optional.empty();
    private static Browser browser;
    private static String axe;
    private static LetterBox shop;

    @BeforeAll
    static void open() throws IOException {
        Path chromium = CHROMIUMS.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium at " + CHROMIUMS + ": install it (Debian: apt-get install chromium)"));
        shop = LetterBox.open(folder);
        Playwright started = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = Optional.of(started);
        browser = started.chromium()
                .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
        try (InputStream in = PagesInABrowserTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void close() {
        playwright.ifPresent(Playwright::close);
        Optional.ofNullable(shop).ifPresent(LetterBox::close);
    }

    @Test
    void aScannerThatOpensEveryLinkChangesNothing() {
        Map<String, String> links = shop.linksTo("scanned", "en");
        CustomerState before = shop.customer("scanned");
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            TreeSet<String> opened = new TreeSet<>();
            List<String> left = new ArrayList<>(links.values());
            while (!left.isEmpty()) {
                String address = left.remove(0);
                if (address.contains("/127.0.0.1:") && opened.add(address)) {
                    assertThat(page.navigate(address).status()).isEqualTo(200);
                    page.querySelectorAll("a").forEach(it -> left.add((String) it.evaluate("it => it.href")));
                }
            }
            assertThat(opened).hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(shop.customer("scanned")).isEqualTo(before);
    }

    @Test
    void aPersonStopsInOneClickWithoutLoginCookieOrScript() {
        Map<String, String> links = shop.linksTo("leaver", "en");
        try (BrowserContext context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(links.get("stop"));
            page.click("text=Stop them");
            assertThat(page.textContent("h1")).isEqualTo("Done. It is stopped.");
            assertThat(context.cookies()).isEmpty();
        }
        assertThat(allows("leaver", Purpose.CARE)).isFalse();
        assertThat(allows("leaver", Purpose.PROMOTION)).isTrue();
    }

    @Test
    void aPersonChoosesPausesAndAsksForLess() {
        Map<String, String> links = shop.linksTo("chooser", "zh-Hant");
        try (BrowserContext context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(links.get("preferences"));
            page.click("text=請少一點");
            assertThat(page.textContent("[role=status]")).contains("每個月最多收到 1 則");
            page.uncheck("input[type=checkbox][value='PROMOTION/EMAIL']");
            page.click("text=儲存我的選擇");
            page.fill("#until", "2026-12-24");
            page.click("button:has-text('暫停')");
            page.selectOption("#zone", "Asia/Taipei");
            page.click("button:text-is('儲存')");
            page.fill("#wrong", "我的名字寫錯了");
            page.click("text=儲存並送出");
            assertThat(page.textContent("[role=status]")).contains("專人閱讀");
        }
        CustomerState chooser = shop.customer("chooser");
        assertThat(allows("chooser", Purpose.CARE)).isTrue();
        assertThat(allows("chooser", Purpose.PROMOTION)).isFalse();
        assertThat(chooser.pausedUntil()).isPresent();
        assertThat(chooser.zone()).hasToString("Optional[Asia/Taipei]");
        assertThat(shop.tasksOf("chooser")).hasSize(1);
    }

    @Test
    void aNewcomerConfirmsFromTheMail() {
        Map<String, String> links = shop.asks("newcomer", "en", List.of("PROMOTION/EMAIL"));
        try (BrowserContext context = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(links.get("confirm"));
            assertThat(allows("newcomer", Purpose.PROMOTION)).isFalse();
            page.click("text=Yes, I want this");
            assertThat(page.textContent("h1")).isEqualTo("Thank you, noted.");
        }
        assertThat(allows("newcomer", Purpose.PROMOTION)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hant"})
    void everyoneCanReadAndReachEverything(String language) {
        Map<String, String> links = shop.linksTo("reader-" + language, language);
        links.put(
                "confirm",
                shop.asks("asker-" + language, language, List.of("PROMOTION/EMAIL", "CARE/EMAIL"))
                        .get("confirm"));
        links.put("nothing", links.get("stop") + "x");
        for (int width : List.of(1024, 360)) {
            links.forEach((name, address) -> inspect(name, language, width, address, page -> {}));
        }
        inspect("confirmed", language, 360, links.get("confirm"), page -> page.click("main form button"));
        inspect("less", language, 1024, links.get("preferences"), page -> page.click("main form button"));
        inspect("stopped", language, 360, links.get("stop"), page -> page.click("main form button"));
        inspect("stop-again", language, 1024, links.get("stop"), page -> {});
        inspect("why-after", language, 360, links.get("why"), page -> {});
    }

    private interface Act {
        void on(Page page);
    }

    private static void inspect(String name, String language, int width, String address, Act act) {
        for (String scheme : width > 360 ? List.of("LIGHT") : List.of("LIGHT", "DARK")) {
            NewContextOptions options = new NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(com.microsoft.playwright.options.ColorScheme.valueOf(scheme));
            try (BrowserContext context = browser.newContext(options)) {
                Page page = context.newPage();
                List<String> refused = new ArrayList<>();
                page.onConsoleMessage(message -> refused.add(message.text()));
                page.navigate(address);
                act.on(page);
                String where = name + " " + language + " " + width + " " + scheme;
                assertThat(page.evaluate("document.documentElement.lang"))
                        .as(where)
                        .isEqualTo(name.equals("nothing") ? "en" : language);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(where)
                        .isLessThanOrEqualTo(width);
                picture(page, where.replace(' ', '-'));
                page.evaluate(axe);
                Object faults = page.evaluate(
                        "axe.run().then(r => r.violations.map(v => v.id + ' ' + v.impact + ' ' + v.nodes[0].html))");
                assertThat((List<?>) faults).as(where).isEmpty();
                refused.removeIf(it -> it.contains("favicon") || it.contains("403"));
                assertThat(refused).as(where).isEmpty();
            }
        }
    }

    /** Kept where -Dhush.pictures names a folder, to be looked at. */
    private static void picture(Page page, String name) {
        Optional.ofNullable(System.getProperty("hush.pictures"))
                .map(it -> Path.of(it, name + ".png"))
                .ifPresent(file -> page.screenshot(
                        new Page.ScreenshotOptions().setPath(file).setFullPage(true)));
    }

    private static boolean allows(String customer, Purpose purpose) {
        return shop.customer(customer).consents().allows(purpose, Channel.EMAIL, LetterBox.NOON);
    }
}
