package dev.hush.address;

import dev.hush.consent.Channel;
import java.util.Optional;

/** Port: how the world writes addresses, countries and languages. Pure, and safe for use by several threads. */
public interface AddressForms {
    /**
     * For tests, and where no library is at hand: lenient, and knows no numbering plan, so that a phone number keeps
     * to the country's code it came with, or to none. Domains are put in lower case and not turned into A-labels; every
     * three letters are a language.
     */
    AddressForms PLAIN = new PlainForms();

    /**
     * The address in its normal form, by which two ways to write it are equal; empty where the text is no such address.
     *
     * <p>An e-mail address has its domain as A-labels and all of it in lower case; no dots or tags of it are folded.
     * A phone number is written as in E.164. A webhook is an absolute http or https address with a host. A webhook,
     * push or in-app address stays as it is, without spaces around it.
     *
     * @param country where a phone number without its country's code belongs, ISO 3166-1 alpha-2
     */
    Optional<String> normal(Channel channel, String text, Optional<String> country);

    /** Whether it is a country of ISO 3166-1 alpha-2, in whichever letters. */
    boolean isCountry(String code);

    /**
     * Whether it is a language's tag that is well-formed (BCP 47) and names a language of ISO 639, or none: {@code und}
     * and private tags such as {@code x-house} do. {@code german} is well-formed, and no language.
     */
    boolean isLanguage(String tag);
}
