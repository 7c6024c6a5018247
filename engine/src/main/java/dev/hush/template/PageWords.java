package dev.hush.template;

import dev.hush.engine.Fault;
import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.YamlNode;
import dev.hush.pages.Words;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words of all languages that pages speak, from {@code words/LANGUAGE.yaml}, and the choice among them. */
final class PageWords {
    private static final List<String> LANGUAGES = List.of("en", "zh-Hant");

    private final Map<String, Words> all = new TreeMap<>();
    private final String defaultLanguage;

    PageWords(String defaultLanguage) {
        this.defaultLanguage = defaultLanguage;
        Map<String, String> names = new LinkedHashMap<>();
        LANGUAGES.forEach(tag -> names.put(tag, nameOf(tag)));
        LANGUAGES.forEach(tag -> all.put(tag, read(tag, names)));
    }

    /** What a language calls itself, such as 中文（繁體）. */
    static String nameOf(String tag) {
        Locale locale = Languages.locale(tag);
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** The words for a language tag, or for the best language of an Accept-Language header. */
    Words best(String wanted) {
        return ranges(wanted).stream()
                .flatMap(tag -> Languages.best(tag, LANGUAGES, "").stream())
                .findFirst()
                .or(() -> Languages.best(defaultLanguage, LANGUAGES, "en"))
                .map(all::get)
                .orElseThrow();
    }

    private static List<String> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Words read(String tag, Map<String, String> names) {
        String text = HtmlPages.resource(HtmlPages.FOLDER + "words/" + tag + ".yaml");
        Faults faults = new Faults();
        Map<String, String> texts = new TreeMap<>();
        YamlNode.read(new SourceFile(tag + ".yaml", text, true), faults).ifPresent(root -> flatten("", root, texts));
        List<Fault> found = new ArrayList<>(faults.sorted());
        if (!found.isEmpty()) {
            throw new IllegalStateException(found.get(0).toString());
        }
        return new Words(tag, version(text), texts, names);
    }

    private static void flatten(String prefix, YamlNode node, Map<String, String> texts) {
        node.map().forEach((key, value) -> {
            if (value.isScalar()) {
                texts.put(prefix + key, value.text());
            } else {
                flatten(prefix + key + ".", value, texts);
            }
        });
    }

    private static String version(String text) {
        return HexFormat.of().formatHex(HtmlPages.sha256(text), 0, 4);
    }

    Optional<Words> of(String tag) {
        return Optional.ofNullable(all.get(tag));
    }
}
