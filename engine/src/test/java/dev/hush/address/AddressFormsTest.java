package dev.hush.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.world.Places;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plain forms and the real ones say alike; what only the real ones tell is in RealAddressesTest. */
class AddressFormsTest {
    private static final List<AddressForms> BOTH = List.of(AddressForms.PLAIN, new Places());

    /** A channel, how the address is written, and its normal form; nothing where it is none. */
    private static final String ADDRESSES = """
            EMAIL   | Ana.B+News@Example.ORG        | ana.b+news@example.org
            EMAIL   | ana@localhost                 | ana@localhost
            EMAIL   | ana                           |
            EMAIL   | ana@                          |
            EMAIL   | @example.org                  |
            EMAIL   | ana@@example.org              |
            EMAIL   | ana b@example.org             |
            EMAIL   | a@example.org, b@example.org  |
            SMS     | +49 170 1234567               | +491701234567
            SMS     | 0049 170/123.45-67            | +491701234567
            SMS     | (+49) 170 1234567             | +491701234567
            PHONE   | +886 912-345-678              | +886912345678
            PHONE   | +4                            |
            PHONE   | call me                       |
            PHONE   | call me at +49 170 1234567    |
            PHONE   | +1 800 FLOWERS                |
            PHONE   | tel:+491701234567             |
            PHONE   | +49 170 1234567 ext. 5        |
            PHONE   | ++49 170 1234567              |
            WEBHOOK | https://shop.example/Hook     | https://shop.example/Hook
            PUSH    | Token                         | Token
            IN_APP  | A1                            | A1
            """;

    private static final String WORDS = """
            country  | DE | de | tW | BR
            none     | XX | D | DEU | Germany | 276 | ß | ıt
            language | de | DE | zh-Hant | pt-BR | de-DE-1901 | nan | zh-min-nan | und | x-house
            none     | de_DE | german language | de- | - | toolonglanguage | german | xx | xx-DE
            """;

    static Stream<Arguments> addresses() {
        return ADDRESSES
                .lines()
                .map(line -> line.split("\\|", -1))
                .flatMap(it -> BOTH.stream()
                        .map(forms ->
                                Arguments.of(forms, Channel.valueOf(it[0].strip()), it[1].strip(), it[2].strip())));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void haveOneNormalFormOrNone(AddressForms forms, Channel channel, String text, String normal) {
        Optional<String> expected = Optional.of(normal).filter(it -> !it.isEmpty());
        assertThat(forms.normal(channel, text, Optional.empty())).isEqualTo(expected);
        assertThat(forms.normal(channel, "  " + text + "\t", Optional.empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void areEqualToTheirNormalForm(AddressForms forms, Channel channel, String text, String normal) {
        Optional<String> once = forms.normal(channel, text, Optional.empty());
        assertThat(once.flatMap(it -> forms.normal(channel, it, Optional.empty())))
                .isEqualTo(once);
    }

    static Stream<AddressForms> both() {
        return BOTH.stream();
    }

    @ParameterizedTest
    @MethodSource("both")
    void areNoneWhereNothingIsWritten(AddressForms forms) {
        for (Channel channel : Channel.values()) {
            assertThat(forms.normal(channel, " ", Optional.of("DE"))).isEmpty();
        }
        assertThat(forms.isCountry(" ")).isFalse();
        assertThat(forms.isLanguage(" ")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("both")
    void tellCountriesAndLanguagesFromOtherWords(AddressForms forms) {
        assertThat(words(0)).allMatch(forms::isCountry);
        assertThat(words(1)).noneMatch(forms::isCountry);
        assertThat(words(2)).allMatch(forms::isLanguage);
        assertThat(words(3)).noneMatch(forms::isLanguage);
    }

    private static Stream<String> words(int line) {
        String[] row = WORDS.split("\n")[line].split("\\|");
        return Arrays.stream(row).skip(1).map(String::strip);
    }
}
