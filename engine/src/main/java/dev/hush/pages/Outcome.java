package dev.hush.pages;

import java.util.Map;

/** What a page shows: the name of its template, the language it is in now, and what stands in it. */
record Outcome(String page, Words words, Map<String, Object> model) {}
