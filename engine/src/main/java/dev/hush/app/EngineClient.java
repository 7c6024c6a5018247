package dev.hush.app;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks the engine that runs on a data folder, at the address that it wrote there. */
final class EngineClient {
    private final String address;
    private final Optional<String> token;
    private final HttpClient http = HttpClient.newHttpClient();

    private EngineClient(String address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    /** The engine's answer. */
    record Answer(int status, String body) {}

    /** The engine of the folder; empty where none runs, also after one that was killed. */
    static Optional<EngineClient> of(Path data) {
        Optional<Map<?, ?>> written = EngineFile.read(data);
        Optional<EngineClient> client = written.filter(it -> it.get("address") != null)
                .map(it -> new EngineClient(
                        String.valueOf(it.get("address")),
                        Optional.ofNullable(it.get("token")).map(Object::toString)));
        return client.filter(it -> it.answers());
    }

    private boolean answers() {
        try {
            send(HttpRequest.newBuilder(URI.create(address + "/health")).GET());
            return true;
        } catch (UsageException e) {
            return false;
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    Answer post(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Answer post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (ConnectException e) {
            throw new UsageException("expected the engine at " + address + ", found none answering.");
        } catch (IOException e) {
            throw new UsageException("expected an answer of the engine at " + address + ", but: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted");
        }
    }

    static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
