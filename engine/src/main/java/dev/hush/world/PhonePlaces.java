package dev.hush.world;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/** The countries of phone numbers, by their prefixes. */
final class PhonePlaces {
    private static final String NO_COUNTRY = "001";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** The number's country; empty for a number that is not international, or that belongs to none. */
    Optional<String> country(String phone) {
        try {
            return phone.strip().startsWith("+")
                    ? Optional.ofNullable(numbers.getRegionCodeForNumber(numbers.parse(phone, null)))
                            .filter(code -> !code.equals(NO_COUNTRY))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
