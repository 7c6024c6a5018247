package dev.hush.world;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ibm.icu.text.IDNA;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.hush.address.AddressForms;
import dev.hush.consent.Channel;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses as those who deliver to them see them: RFC 5321 and 5322, E.164, http.
 *
 * <p>Of what RFC 5321 allows these are no addresses here: quoted local parts, IP addresses in place of a domain,
 * source routes, comments, names of people around the address, characters that nobody sees, and domains of one label
 * but {@code localhost}. A phone number is digits with what is put between them: letters, extensions and {@code tel:}
 * are none, for the library looks for a number in any text and would find one that nobody meant; nor is a number that
 * can be dialled within its area alone, for two people of two areas may have it. A webhook has no user or password in
 * it, and a host in ASCII.
 */
final class RealAddresses implements AddressForms {
    private static final String LOCALHOST = "@localhost";
    private static final int LAST_PORT = 65_535;

    /** Controls, formats such as a zero-width space, lone surrogates, and every kind of space. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Z}]");

    /** Digits of any script, spaces, brackets, dots, slashes and dashes; a plus, also a wide one, before them. */
    private static final Pattern NUMBER =
            Pattern.compile("\\(?[+\\uFF0B]?[\\p{Nd}\\p{Zs}()./\\uFF0D\\u2010-\\u2015-]+");

    /** Names such as {@code ab--cd.example} are registered. */
    private static final Set<IDNA.Error> PARDONED = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    /** IDNA 2008, as registries have it: the JDK's IDN, of 2003, takes faß.de for fass.de, which is somebody else's. */
    private final IDNA domains = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private final EmailValidator mails = JMail.strictValidator()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace()
            .requireTopLevelDomain()
            .withRule(email -> email.comments().isEmpty()
                    && !email.containsWhitespace()
                    && !email.localPart().startsWith("\""));

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    @Override
    public Optional<String> normal(Channel channel, String text, Optional<String> country) {
        String stripped = text.strip();
        return switch (channel) {
            case EMAIL -> mail(stripped);
            case SMS, PHONE -> phone(stripped, country);
            case WEBHOOK -> Optional.of(stripped).filter(RealAddresses::isWebAddress);
            case PUSH, IN_APP -> Optional.of(stripped).filter(it -> !it.isEmpty());
        };
    }

    private Optional<String> mail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || UNSEEN.matcher(text).find()) {
            return Optional.empty();
        }
        String local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC); // RFC 6532, section 3.1
        return domain(text.substring(at + 1))
                .map(domain -> (local + "@" + domain).toLowerCase(Locale.ROOT))
                .filter(it -> mails.isValid(it.endsWith(LOCALHOST) ? it.replace(LOCALHOST, "@localhost.example") : it));
    }

    /** As A-labels; empty where it is no name of a host. */
    private Optional<String> domain(String text) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = domains.nameToASCII(text, new StringBuilder(), info);
        return PARDONED.containsAll(info.getErrors()) ? Optional.of(ascii.toString()) : Optional.empty();
    }

    private Optional<String> phone(String text, Optional<String> country) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            String international = text.replaceFirst("^00", "+");
            String region =
                    country.map(it -> it.strip().toUpperCase(Locale.ROOT)).orElse("ZZ");
            PhoneNumber number = phones.parse(international, region);
            boolean reachable = number.getExtension().isEmpty()
                    && phones.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            return reachable ? Optional.of(phones.format(number, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= LAST_PORT;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public boolean isCountry(String code) {
        return PLAIN.isCountry(code);
    }

    @Override
    public boolean isLanguage(String tag) {
        return PLAIN.isLanguage(tag) && LanguageCodes.isRegistered(tag.strip());
    }
}
