package dev.hush.camel;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages away from a listener that asks for no token: any page open on this machine could send a form there
 * (cross-site request forgery), also under a name of its own that leads to loopback (DNS rebinding).
 *
 * <p>A program sends neither Origin (RFC 6454 section 7) nor Sec-Fetch-Site (W3C Fetch Metadata).
 */
final class BrowserGuard {
    private static final Set<String> OWN = Set.of("none", "same-origin");

    private BrowserGuard() {}

    /** Why a request is refused; empty where it may pass. */
    static Optional<String> refusal(Optional<String> host, Optional<String> origin, Optional<String> fetchSite) {
        if (host.filter(it -> !isLoopback(hostOf("http://" + it))).isPresent()) {
            return Optional.of("expected a Host that is loopback where http.tokens are not set, found " + host.get());
        }
        if (fetchSite.filter(it -> !OWN.contains(it)).isPresent()
                || origin.filter(it -> !isLoopback(hostOf(it))).isPresent()) {
            return Optional.of("expected no page of another site where http.tokens are not set");
        }
        return Optional.empty();
    }

    private static String hostOf(String uri) {
        try {
            return Optional.ofNullable(URI.create(uri).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** By its letters alone: no name is looked up, since whose name leads here is what is asked. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
