package dev.hush.pages;

import java.util.Map;

/** Port: writes pages in the brand's look and the reader's language. Safe for use by several threads. */
public interface PageWriter {
    /** The words of the language that serves the reader best: a BCP 47 tag, or an Accept-Language header. */
    Words words(String language);

    /**
     * Writes a page.
     *
     * @param page the name of a template, such as {@code stop}
     * @param model plain maps, lists, strings, numbers and booleans
     */
    String write(String page, Words words, Map<String, Object> model);

    /** How Content-Security-Policy names the one style that pages have. */
    String style();
}
