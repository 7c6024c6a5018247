package dev.hush.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.address.AddressForms;
import dev.hush.consent.Channel;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealAddressesTest {
    private final AddressForms forms = new Places();

    @ParameterizedTest
    @CsvSource({
        "EMAIL, Ana@Example.ORG, ana@example.org",
        "EMAIL, ' ana.b+news@example.org ', ana.b+news@example.org",
        "EMAIL, ana@Bücher.example, ana@xn--bcher-kva.example",
        "EMAIL, ana@fa\u00DF.example, ana@xn--fa-hia.example",
        "EMAIL, ana@fass.example, ana@fass.example",
        "EMAIL, ana@ab--cd.example, ana@ab--cd.example",
        "EMAIL, ana@localhost, ana@localhost",
        "EMAIL, e\u0301va@example.org, \u00E9va@example.org",
        "SMS, +49 (0)170 1234567, +491701234567",
        "SMS, 0049 170 1234567, +491701234567",
        "PHONE, +886 912-345-678, +886912345678",
        "WEBHOOK, https://shop.example/hook, https://shop.example/hook",
        "PUSH, ' token ', token",
        "IN_APP, a1, a1"
    })
    void haveOneNormalForm(Channel channel, String text, String normal) {
        assertThat(forms.normal(channel, text, Optional.empty())).contains(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ana",
        "EMAIL, ana@",
        "EMAIL, @example.org",
        "EMAIL, ana@example",
        "EMAIL, ana@exa mple.org",
        "EMAIL, ana@@example.org",
        "EMAIL, ana@[127.0.0.1]",
        "EMAIL, ana@127.0.0.1",
        "EMAIL, ana@-a.example",
        "EMAIL, ana@exa_mple.org",
        "EMAIL, ana@example..org",
        "EMAIL, ana@example.org.",
        "EMAIL, ana@xn--zzzz-.example",
        "EMAIL, '\"ana b\"@example.org'",
        "EMAIL, Ana <ana@example.org>",
        "EMAIL, 'ana@example.org, bob@example.org'",
        "EMAIL, 'ana@example.org\nBcc: bob@example.org'",
        "SMS, 0170 1234567",
        "SMS, +49",
        "EMAIL, ana\u200b@example.org",
        "EMAIL, ana\u0000@example.org",
        "EMAIL, ana\u202e@example.org",
        "SMS, call me",
        "SMS, abc +49 170 1234567 abc",
        "SMS, '+49 170 1234567, +49 170 7654321'",
        "SMS, +999 123 4567",
        "SMS, +1 253 0000",
        "SMS, +49 170 1234567 ext. 5",
        "WEBHOOK, shop.example/hook",
        "WEBHOOK, file:///etc/passwd",
        "WEBHOOK, https://user:secret@shop.example/",
        "WEBHOOK, https:///path",
        "WEBHOOK, https://shop.example:99999/",
        "WEBHOOK, //shop.example/hook",
        "PUSH, ' '"
    })
    void areNoneOfOtherShapes(Channel channel, String text) {
        assertThat(forms.normal(channel, text, Optional.empty())).isEmpty();
    }

    @Test
    void aLocalNumberNeedsItsCountry() {
        assertThat(forms.normal(Channel.SMS, "0170 1234567", Optional.of("de"))).contains("+491701234567");
        assertThat(forms.normal(Channel.SMS, "0912 345 678", Optional.of(" TW ")))
                .contains("+886912345678");
        assertThat(forms.normal(Channel.SMS, "+49 170 1234567", Optional.of("TW")))
                .contains("+491701234567");
        assertThat(forms.normal(Channel.SMS, "0170 1234567", Optional.of("Germany")))
                .isEmpty();
    }

    @Test
    void aNumberOfAnAreaAloneIsNobodys() {
        assertThat(forms.normal(Channel.PHONE, "253-0000", Optional.of("US"))).isEmpty();
        assertThat(forms.normal(Channel.PHONE, "650-253-0000", Optional.of("US")))
                .contains("+16502530000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "TW", "BR"})
    void countriesAreThoseOfTheList(String code) {
        assertThat(forms.isCountry(code)).isTrue();
        assertThat(forms.isCountry(code + "X")).isFalse();
        assertThat(forms.isCountry("XX")).isFalse();
        assertThat(forms.isCountry("Germany")).isFalse();
    }

    @Test
    void languagesAreWellFormedTags() {
        assertThat(forms.isLanguage("zh-Hant")).isTrue();
        assertThat(forms.isLanguage("pt-BR")).isTrue();
        assertThat(forms.isLanguage("de_DE")).isFalse();
        assertThat(forms.isLanguage("german language")).isFalse();
    }

    @Test
    void languagesAreThoseOfTheList() {
        assertThat(forms.isLanguage("hak-TW")).isTrue();
        assertThat(forms.isLanguage("cdo")).isTrue();
        assertThat(forms.isLanguage("ger")).isFalse();
        assertThat(forms.isLanguage("foo")).isFalse();
        assertThat(forms.isLanguage("klingon")).isFalse();
        assertThat(forms.isLanguage("tlh")).isTrue();
    }
}
