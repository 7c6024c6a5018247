package dev.hush.template;

import dev.hush.engine.Renderer.Rendered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * What makes a mail hard on the person who gets it, found in what its preview renders: no way to stop that can be seen,
 * a login, images that say nothing, letters that cannot be told from their ground, sentences that nobody follows.
 */
final class HumaneLint {
    private static final Pattern DECLARATION = Pattern.compile("([\\w-]+)\\s*:\\s*([^;]+)");
    private static final Pattern PIXELS = Pattern.compile("([\\d.]+)px");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,6}|rgb\\([^)]*\\)");
    private static final Pattern LOGIN = Pattern.compile("(?i)\\b(?:log-?in|sign-?in|log in|sign in)\\b|登入|登錄");
    private static final String WHITE = "#ffffff";

    private final List<Finding> findings = new ArrayList<>();

    /** What is wrong, told as a fault is, without its place. */
    record Finding(String expected, String found, String hint) {}

    private HumaneLint() {}

    static List<Finding> of(Rendered mail, String language) {
        HumaneLint lint = new HumaneLint();
        mail.html().ifPresent(html -> lint.html(Jsoup.parse(html), mail.text()));
        ReadingEase.of(mail.text(), language)
                .filter(ease -> ease < ReadingEase.PLAIN)
                .ifPresent(ease -> lint.find(
                        "plain words (Flesch reading ease of " + ReadingEase.PLAIN + " or more)",
                        Integer.toString(ease),
                        "Shorter sentences, shorter words."));
        return lint.findings;
    }

    private void html(Document mail, String text) {
        stop(mail, text);
        for (Element link : mail.select("a[href]")) {
            if (LOGIN.matcher(link.text() + " " + link.attr("href").replaceAll("[/?&=_-]+", " "))
                    .find()) {
                find(
                        "links that need no login",
                        "\"" + link.text() + "\"",
                        "Whoever gets a mail has proved the address.");
            }
        }
        for (Element image : mail.select("img")) {
            if (!image.hasAttr("alt")) {
                find("alt=\"…\" on an image", "none", "Say what it shows; alt=\"\" if it only decorates.");
            }
        }
        Map<String, Finding> faint = new LinkedHashMap<>();
        mail.body().traverse((node, depth) -> {
            if (node instanceof TextNode words && !words.isBlank() && words.parent() != null) {
                contrast(Objects.requireNonNull(words.parent()), words.text().strip())
                        .ifPresent(it -> faint.putIfAbsent(it.found(), it));
            }
        });
        findings.addAll(faint.values());
    }

    private void stop(Document mail, String text) {
        List<Element> ways = mail.select("a[href*=/stop/], a[href*=/preferences/]");
        if (ways.isEmpty()) {
            return; // told where the template's variables are looked at
        }
        if (ways.stream().noneMatch(HumaneLint::isSeen)) {
            find("a way to stop that can be seen", "a link without words, or too small", "Words of 11 pixels or more.");
        }
        if (!text.contains("/stop/") && !text.contains("/preferences/")) {
            find("the way to stop in the text part, too", "none", "Add {{ links.stop }} to the .txt file.");
        }
    }

    private static boolean isSeen(Element link) {
        return !link.text().isBlank()
                && link.parents().stream()
                        .noneMatch(it ->
                                style(it, "display").filter("none"::equals).isPresent())
                && size(link) >= 11;
    }

    private static Optional<Finding> contrast(Element element, String words) {
        if (inherited(element, "display").filter("none"::equals).isPresent()) {
            return Optional.empty();
        }
        String color = inherited(element, "color").orElse("#000000");
        String ground = ground(element);
        boolean large = size(element) >= 24 || (size(element) >= 18.66 && bold(element));
        double least = large ? Contrast.OF_LARGE_TEXT : Contrast.OF_TEXT;
        return Contrast.between(color, ground)
                .filter(ratio -> ratio < least)
                .map(ratio -> new Finding(
                        String.format(Locale.ROOT, "letters with a contrast of %.1f or more (WCAG 2.2, 1.4.3)", least),
                        String.format(Locale.ROOT, "%s on %s, %.1f", color, ground, Math.floor(ratio * 10) / 10),
                        "Such as \"" + (words.length() > 30 ? words.substring(0, 30) + "…" : words)
                                + "\". Make one darker or lighter."));
    }

    private static Optional<String> inherited(Element element, String property) {
        return element.parents().stream()
                .map(it -> style(it, property))
                .reduce(style(element, property), (near, far) -> near.isPresent() ? near : far);
    }

    private static String ground(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            for (String property : List.of("background-color", "background")) {
                Optional<String> color = style(at, property)
                        .map(COLOR::matcher)
                        .filter(Matcher::find)
                        .map(Matcher::group);
                if (color.isPresent()) {
                    return color.get();
                }
            }
            if (at.hasAttr("bgcolor")) {
                return at.attr("bgcolor");
            }
        }
        return WHITE;
    }

    private static double size(Element element) {
        return inherited(element, "font-size")
                .map(PIXELS::matcher)
                .filter(Matcher::matches)
                .map(it -> Double.parseDouble(it.group(1)))
                .orElse(16.0);
    }

    private static boolean bold(Element element) {
        return inherited(element, "font-weight")
                .filter(it -> it.matches("bold|[6-9]00"))
                .isPresent();
    }

    private static Optional<String> style(Element element, String property) {
        Matcher declaration = DECLARATION.matcher(element.attr("style"));
        Optional<String> value = Optional.empty();
        while (declaration.find()) {
            if (declaration.group(1).equalsIgnoreCase(property)) {
                value = Optional.of(declaration.group(2).strip());
            }
        }
        return value;
    }

    private void find(String expected, String found, String hint) {
        findings.add(new Finding(expected, found, hint));
    }
}
