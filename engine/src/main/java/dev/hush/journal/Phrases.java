package dev.hush.journal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases of receipts in one language: English, or Traditional Chinese for every kind of Chinese. */
public final class Phrases {
    private static final String BUNDLE = "hush.receipts.sentences";
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final ResourceBundle bundle;
    private final Locale locale;

    private Phrases(Locale bundleLocale, Locale locale) {
        // without the machine's own language as a fallback: the same words everywhere
        this.bundle =
                ResourceBundle.getBundle(BUNDLE, bundleLocale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        this.locale = locale;
    }

    /**
     * The phrases of a language.
     *
     * @param language a BCP 47 tag such as {@code zh-Hant}; other languages than Chinese are told in English
     */
    public static Phrases in(String language) {
        return language.toLowerCase(Locale.ROOT).startsWith("zh")
                ? new Phrases(Locale.TRADITIONAL_CHINESE, Locale.TRADITIONAL_CHINESE)
                : new Phrases(Locale.ROOT, Locale.ENGLISH);
    }

    /** The tag of the language that is told, {@code en} or {@code zh-Hant}. */
    public String language() {
        return locale.equals(Locale.ENGLISH) ? "en" : "zh-Hant";
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The phrase with the names in braces filled in; a name without a value stays. */
    public String say(String key, Map<String, String> values) {
        return NAME.matcher(bundle.getString(key)).replaceAll(found -> value(found, values));
    }

    public String say(String key) {
        return bundle.getString(key);
    }

    /** The key with the further word behind a dot, where there is such a phrase; else the key itself. */
    String key(String key, Optional<String> further) {
        return further.map(it -> key + "." + it).filter(this::has).orElse(key);
    }

    private static String value(MatchResult found, Map<String, String> values) {
        return Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()));
    }

    /** Weekday, day and time of day. */
    public String moment(Instant at, ZoneId zone) {
        return format("format.moment", at, zone);
    }

    /** Weekday and date. */
    public String day(Instant at, ZoneId zone) {
        return format("format.day", at, zone);
    }

    private String format(String key, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(bundle.getString(key), locale).format(at.atZone(zone));
    }
}
