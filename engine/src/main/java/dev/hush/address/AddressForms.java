package dev.hush.address;

import dev.hush.consent.Channel;
import java.util.Locale;
import java.util.Optional;

/** Port: how the world writes addresses, countries and languages. Safe for use by several threads. */
public interface AddressForms {
    Optional<String> normal(Channel channel, String text, Optional<String> country);

    boolean isCountry(String code);

    boolean isLanguage(String tag);

    AddressForms PLAIN = new AddressForms() {
        @Override
        public Optional<String> normal(Channel channel, String text, Optional<String> country) {
            String stripped = text.strip();
            return switch (channel) {
                case EMAIL -> Optional.of(stripped.toLowerCase(Locale.ROOT));
                case SMS, PHONE -> Optional.of(stripped.replaceAll("[ ()./-]", ""));
                default -> Optional.of(stripped);
            };
        }

        @Override
        public boolean isCountry(String code) {
            return true;
        }

        @Override
        public boolean isLanguage(String tag) {
            return true;
        }
    };
}
