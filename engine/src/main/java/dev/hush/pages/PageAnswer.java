package dev.hush.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to a browser: the status, the headers, and HTML. */
public record PageAnswer(int status, Map<String, String> headers, String html) {

    /**
     * A page that nobody keeps, frames, runs scripts in, or learns the address of.
     *
     * @param style what Content-Security-Policy says of the page's one style element, such as {@code 'sha256-…'}
     */
    static PageAnswer page(int status, String html, String style) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + style
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-Robots-Tag", "noindex, nofollow");
        return new PageAnswer(status, headers, html);
    }

    PageAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new PageAnswer(status, all, html);
    }
}
