package dev.hush.pages;

import java.util.Map;

/**
 * What a page shows.
 *
 * @param status of HTTP
 * @param page the name of its template
 * @param words the language it is in now
 * @param model what stands in it
 */
record Outcome(int status, String page, Words words, Map<String, Object> model) {
    /** All is well. */
    Outcome(String page, Words words, Map<String, Object> model) {
        this(200, page, words, model);
    }
}
