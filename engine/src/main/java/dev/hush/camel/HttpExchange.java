package dev.hush.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of the private listener and its answer. */
final class HttpExchange {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);

    private final HttpServerRequest request;

    HttpExchange(HttpServerRequest request) {
        this.request = request;
    }

    HttpServerRequest request() {
        return request;
    }

    void handle(Tokens tokens, HttpEvents events, HttpOperations operations) {
        answered(() -> route(tokens, events, operations));
    }

    /** Does the work; where it throws, that is the answer: Vert.x alone would leave the sender waiting. */
    void answered(Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException e) {
            json(400, Map.of("error", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("A request could not be answered", e);
            json(
                    500,
                    Map.of(
                            "error",
                            "the request could not be answered: " + e.getClass().getSimpleName()));
        }
    }

    private void route(Tokens tokens, HttpEvents events, HttpOperations operations) {
        boolean posted = request.method() == HttpMethod.POST;
        if (!posted && request.method() != HttpMethod.GET) {
            notAllowed("GET, POST");
            return;
        }
        Optional<String> refusal = tokens.none() ? fromABrowser() : Optional.empty();
        if (refusal.isPresent()) {
            json(403, Map.of("error", refusal.get()));
            return;
        }
        boolean toEvents = request.path().equals("/events");
        String scope = toEvents ? "intake" : posted ? "operate" : "read";
        switch (tokens.check(header("Authorization"), scope)) {
            case UNKNOWN -> {
                request.response().putHeader("WWW-Authenticate", "Bearer realm=\"hush\"");
                json(401, Map.of("error", "expected a bearer token, found none that is known"));
            }
            case FORBIDDEN -> json(403, Map.of("error", "expected a token with the scope " + scope));
            case ALLOWED -> {
                if (!toEvents) {
                    operations.handle(this);
                } else if (posted) {
                    events.handle(this);
                } else {
                    notAllowed("POST");
                }
            }
        }
    }

    private Optional<String> fromABrowser() {
        return BrowserGuard.refusal(header("Host"), header("Origin"), header("Sec-Fetch-Site"));
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private void notAllowed(String allowed) {
        request.response().putHeader("Allow", allowed);
        json(405, Map.of("error", "expected " + allowed + ", found " + request.method()));
    }

    void json(int status, Object body) {
        try {
            text(status, "application/json", JSON.writeValueAsString(body) + "\n");
        } catch (JsonProcessingException e) {
            text(500, "application/json", "{\"error\":\"the answer could not be written\"}\n");
        }
    }

    void text(int status, String type, String body) {
        if (!request.response().ended() && !request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .end(body);
        }
    }
}
