package dev.hush.pages;

import java.util.Map;

/** What a page shows: the name of its template, and what stands in it. */
record Outcome(String page, Map<String, Object> model) {}
