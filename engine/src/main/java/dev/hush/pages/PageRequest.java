package dev.hush.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request for a page, in the words of HTTP.
 *
 * @param path the path as it came, decoded
 * @param form the fields of a POST in either encoding; empty for GET
 * @param languages the header Accept-Language; empty text for none
 */
public record PageRequest(String method, String path, Map<String, List<String>> form, String languages) {

    /** Whether it may change something. */
    boolean posts() {
        return method.equals("POST");
    }

    boolean gets() {
        return method.equals("GET") || method.equals("HEAD");
    }

    Optional<String> field(String name) {
        return values(name).stream().findFirst().map(String::trim);
    }

    List<String> values(String name) {
        return form.getOrDefault(name, List.of());
    }
}
