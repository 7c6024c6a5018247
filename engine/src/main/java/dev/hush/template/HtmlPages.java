package dev.hush.template;

import dev.hush.pages.PageWriter;
import dev.hush.pages.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The customer's pages as HTML: one layout, one template a page, the words of one language, every value escaped.
 *
 * <p>{@code [[name]]} in a template is a text of the language, {@code [[.name]]} one of the page's own; {@code {n}} in
 * a text is the model's value n.
 */
public final class HtmlPages implements PageWriter {
    static final String FOLDER = "/hush/pages/";
    private static final Pattern TEXT = Pattern.compile("\\[\\[(\\.?)([\\w.-]+)]]");
    private static final Pattern VALUE = Pattern.compile("\\{([\\w.]+)}");

    private final Map<String, Object> brand;
    private final PageWords words;
    private final String css;
    private final Pen pen = new Pen();
    private final Map<String, Mail.Part> compiled = new ConcurrentHashMap<>();

    /** @param brand name, address, url and color */
    public HtmlPages(Map<String, Object> brand, String defaultLanguage) {
        this.brand = Model.brand(brand);
        this.words = new PageWords(defaultLanguage);
        this.css = resource(FOLDER + "page.css").replace("BRAND", String.valueOf(this.brand.get("color")));
    }

    @Override
    public Words words(String language) {
        return words.best(language);
    }

    @Override
    public String write(String page, Words spoken, Map<String, Object> model) {
        Mail.Part part = compiled.computeIfAbsent(page + "." + spoken.language(), name -> compile(page, spoken));
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("lang", spoken.language());
        return pen.html(part, Model.of(whole, brand), Languages.locale(spoken.language()));
    }

    @Override
    public String style() {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(css)) + "'";
    }

    private Mail.Part compile(String page, Words spoken) {
        String html = resource(FOLDER + "layout.html").replace("[[page]]", resource(FOLDER + page + ".html"));
        String said = TEXT.matcher(html)
                .replaceAll(text -> Matcher.quoteReplacement(
                        text.group(2).equals("css")
                                ? css
                                : text(spoken, text.group(1).isEmpty() ? text.group(2) : page + "." + text.group(2))));
        return Mail.Part.of(page + "." + spoken.language(), said);
    }

    private static String text(Words spoken, String name) {
        String text = spoken.texts().get(name);
        if (text == null) {
            throw new IllegalStateException("expected the text " + name + " in words/" + spoken.language() + ".yaml");
        }
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return VALUE.matcher(escaped).replaceAll("{{ $1 }}");
    }

    static String resource(String name) {
        try (InputStream in = HtmlPages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected the resource " + name + ", found none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
