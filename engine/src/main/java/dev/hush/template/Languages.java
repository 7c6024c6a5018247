package dev.hush.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Language tags (BCP 47): which are known, and which file serves a customer's language best. */
final class Languages {
    private static final Set<String> KNOWN = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Set<String> TRADITIONAL_HAN = Set.of("TW", "HK", "MO");
    private static final Set<String> SIMPLIFIED_HAN = Set.of("CN", "SG");

    private Languages() {}

    /** Whether the tag is well formed and its language and region are ones that exist. */
    static boolean isKnown(String tag) {
        return parse(tag)
                .filter(locale -> KNOWN.contains(locale.getLanguage()))
                .filter(locale -> locale.getCountry().isEmpty() || COUNTRIES.contains(locale.getCountry()))
                .isPresent();
    }

    /**
     * The best of the tags for a wanted language: its own, then ever more general, then a sister in the same script
     * (pt for pt-BR), then the default language.
     */
    static Optional<String> best(String wanted, Collection<String> tags, String defaultLanguage) {
        for (String candidate : candidates(wanted)) {
            Optional<String> exact = find(candidate, tags);
            if (exact.isPresent()) {
                return exact;
            }
        }
        return sister(wanted, tags)
                .or(() -> candidates(defaultLanguage).stream()
                        .flatMap(candidate -> find(candidate, tags).stream())
                        .findFirst());
    }

    /** The tag and what it falls back to: zh-Hant-TW, zh-Hant, zh; a region that implies a script adds it. */
    static List<String> candidates(String tag) {
        Locale locale = parse(tag).orElse(Locale.ROOT);
        String language = locale.getLanguage();
        String script = scriptOf(locale);
        String country = locale.getCountry();
        Set<String> candidates = new LinkedHashSet<>();
        if (!language.isEmpty()) {
            candidates.add(join(language, script, country));
            candidates.add(join(language, "", country));
            candidates.add(join(language, script, ""));
            candidates.add(language);
        }
        return new ArrayList<>(candidates);
    }

    static Locale locale(String tag) {
        return parse(tag).orElse(Locale.ROOT);
    }

    private static Optional<String> find(String tag, Collection<String> tags) {
        return tags.stream().filter(tag::equalsIgnoreCase).findFirst();
    }

    private static Optional<String> sister(String wanted, Collection<String> tags) {
        Locale locale = locale(wanted);
        String script = scriptOf(locale);
        return tags.stream()
                .sorted()
                .filter(tag -> !locale.getLanguage().isEmpty())
                .filter(tag -> locale(tag).getLanguage().equals(locale.getLanguage()))
                .filter(tag -> script.isEmpty()
                        || scriptOf(locale(tag)).isEmpty()
                        || scriptOf(locale(tag)).equals(script))
                .findFirst();
    }

    private static String scriptOf(Locale locale) {
        if (locale.getScript().isEmpty() && locale.getLanguage().equals("zh")) {
            return TRADITIONAL_HAN.contains(locale.getCountry())
                    ? "Hant"
                    : SIMPLIFIED_HAN.contains(locale.getCountry()) ? "Hans" : "";
        }
        return locale.getScript();
    }

    private static String join(String language, String script, String country) {
        return language + (script.isEmpty() ? "" : "-" + script) + (country.isEmpty() ? "" : "-" + country);
    }

    private static Optional<Locale> parse(String tag) {
        try {
            return Optional.of(new Locale.Builder()
                            .setLanguageTag(tag.replace('_', '-'))
                            .build())
                    .filter(locale -> !locale.getLanguage().isEmpty());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
