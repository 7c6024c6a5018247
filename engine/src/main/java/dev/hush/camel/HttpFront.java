package dev.hush.camel;

import dev.hush.camel.CamelSettings.Http;
import dev.hush.engine.Intake;
import dev.hush.engine.Operations;
import dev.hush.pages.PublicPages;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The two HTTP listeners.
 *
 * <p>They are Vert.x servers of their own: Camel's platform-http has one server a context, and what is public must not
 * share a port with what is private.
 */
final class HttpFront implements AutoCloseable {
    private final Vertx vertx;
    private final String host;
    private final String publicHost;
    private final HttpServer privateServer;
    private final Optional<HttpServer> publicServer;

    private HttpFront(Http http, Intake intake, Operations operations, PublicPages pages) {
        if (http.tokens().isEmpty() && !isLoopback(http.host())) {
            throw new IllegalStateException(
                    "expected http.tokens in hush.yaml where http.host is no loopback address, found " + http.host()
                            + " without a token; add a token, or listen on 127.0.0.1");
        }
        host = http.host();
        publicHost = http.publicHost();
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(8));
        HttpEvents events = new HttpEvents(intake);
        HttpOperations reads = new HttpOperations(vertx, operations);
        PublicListener open = new PublicListener(vertx, pages);
        Tokens tokens = new Tokens(http.tokens());
        privateServer = listen(host, http.port(), request -> new HttpExchange(request).handle(tokens, events, reads));
        publicServer = http.publicPort() < 0
                ? Optional.empty()
                : Optional.of(listen(publicHost, http.publicPort(), open::handle));
    }

    static HttpFront start(Http http, Intake intake, Operations operations, PublicPages pages) {
        return new HttpFront(http, intake, operations, pages);
    }

    private HttpServer listen(String on, int port, io.vertx.core.Handler<HttpServerRequest> handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(on)
                .setPort(port)
                .setMaxHeaderSize(16_384)
                .setHandle100ContinueAutomatically(true);
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            vertx.close();
            throw new IllegalStateException(
                    "expected to listen on " + on + ":" + port + ", but: " + e.getMessage()
                            + "; choose another with --port, or http.publicPort of hush.yaml",
                    e);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    String address() {
        return address(host, privateServer);
    }

    Optional<String> publicAddress() {
        return publicServer.map(server -> address(publicHost, server));
    }

    private static String address(String host, HttpServer server) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.actualPort();
    }

    /** Stops listening; exchanges under way have some seconds to end. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
