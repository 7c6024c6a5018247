package dev.hush.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks a listener as a program elsewhere would. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final Optional<String> token;

    Client(Shop shop) {
        this(shop.shell.address().orElseThrow(), Optional.empty());
    }

    Client(String address) {
        this(address, Optional.empty());
    }

    private Client(String address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    Client with(String bearer) {
        return new Client(address, Optional.of(bearer));
    }

    /** An answer; its body is asked for as JSON, or as text. */
    record Answer(int status, Map<String, List<String>> headers, String text) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                    .map(values -> values.get(0));
        }

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }
    }

    Answer event(String json) {
        return post("/events", "application/cloudevents+json", json);
    }

    Answer lines(String... lines) {
        return post("/events", "application/x-ndjson", String.join("\n", lines) + "\n");
    }

    Answer post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    Answer ask(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).method(method, BodyPublishers.noBody()));
    }

    /** Sends what a form on a web page elsewhere would make a browser send. */
    Answer fromAPage(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.noBody()));
    }

    /** Sends a request line as it is, also one that no URI may hold. */
    Answer raw(String methodAndPath) {
        URI uri = URI.create(address);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            String request = methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String[] parts =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(parts[0].split(" ", 3)[1]), Map.of(), parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
