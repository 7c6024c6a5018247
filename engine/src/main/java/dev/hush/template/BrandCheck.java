package dev.hush.template;

import dev.hush.engine.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether the brand of hush.yaml can be shown: who writes, from where, in a colour that people can read. */
final class BrandCheck {
    private static final String FILE = "hush.yaml";
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    private final List<Fault> faults = new ArrayList<>();

    private BrandCheck() {}

    static List<Fault> of(Map<String, Object> brand) {
        BrandCheck check = new BrandCheck();
        check.text(brand, "name", "Every mail says who writes.");
        check.text(brand, "address", "Mails of a business must show its postal address (CAN-SPAM).");
        check.url(String.valueOf(brand.get("url")));
        check.color(String.valueOf(brand.get("color")));
        return check.faults;
    }

    private void text(Map<String, Object> brand, String name, String hint) {
        if (String.valueOf(brand.get(name)).isBlank()) {
            fault("brand." + name, "none", hint, true);
        }
    }

    private void url(String url) {
        if (url.isEmpty()) {
            fault("brand.url", "none", "Buttons that lead there cannot be shown.", true);
        } else if (!URL.matcher(url).matches()) {
            fault("brand.url with http:// or https://", "\"" + url + "\"", "Write https://shop.example.", false);
        }
    }

    private void color(String color) {
        if (!COLOR.matcher(color).matches()) {
            fault("brand.color as #rrggbb", "\"" + color + "\"", "Such as " + Model.COLOR + ", in quotes.", false);
        } else if (Contrast.between("#ffffff", color).orElse(0.0) < Contrast.OF_TEXT) {
            fault("a brand.color that carries white letters", color, "Take a darker one.", true);
        }
    }

    private void fault(String expected, String found, String hint, boolean warning) {
        faults.add(new Fault(FILE, 1, expected, found, hint, warning));
    }
}
