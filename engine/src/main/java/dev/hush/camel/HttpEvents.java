package dev.hush.camel;

import dev.hush.engine.Intake;
import dev.hush.engine.Intake.Answer;
import dev.hush.engine.Intake.QueueFullException;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.CloudEvents;
import dev.hush.intake.EventLines;
import dev.hush.intake.Parsed;
import dev.hush.intake.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** {@code POST /events}: answered once everything taken is committed. */
final class HttpEvents {
    private static final Set<String> JSON_TYPES =
            Set.of("application/json", "application/cloudevents+json", "application/cloudevents-batch+json");
    private static final String LINES = "application/x-ndjson";

    /** The most bytes of one request; more events go in more requests. */
    private static final int MOST_BYTES = 64 << 20;

    private final Intake intake;

    HttpEvents(Intake intake) {
        this.intake = intake;
    }

    void handle(HttpExchange exchange) {
        String header = exchange.request().getHeader("Content-Type");
        String type = header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!JSON_TYPES.contains(type) && !type.equals(LINES)) {
            exchange.json(
                    415,
                    Map.of(
                            "error",
                            "expected Content-Type " + new TreeSet<>(JSON_TYPES) + " or " + LINES + ", found \"" + type
                                    + "\""));
            return;
        }
        Buffer body = Buffer.buffer();
        exchange.request().handler(part -> {
            if (body.length() <= MOST_BYTES) {
                body.appendBuffer(part);
            }
        });
        exchange.request().endHandler(end -> {
            if (body.length() > MOST_BYTES) {
                exchange.json(413, Map.of("error", "expected at most 64 MB a request"));
            } else {
                exchange.answered(() -> take(exchange, body.getBytes(), type.equals(LINES)));
            }
        });
    }

    /** What came of one event of the request. */
    private record Place(int number, Parsed parsed) {}

    private void take(HttpExchange exchange, byte[] body, boolean lines) {
        List<Place> places = (lines ? lines(body) : objects(body))
                .stream().map(this::checked).toList();
        List<CustomerEvent> events = new ArrayList<>();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try {
            for (Place place : places) {
                place.parsed().event().ifPresent(event -> {
                    answers.add(intake.submit(event).toCompletableFuture());
                    events.add(event);
                });
            }
        } catch (QueueFullException e) {
            busy(exchange, String.valueOf(e.getMessage()));
            return;
        }
        Context context = Vertx.currentContext();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .whenComplete((done, failure) -> context.runOnContext(it -> {
                    if (failure != null) {
                        busy(exchange, "the store does not answer; nothing is lost that was answered 202");
                    } else {
                        answer(exchange, places, events, answers, lines ? "line" : "index");
                    }
                }));
    }

    private Place checked(Place place) {
        return place.parsed()
                .event()
                .flatMap(intake::problem)
                .map(it -> new Place(
                        place.number(), place.parsed().refuse(Problem.invalid(it.field(), it.expected(), it.found()))))
                .orElse(place);
    }

    private static List<Place> objects(byte[] body) {
        List<Parsed> parsed = CloudEvents.read(body, Instant.now());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < parsed.size(); i++) {
            places.add(new Place(i, parsed.get(i)));
        }
        return places;
    }

    private static List<Place> lines(byte[] body) {
        List<Place> places = new ArrayList<>();
        try {
            EventLines.read(
                    new ByteArrayInputStream(body),
                    Instant.now(),
                    (line, parsed) -> places.add(new Place(line, parsed)));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return places;
    }

    private static void busy(HttpExchange exchange, String why) {
        exchange.request().response().putHeader("Retry-After", "1");
        exchange.json(503, Map.of("error", why));
    }

    private static void answer(
            HttpExchange exchange,
            List<Place> places,
            List<CustomerEvent> events,
            List<CompletableFuture<Answer>> answers,
            String numbering) {
        long duplicates = 0;
        long notCollected = 0;
        Set<String> undeclared = new TreeSet<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i).join();
            if (answer == Answer.DUPLICATE) {
                duplicates++;
            } else if (answer == Answer.NOT_COLLECTED) {
                notCollected++;
            } else if (answer == Answer.TAKEN_UNDECLARED) {
                undeclared.add(events.get(i).type());
            }
        }
        List<Map<String, Object>> refused = new ArrayList<>();
        places.forEach(place ->
                place.parsed().problems().forEach(problem -> refused.add(refusal(numbering, place.number(), problem))));
        if (places.isEmpty()) {
            refused.add(Map.of("field", "event", "expected", "at least one event", "found", "none"));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("taken", answers.size() - duplicates - notCollected);
        body.put("duplicates", duplicates);
        body.put("notCollected", notCollected);
        body.put("undeclared", undeclared);
        body.put("refused", refused);
        exchange.json(status(places), body);
    }

    private static int status(List<Place> places) {
        boolean allBad =
                places.stream().allMatch(place -> place.parsed().event().isEmpty());
        if (!allBad) {
            return 202;
        }
        boolean tooLarge = !places.isEmpty()
                && places.stream()
                        .allMatch(place -> place.parsed().problems().stream().anyMatch(Problem::tooLarge));
        return tooLarge ? 413 : 400;
    }

    private static Map<String, Object> refusal(String numbering, int number, Problem problem) {
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put(numbering, number);
        refusal.put("field", problem.field());
        refusal.put("expected", problem.expected());
        refusal.put("found", problem.found());
        return refusal;
    }
}
