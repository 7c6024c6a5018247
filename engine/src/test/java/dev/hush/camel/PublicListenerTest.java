package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.camel.CamelSettings.Http;
import dev.hush.camel.Client.Answer;
import dev.hush.pages.PageAnswer;
import dev.hush.pages.PageRequest;
import dev.hush.pages.PublicPages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicListenerTest {
    private static final String MULTIPART =
            "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";

    @TempDir
    java.nio.file.Path folder;

    private final AtomicReference<PageRequest> asked = new AtomicReference<>();
    private final PublicPages pages = request -> {
        asked.set(request);
        return new PageAnswer(
                200, Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"), "<p>安</p>");
    };

    private Shop shop;
    private HttpFront front;
    private Client outside;

    @BeforeEach
    void open() {
        shop = Shop.in(folder).open();
        Http http = new Http("127.0.0.1", 0, 0, List.of());
        front = HttpFront.start(http, shop.engine, new ShopDesk(shop.store, shop::now), pages);
        outside = new Client(front.publicAddress().orElseThrow());
    }

    @AfterEach
    void close() {
        front.close();
        shop.close();
    }

    @Test
    void readsWhatAMailboxProviderPostsInBothEncodings() {
        Answer urlencoded = outside.post("/stop/t", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        assertThat(urlencoded.status()).isEqualTo(200);
        assertThat(asked.get().form()).isEqualTo(Map.of("List-Unsubscribe", List.of("One-Click")));

        asked.set(null);
        assertThat(outside.post("/stop/t", "multipart/form-data; boundary=b", MULTIPART)
                        .status())
                .isEqualTo(200);
        assertThat(asked.get().form()).isEqualTo(Map.of("List-Unsubscribe", List.of("One-Click")));
    }

    @Test
    void readsEveryValueOfAFieldInItsOwnLetters() {
        outside.post("/x", "application/x-www-form-urlencoded; charset=utf-8", "c=A%2FB&c=C&n=%E7%BE%8E+%2B");
        assertThat(asked.get().form()).isEqualTo(Map.of("c", List.of("A/B", "C"), "n", List.of("美 +")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data", "application/json", "x"})
    void handsOnAPostWhoseBodyIsNoForm(String type) {
        assertThat(outside.post("/stop/t", type, "whatever").status()).isEqualTo(200);
        assertThat(asked.get().method()).isEqualTo("POST");
        assertThat(asked.get().form()).isEmpty();
    }

    @Test
    void leavesAFileAlone() {
        String file = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nbytes\r\n--b--\r\n";
        assertThat(outside.post("/stop/t", "multipart/form-data; boundary=b", file)
                        .status())
                .isEqualTo(200);
        assertThat(asked.get().form()).isEmpty();
    }

    @Test
    void refusesMoreThanAnyFormHolds() {
        String much = "wrong=" + "x".repeat(100_000);
        assertThat(outside.post("/x", "application/x-www-form-urlencoded", much).status())
                .isIn(400, 413);
        assertThat(asked.get()).isNull();
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        Answer answer = outside.ask("HEAD", "/why/t");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).contains("10");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void hasNothingOfThePrivateListener() {
        outside.get("/health");
        assertThat(asked.get().path()).isEqualTo("/health");
    }
}
