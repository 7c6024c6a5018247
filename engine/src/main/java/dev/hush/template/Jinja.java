package dev.hush.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Jinja spans of a text, so that MJML and XML never see them. */
final class Jinja {
    static final Pattern SPAN = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}|\\{#.*?#}", Pattern.DOTALL);

    /** Private-use characters: nobody writes them, and MJML lets them pass in text and attributes alike. */
    private static final Pattern TOKEN = Pattern.compile("\uE000(\\d+)\uE001");

    private final List<String> spans = new ArrayList<>();

    /** The text with a token in place of every span. */
    String hide(String text) {
        return SPAN.matcher(text).replaceAll(span -> {
            spans.add(span.group());
            return "\uE000" + (spans.size() - 1) + "\uE001";
        });
    }

    /** The text with every span back in its place. */
    String show(String text) {
        return TOKEN.matcher(text)
                .replaceAll(token -> Matcher.quoteReplacement(spans.get(Integer.parseInt(token.group(1)))));
    }

    /** The text with harmless letters in place of spans, line by line of the same length. */
    static String blot(String text) {
        return SPAN.matcher(text).replaceAll(span -> span.group().replaceAll("[^\n]", "x"));
    }
}
