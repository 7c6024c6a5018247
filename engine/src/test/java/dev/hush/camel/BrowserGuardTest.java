package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080", "localhost"})
    void programsPass(String host) {
        assertThat(BrowserGuard.refusal(Optional.of(host), Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void anAddressTypedIntoABrowserPasses() {
        assertThat(BrowserGuard.refusal(Optional.of("localhost:8080"), Optional.empty(), Optional.of("none")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example:8080", "127.0.0.1.shop.example", "localhost.shop.example", "10.0.0.1", "", "a b"})
    void aNameThatLeadsHereDoesNot(String host) {
        assertThat(BrowserGuard.refusal(Optional.of(host), Optional.empty(), Optional.empty()))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, cross-site",
        "null, cross-site",
        "https://localhost.shop.example, none",
        "http://localhost:8080, same-site"
    })
    void aPageOfAnotherSiteDoesNot(String origin, String site) {
        assertThat(BrowserGuard.refusal(Optional.of("localhost:8080"), Optional.of(origin), Optional.of(site)))
                .isPresent();
    }
}
