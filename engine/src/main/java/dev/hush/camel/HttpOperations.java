package dev.hush.camel;

import dev.hush.engine.Operations;
import dev.hush.engine.Store.OutboxStatus;
import dev.hush.event.CustomerId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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
        List<String> path = Stream.of(exchange.request().path().substring(1).split("/"))
                .map(HttpOperations::decode)
                .toList();
        boolean post = exchange.request().method() == HttpMethod.POST;
        Optional<OutboxStatus> status =
                Optional.ofNullable(exchange.request().getParam("status")).map(HttpOperations::status);
        HttpReceipts.Query query = HttpReceipts.Query.of(exchange.request()::getParam);
        vertx.executeBlocking(() -> post ? post(path) : get(path, status, query), false)
                .onSuccess(answer -> send(exchange, answer))
                .onFailure(e -> exchange.json(
                        e instanceof NoSuchElementException ? 404 : e instanceof IllegalArgumentException ? 400 : 503,
                        Map.of("error", String.valueOf(e.getMessage()))));
    }

    private static void send(HttpExchange exchange, Answer answer) {
        if (answer.body() instanceof String text) {
            exchange.text(answer.status(), "text/plain; version=0.0.4; charset=utf-8", text);
        } else {
            exchange.json(answer.status(), answer.body());
        }
    }

    private Answer get(List<String> path, Optional<OutboxStatus> status, HttpReceipts.Query query) {
        String first = path.get(0);
        if (path.size() == 3 && first.equals("customers") && path.get(2).equals("receipts")) {
            return new Answer(200, receipts.answer(new CustomerId(path.get(1)), query));
        }
        if (path.size() == 2 && first.equals("customers")) {
            Map<String, Object> customer = operations.customer(new CustomerId(path.get(1)));
            return customer.isEmpty() ? nobody(path.get(1)) : new Answer(200, customer);
        }
        if (path.size() != 1) {
            return notFound();
        }
        return switch (first) {
            case "health" -> new Answer(200, operations.health());
            case "metrics" -> new Answer(200, Metrics.text(operations.health(), operations.ruleCounts()));
            case "rules" -> new Answer(200, operations.rules());
            case "outbox" -> new Answer(200, operations.outbox(status, MOST_ROWS));
            case "tasks" -> new Answer(200, operations.tasks(MOST_ROWS));
            case "dead-letters" -> new Answer(200, operations.deadLetters(MOST_ROWS));
            case "campaigns" ->
                new Answer(
                        200, Map.of("campaigns", operations.campaigns(), "runs", operations.campaignRuns(MOST_ROWS)));
            default -> notFound();
        };
    }

    private Answer post(List<String> path) {
        if (path.size() == 3 && path.get(0).equals("outbox") && path.get(2).equals("send")) {
            String key = path.get(1);
            return operations.sendAgain(key)
                    ? new Answer(202, Map.of("sending", key))
                    : new Answer(404, Map.of("error", "expected the key of a dead letter, found \"" + key + "\""));
        }
        if (path.size() > 2 && path.get(0).equals("customers")) {
            return people(new CustomerId(path.get(1)), path.subList(2, path.size()));
        }
        if (path.size() == 3 && path.get(0).equals("rules") && path.get(1).equals("rollback")) {
            return new Answer(200, operations.rollBackRules(number(path.get(2))));
        }
        if (path.equals(List.of("retention"))) {
            operations.retain();
            return new Answer(202, Map.of("started", "retention"));
        }
        if (path.size() == 3 && path.get(0).equals("campaigns") && path.get(2).equals("run")) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new Answer(202, operations.runCampaign(path.get(1), now));
        }
        return notFound();
    }

    private Answer people(CustomerId customer, List<String> what) {
        if (what.equals(List.of("erase"))) {
            return new Answer(200, operations.erase(customer));
        }
        if (what.equals(List.of("unmerge"))) {
            return operations.unmerge(customer)
                    ? new Answer(200, Map.of("unmerged", customer.value()))
                    : nobody(customer.value());
        }
        if (what.size() == 2 && what.get(0).equals("merge")) {
            boolean merged = operations.merge(customer, new CustomerId(what.get(1)));
            return new Answer(200, Map.of("merged", merged));
        }
        return notFound();
    }

    private static Answer nobody(String id) {
        return new Answer(404, Map.of("error", "expected a customer of whom something is known, found \"" + id + "\""));
    }

    private static Answer notFound() {
        return new Answer(404, Map.of("error", "there is nothing here; see docs/http.md"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected the number of a version, found \"" + text + "\"", e);
        }
    }

    private static OutboxStatus status(String text) {
        try {
            return OutboxStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected status pending, sent, stopped or dead, found \"" + text + "\"", e);
        }
    }

    /** A part of a path as RFC 3986 has it: a plus is a plus there, as in {@code +886912345678}. */
    private static String decode(String part) {
        try {
            byte[] bytes = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IllegalArgumentException("expected a path in percent-encoded UTF-8, found \"" + part + "\"", e);
        }
    }
}
