package dev.hush.camel;

import dev.hush.pages.PageAnswer;
import dev.hush.pages.PageRequest;
import dev.hush.pages.PublicPages;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener that everybody can reach: hands requests to the customer's pages, forms in both encodings.
 *
 * <p>It logs neither paths nor forms: a path holds a token.
 */
final class PublicListener {
    private static final Logger LOG = LoggerFactory.getLogger(PublicListener.class);

    /** No form of ours comes near it. */
    private static final long MOST_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final PublicPages pages;

    PublicListener(Vertx vertx, PublicPages pages) {
        this.vertx = vertx;
        this.pages = pages;
    }

    void handle(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            answer(request, Map.of());
            return;
        }
        long[] bytes = {0};
        boolean form = isForm(request.getHeader("Content-Type"));
        if (form) {
            request.setExpectMultipart(true);
            request.uploadHandler(upload -> upload.handler(part -> {})); // no page asks for a file
        }
        request.handler(part -> {
            bytes[0] += part.length();
            if (bytes[0] > MOST_BYTES && !request.response().ended()) {
                end(request, 413, "text/plain; charset=utf-8", "This is more than any form here holds.\n");
                request.connection().close();
            }
        });
        request.exceptionHandler(e -> end(request, 400, "text/plain; charset=utf-8", "This form cannot be read.\n"));
        request.endHandler(end -> answer(request, form ? fields(request.formAttributes()) : Map.of()));
    }

    /** A body of another kind is read and left alone: RFC 8058 knows these two (§3.2). */
    private static boolean isForm(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded")
                || (type.startsWith("multipart/form-data") && type.contains("boundary="));
    }

    private static Map<String, List<String>> fields(MultiMap attributes) {
        Map<String, List<String>> fields = new HashMap<>();
        attributes.names().forEach(name -> fields.put(name, attributes.getAll(name)));
        return fields;
    }

    private void answer(HttpServerRequest request, Map<String, List<String>> form) {
        if (request.response().ended()) {
            return;
        }
        String languages = request.getHeader("Accept-Language");
        PageRequest asked =
                new PageRequest(request.method().name(), path(request), form, languages == null ? "" : languages);
        vertx.executeBlocking(() -> pages.answer(asked), false)
                .onSuccess(answer -> send(request, answer))
                .onFailure(e -> {
                    LOG.error("A page could not be answered", e);
                    end(request, 500, "text/plain; charset=utf-8", "Something on our side does not work.\n");
                });
    }

    private static String path(HttpServerRequest request) {
        try {
            return URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void send(HttpServerRequest request, PageAnswer answer) {
        answer.headers().forEach(request.response()::putHeader);
        end(request, answer.status(), answer.headers().getOrDefault("Content-Type", "text/html"), answer.html());
    }

    private static void end(HttpServerRequest request, int status, String type, String body) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader("Content-Type", type);
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length))
                    .end();
        } else {
            response.end(body);
        }
    }
}
