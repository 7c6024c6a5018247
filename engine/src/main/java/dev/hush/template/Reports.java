package dev.hush.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Pages for the people who run a workspace: one file that stands alone, every value escaped. */
public final class Reports {
    private static final String FOLDER = "/hush/reports/";

    private Reports() {}

    /**
     * Writes a report.
     *
     * @param name the resource in {@code hush/reports}, without ending
     * @param model what it shows: maps, lists, strings, numbers and booleans
     * @param brand name, address, url and color
     */
    public static String write(String name, Map<String, Object> model, Map<String, Object> brand) {
        Map<String, Object> whole = Model.brand(brand);
        String css = HtmlPages.resource(FOLDER + "report.css").replace("BRAND", String.valueOf(whole.get("color")));
        String html = HtmlPages.resource(FOLDER + name + ".html").replace("[[css]]", css);
        return new Pen().html(Mail.Part.of(name, html), Model.of(new HashMap<>(model), whole), Locale.ENGLISH);
    }
}
