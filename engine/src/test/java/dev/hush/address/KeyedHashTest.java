package dev.hush.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private static KeyedHash under(String secret) {
        return new KeyedHash(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Test case 2 of RFC 4231, section 4.3. */
    @Test
    void isHmacSha256() {
        assertThat(under("Jefe").of("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void knowsAnAddressHoweverItIsWritten() {
        KeyedHash hash = under("s");
        assertThat(hash.ofAddress(" Ana@Example.ORG ")).isEqualTo(hash.of("ana@example.org"));
        assertThat(hash.ofAddress("ana@example.org"))
                .isNotEqualTo(under("t").ofAddress("ana@example.org"))
                .isNotEqualTo(hash.ofAddress("ben@example.org"));
    }
}
