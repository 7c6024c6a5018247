package dev.hush.decision;

import dev.hush.address.AddressForms;
import dev.hush.consent.Channel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Port: what is known about places and addresses, the same for every customer. Pure, and safe for use by several threads. */
public interface World extends AddressForms {
    /** The zones that a phone number may be in, by its prefix; empty where it tells nothing. */
    List<ZoneId> zonesOfPhone(String phone);

    /** The country of a phone number, ISO 3166-1 alpha-2; empty where the number tells none, or several. */
    Optional<String> countryOfPhone(String phone);

    /** The country that a zone is in, ISO 3166-1 alpha-2; empty where it is in none. */
    Optional<String> countryOf(ZoneId zone);

    /** The zones of a country; empty for one that is not known. */
    List<ZoneId> zonesOf(String country);

    /** Whether the day is a public holiday in the whole country. */
    boolean holiday(String country, LocalDate day);

    @Override
    default Optional<String> normal(Channel channel, String text, Optional<String> country) {
        return PLAIN.normal(channel, text, country);
    }

    @Override
    default boolean isCountry(String code) {
        return PLAIN.isCountry(code);
    }

    @Override
    default boolean isLanguage(String tag) {
        return PLAIN.isLanguage(tag);
    }

    /** A world of which nothing is known. */
    World UNKNOWN = new World() {
        @Override
        public List<ZoneId> zonesOfPhone(String phone) {
            return List.of();
        }

        @Override
        public Optional<String> countryOfPhone(String phone) {
            return Optional.empty();
        }

        @Override
        public Optional<String> countryOf(ZoneId zone) {
            return Optional.empty();
        }

        @Override
        public List<ZoneId> zonesOf(String country) {
            return List.of();
        }

        @Override
        public boolean holiday(String country, LocalDate day) {
            return false;
        }
    };
}
