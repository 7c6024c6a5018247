package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hush.consent.Channel;
import dev.hush.engine.Courier.DeliveryException;
import dev.hush.engine.Courier.DeliveryException.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookDeliveryTest {
    @TempDir
    Path folder;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private HttpServer receiver;
    private Shop shop;

    /** What the receiver got. */
    private record Request(String method, String uri, Map<String, List<String>> headers, byte[] body) {}

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        shop = Shop.in(folder)
                .route("deliver-webhook", Routes.shipped("deliver-webhook"))
                .open();
    }

    @AfterEach
    void close() {
        shop.close();
        receiver.stop(0);
    }

    @Test
    void postsTheMessageAsJson() throws IOException {
        deliver(address("/hook?a=1&b=%20"));

        assertThat(requests).hasSize(1);
        Request request = requests.get(0);
        assertThat(request.method() + " " + request.uri()).isEqualTo("POST /hook?a=1&b=%20");
        assertThat(request.headers().get("Content-type")).containsExactly("application/json");
        JsonNode json = new ObjectMapper().readTree(request.body());
        assertThat(json.get("id").asText()).isEqualTo(Letters.KEY);
        assertThat(json.get("text").asText()).isEqualTo("Thank you, Ánä 安娜");
        assertThat(json.get("template").asText()).isEqualTo("thanks");
    }

    @Test
    void bearsAKeyByWhichASecondAttemptIsKnown() {
        deliver(address("/"));
        deliver(address("/"));

        assertThat(requests)
                .extracting(it -> it.headers().get("Idempotency-key"))
                .containsExactly(List.of("shop~order-1~thanks-01"), List.of("shop~order-1~thanks-01"));
    }

    @Test
    void tellsTheReceiverNothingElse() {
        deliver(address("/"));

        assertThat(requests.get(0).headers().keySet()).noneMatch(name -> name.startsWith("Hush"));
    }

    @ParameterizedTest
    @CsvSource({"500, AGAIN", "503, AGAIN", "429, AGAIN", "401, NEVER", "302, NEVER", "410, NO_SUCH_ADDRESS"})
    void failsUnlessTheReceiverTookIt(int status, Verdict verdict) {
        answer.set(status);

        assertThatThrownBy(() -> deliver(address("/")))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.verdict()).isEqualTo(verdict))
                .hasMessage("the receiver answered " + status);
        assertThat(requests).as("no attempt but the outbox's").hasSize(1);
    }

    @Test
    void failsForNowWhereNobodyListens() {
        String address = address("/");
        receiver.stop(0);

        assertThatThrownBy(() -> deliver(address))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.AGAIN))
                .hasMessageStartingWith("the channel did not answer: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/tmp/stolen",
                "hush:mailbox",
                "localhost:80",
                "http:///path",
                "https://example.com/?key={{env:HOME}}",
                "https://user:password@example.com/",
                ""
            })
    void refusesAnAddressOfAnotherKind(String address) {
        assertThatThrownBy(() -> deliver(address))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.NO_SUCH_ADDRESS))
                .hasMessageStartingWith("expected an address that begins with https://");
    }

    private void receive(HttpExchange exchange) throws IOException {
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer.get(), -1);
        exchange.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private void deliver(String address) {
        shop.shell.courier().deliver(Letters.to(Channel.WEBHOOK, address));
    }
}
