package dev.hush.template;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What an HTML mail says, in plain text: links as {@code text (url)}, images by their alt. */
final class PlainText {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote");
    private static final Set<String> LINES = Set.of("tr", "li");
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(String html) {
        PlainText plain = new PlainText();
        walk(Jsoup.parse(html).body(), plain);
        return tidy(plain.text.toString());
    }

    /** Text of a template's own: trailing blanks gone, at most one empty line in a row, one newline at the end. */
    static String tidy(String text) {
        return text.replace("\r\n", "\n")
                        .replaceAll("[ \\t\\u00a0\\u200c]+\n", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    private static void walk(Node node, PlainText plain) {
        if (node instanceof Element element && isUnseen(element)) {
            return;
        }
        plain.head(node);
        for (Node child : node.childNodes()) {
            walk(child, plain);
        }
        plain.tail(node);
    }

    private void head(Node node) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
            return;
        }
        switch (node.nodeName()) {
            case "br" -> lineBreak();
            case "li" -> {
                newline(1);
                text.append("- ");
            }
            case "img" -> append(" " + node.attr("alt") + " ");
            default -> breakAround(node);
        }
    }

    private void tail(Node node) {
        if (node instanceof Element link && link.normalName().equals("a")) {
            address(link);
        } else if (node.nodeName().equals("td")) {
            append(" ");
        } else {
            breakAround(node);
        }
    }

    private void breakAround(Node node) {
        if (PARAGRAPHS.contains(node.nodeName())) {
            newline(2);
        } else if (LINES.contains(node.nodeName())) {
            newline(1);
        }
    }

    private void address(Element link) {
        String url = link.attr("href").replaceFirst("^(?:mailto|tel):", "");
        if (!url.isEmpty() && !url.equals(link.text().strip())) {
            stripBlanks();
            text.append(" (").append(url).append(')');
        }
    }

    private void append(String words) {
        String flat = words.replaceAll("[ \\t\\r\\n]+", " ");
        boolean atStart = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? flat.stripLeading() : flat);
    }

    private void newline(int wanted) {
        stripBlanks();
        int there = 0;
        while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
            there++;
        }
        if (text.length() > there) {
            text.append("\n".repeat(Math.max(0, wanted - there)));
        }
    }

    private void lineBreak() {
        stripBlanks();
        text.append('\n');
    }

    private void stripBlanks() {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private static boolean isUnseen(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return UNSEEN.contains(element.normalName()) || style.contains("display:none");
    }
}
