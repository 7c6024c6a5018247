package dev.hush.camel;

import dev.hush.engine.Operations;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** What people ask of a running engine: receipts, outbox, tasks, campaigns, health, metrics. */
final class HttpOperations {
    private static final int MOST_ROWS = 500;

    private final Vertx vertx;
    private final Operations operations;
    private final HttpReceipts receipts;

    HttpOperations(Vertx vertx, Operations operations) {
        this.vertx = vertx;
        this.operations = operations;
        this.receipts = new HttpReceipts(operations);
    }

    /** An answer: a status and what goes into the body, JSON but for text. */
    private record Answer(int status, Object body) {}

    void handle(HttpExchange exchange) {
        String[] path = exchange.request().path().substring(1).split("/");
        boolean post = exchange.request().method() == HttpMethod.POST;
        Optional<String> status = Optional.ofNullable(exchange.request().getParam("status"));
        HttpReceipts.Query query = HttpReceipts.Query.of(exchange.request()::getParam);
        vertx.executeBlocking(() -> post ? post(path) : get(path, status.map(HttpOperations::status), query), false)
                .onSuccess(answer -> send(exchange, answer))
                .onFailure(e -> exchange.json(
                        e instanceof NoSuchElementException ? 404 : e instanceof IllegalArgumentException ? 400 : 503,
                        Map.of("error", String.valueOf(e.getMessage()))));
    }

    private static OutboxStatus status(String text) {
        return Stream.of(OutboxStatus.values())
                .filter(it -> it.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status: expected pending, sent, stopped or dead, found \"" + text + "\""));
    }

    private static void send(HttpExchange exchange, Answer answer) {
        if (answer.body() instanceof String text) {
            exchange.text(answer.status(), "text/plain; version=0.0.4; charset=utf-8", text);
        } else {
            exchange.json(answer.status(), answer.body());
        }
    }

    private Answer get(String[] path, Optional<OutboxStatus> status, HttpReceipts.Query query) {
        String first = path[0];
        if (path.length == 3 && first.equals("customers") && path[2].equals("receipts")) {
            return new Answer(200, receipts.answer(new CustomerId(decode(path[1])), query));
        }
        if (path.length != 1) {
            return notFound();
        }
        return switch (first) {
            case "health" -> new Answer(200, operations.health());
            case "metrics" -> new Answer(200, Metrics.text(operations.health()));
            case "outbox" -> new Answer(200, operations.outbox(status, MOST_ROWS));
            case "tasks" -> new Answer(200, operations.tasks(MOST_ROWS));
            case "dead-letters" -> new Answer(200, operations.deadLetters(MOST_ROWS));
            case "campaigns" ->
                new Answer(
                        200, Map.of("campaigns", operations.campaigns(), "runs", operations.campaignRuns(MOST_ROWS)));
            default -> notFound();
        };
    }

    private Answer post(String[] path) {
        if (path.length == 3 && path[0].equals("outbox") && path[2].equals("send")) {
            String key = decode(path[1]);
            return operations.sendAgain(key)
                    ? new Answer(202, Map.of("sending", key))
                    : new Answer(404, Map.of("error", "expected the key of a dead letter, found \"" + key + "\""));
        }
        if (path.length == 1 && path[0].equals("retention")) {
            operations.retain();
            return new Answer(202, Map.of("started", "retention"));
        }
        if (path.length == 3 && path[0].equals("campaigns") && path[2].equals("run")) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new Answer(202, operations.runCampaign(decode(path[1]), now));
        }
        return notFound();
    }

    private static Answer notFound() {
        return new Answer(404, Map.of("error", "there is nothing here; see docs/http.md"));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
