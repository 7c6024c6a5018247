package dev.hush.camel;

import static dev.hush.camel.EventJson.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hush.camel.Client.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {
    private static final List<Map.Entry<String, Set<String>>> TOKENS = List.of(
            Map.entry("in", Set.of("intake")),
            Map.entry("look", Set.of("read")),
            Map.entry("all", Set.of("intake", "read", "operate")));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void refusesToListenBeyondThisMachineWithoutAToken(String host) {
        assertThatThrownBy(() -> Shop.in(folder).http(host, List.of()).open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected http.tokens in hush.yaml")
                .hasMessageContaining("found " + host);
    }

    @Test
    void namesAnIpv6AddressAsUrlsDo() {
        try (Shop shop = Shop.in(folder).http("::1", List.of()).open()) {
            assertThat(shop.shell.address().orElseThrow()).startsWith("http://[::1]:");
        }
    }

    @Test
    void listensBeyondThisMachineWithAToken() {
        try (Shop shop = Shop.in(folder).http("0.0.0.0", TOKENS).open()) {
            assertThat(new Client(shop).with("all").get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void tellsWhereItCannotListen() {
        try (Shop shop = Shop.in(folder).http(List.of()).open()) {
            String port = shop.shell.address().orElseThrow().replaceAll(".*:", "");
            CamelSettings.Http taken = new CamelSettings.Http("127.0.0.1", Integer.parseInt(port), -1, List.of());

            assertThatThrownBy(() -> HttpFront.start(
                            taken, shop.engine, new ShopDesk(shop.store, shop::now), CamelShell.NO_PAGES))
                    .hasMessageContaining("expected to listen on 127.0.0.1:" + port)
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void asksForATokenWhereOneIsSet() {
        try (Shop shop = Shop.in(folder).http(TOKENS).open()) {
            Answer none = new Client(shop).event(order("1"));

            assertThat(none.status()).isEqualTo(401);
            assertThat(none.header("WWW-Authenticate")).contains("Bearer realm=\"hush\"");
            assertThat(new Client(shop).with("guess").event(order("1")).status())
                    .isEqualTo(401);
            assertThat(new Client(shop).with("").event(order("1")).status()).isEqualTo(401);
            assertThat(shop.store.counts()).containsEntry("events", 0L);
        }
    }

    @Test
    void refusesAlsoWhatIsLong() {
        String orders = (order("1") + "\n").repeat(20_000);
        try (Shop shop = Shop.in(folder).http(TOKENS).open()) {
            assertThat(new Client(shop).lines(orders).status()).isEqualTo(401);
            assertThat(new Client(shop)
                            .with("in")
                            .post("/events", "text/csv", orders)
                            .status())
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "in, POST, /outbox/x/send, 403",
        "in, GET, /health, 403",
        "look, POST, /events, 403",
        "look, POST, /campaigns/letter/run, 403",
        "look, GET, /health, 200",
        "all, POST, /campaigns/letter/run, 202",
        "all, POST, /events, 415"
    })
    void letsATokenDoWhatItsScopesSay(String token, String method, String path, int status) {
        try (Shop shop = Shop.in(folder).http(TOKENS).open()) {
            assertThat(new Client(shop).with(token).ask(method, path).status()).isEqualTo(status);
        }
    }

    @Test
    void answersLaterWhereTheEngineTakesNothing() {
        try (Shop shop = Shop.in(folder).http(List.of()).open()) {
            shop.engine.close();
            Answer answer = new Client(shop).event(order("1"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("1");
        }
    }

    @Test
    void letsNoWebPageOperateWhatAsksForNoToken() {
        CamelSettings.Http alone = new CamelSettings.Http("127.0.0.1", 0, -1, List.of());
        try (Shop shop = Shop.in(folder).http(alone).open()) {
            Answer refused = new Client(shop).fromAPage("/customers/mei/erase");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("expected no page of another site");
        }
    }

    @Test
    void showsTheOutsideNothingOfWhatIsInside() {
        CamelSettings.Http both = new CamelSettings.Http("127.0.0.1", 0, 0, List.of());
        try (Shop shop = Shop.in(folder).http(both).open()) {
            Client outside = new Client(shop.shell.publicAddress().orElseThrow());

            assertThat(outside.get("/").status()).isEqualTo(404);
            assertThat(outside.get("/health").status()).isEqualTo(404);
            assertThat(outside.event(order("1")).status()).isEqualTo(404);
        }
    }

    @Test
    void answersLaterWhereTooMuchWaitsAndLosesNothing() {
        OrderRules rules = OrderRules.closed();
        String[] orders = IntStream.range(0, 21_000)
                .mapToObj(i -> order("o" + i).replace("ana", "c" + i % 50))
                .toArray(String[]::new);
        try (Shop shop = Shop.in(folder).rules(rules).http(List.of()).open()) {
            Answer busy = new Client(shop).lines(orders);
            rules.gate().countDown();

            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).contains("1");
            assertThat(busy.json().get("error").asText()).contains("20000");

            await().until(() -> shop.engine.backlog() == 0);
            Answer again = new Client(shop).lines(Arrays.copyOf(orders, 1_000));
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.json().get("duplicates").asInt()).isEqualTo(1_000);
        }
    }
}
