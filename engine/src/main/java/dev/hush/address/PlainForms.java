package dev.hush.address;

import dev.hush.consent.Channel;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What has the shape of an address, as far as Java alone can tell. */
final class PlainForms implements AddressForms {
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{3,}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}"); // in capitals "ß" were SS, South Sudan
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages()); // those of two letters
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Override
    public Optional<String> normal(Channel channel, String text, Optional<String> country) {
        String stripped = text.strip();
        return switch (channel) {
            case EMAIL ->
                Optional.of(stripped.toLowerCase(Locale.ROOT))
                        .filter(it -> MAIL.matcher(it).matches());
            case SMS, PHONE ->
                Optional.of(stripped.replaceAll("[ ()./-]", "").replaceFirst("^00", "+"))
                        .filter(it -> PHONE.matcher(it).matches());
            default -> Optional.of(stripped).filter(it -> !it.isEmpty());
        };
    }

    @Override
    public boolean isCountry(String code) {
        String stripped = code.strip();
        return COUNTRY.matcher(stripped).matches() && COUNTRIES.contains(stripped.toUpperCase(Locale.ROOT));
    }

    @Override
    public boolean isLanguage(String tag) {
        try {
            String language =
                    new Locale.Builder().setLanguageTag(tag.strip()).build().getLanguage();
            return !tag.isBlank() && (language.length() == 2 ? LANGUAGES.contains(language) : language.length() < 4);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
