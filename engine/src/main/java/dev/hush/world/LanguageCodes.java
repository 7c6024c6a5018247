package dev.hush.world;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The languages of ISO 639, as CLDR lists them for tags.
 *
 * <p>A class of ICU that is not promised to stay: {@code ULocale.getISOLanguages} knows 556 languages, and not those
 * of Taiwan ({@code nan}, {@code hak}). RealAddressesTest tells when it is gone.
 */
final class LanguageCodes {
    private static final Set<Datasubtype> ALL = EnumSet.allOf(Datasubtype.class);

    private LanguageCodes() {}

    /** Whether the language of a well-formed tag is on the list; a tag without one names none that could be missing. */
    static boolean isRegistered(String tag) {
        String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
        return language.isEmpty() || ValidIdentifiers.isValid(Datatype.language, ALL, language) != null;
    }
}
