package dev.hush.camel;

import static dev.hush.camel.EventJson.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hush.camel.Client.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOperationsTest {
    @TempDir
    Path folder;

    private Shop shop;
    private Client client;

    @BeforeEach
    void open() {
        shop = Shop.in(folder).http(List.of()).open();
        client = new Client(shop);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tellsItsHealth() {
        Answer answer = client.get("/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asText()).isEqualTo("good");
        assertThat(answer.json().get("counts").get("events").asInt()).isZero();
    }

    @Test
    void countsForPrometheus() {
        client.event(order("1"));
        Answer answer = client.get("/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(answer.text().lines())
                .contains("# TYPE hush_events gauge", "hush_events 1", "hush_dead_letters 0")
                .contains(
                        "hush_rule_total{rule=\"thanks-01\",version=\"v1\",what=\"suppressed\",why=\"QUIET_HOURS\"} 3")
                .allMatch(line -> line.matches("# TYPE [a-z_]+ (gauge|counter)|[a-z_]+(\\{[^}]*})? \\d+"));
    }

    @ParameterizedTest
    @CsvSource({"ana, ana", "+886912345678, +886912345678", "a%2Fb, a/b", "%E5%AE%89, 安", "a+b, a+b", "a%20b, a b"})
    void tellsTheReceiptsOfACustomer(String path, String customer) {
        client.event(order("1").replace("\"ana\"", "\"" + customer + "\""));
        JsonNode receipts = client.get("/customers/" + path + "/receipts").json();

        assertThat(receipts).hasSize(1);
        assertThat(receipts.get(0).get("event").get("id").asText()).isEqualTo("1");
        assertThat(receipts.get(0).get("receipt").get("lines")).hasSize(1);
    }

    @Test
    void sendsADeadLetterAgainOnlyWhereThereIsOne() {
        Answer answer = client.ask("POST", "/outbox/shop%2F1%2Fthanks-01/send");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("error").asText()).contains("shop/1/thanks-01");
    }

    @Test
    void startsACampaignThatTheWorkspaceHas() {
        assertThat(client.ask("POST", "/campaigns/letter/run").status()).isEqualTo(202);
        assertThat(client.get("/campaigns").json().get("runs")).hasSize(1);
        assertThat(client.ask("POST", "/campaigns/leter/run").status()).isEqualTo(404);
    }

    @Test
    void listsTheOutboxByStatus() {
        shop.know("ana");
        shop.order("ana", "1");

        assertThat(client.get("/outbox?status=pending").json()).hasSize(1);
        assertThat(client.get("/outbox?status=dead").json()).isEmpty();
        assertThat(client.get("/outbox").json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/outbox?status=gone", "/customers/%zz/receipts", "/customers/%C3/receipts"})
    void tellsWhatIsWrongWithAQuestion(String path) {
        Answer answer = client.raw("GET " + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).startsWith("expected ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /nothing, 404",
        "POST, /health, 404",
        "GET, /events, 405",
        "DELETE, /outbox, 405",
        "PUT, /events, 405"
    })
    void hasNothingElse(String method, String path, int status) {
        assertThat(client.ask(method, path).status()).isEqualTo(status);
    }
}
