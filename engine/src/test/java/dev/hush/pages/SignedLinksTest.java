package dev.hush.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.event.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String NEXT = "fedcba9876543210fedcba9876543210";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final SignedLinks links = new SignedLinks(new LinkKeys(KEY, List.of()));
    private final PageLink link = new PageLink(
            PageKind.STOP, new CustomerId("美/ana@example.com"), "shop/1.2/thanks-01", "CARE/EMAIL", "email/k1", DAY);

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrote(PageKind kind) {
        PageLink each = link.to(kind);
        assertThat(links.read(kind, links.token(each))).contains(each);
    }

    /** A link that stops lives 730 days, so those of before addresses were noted are read. */
    @Test
    void readsWhatWasWrittenBeforeAddressesWereNoted() {
        LinkKeys keys = new LinkKeys(KEY, List.of());
        String said = keys.signing() + "." + Long.toString(DAY.toEpochDay(), 36) + ".YW5h.ZTE.Q0FSRS9FTUFJTA";
        byte[] signature = keys.sign(keys.signing(), "stop/" + said).orElseThrow();
        String token =
                said + "." + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        assertThat(links.read(PageKind.STOP, token))
                .contains(new PageLink(PageKind.STOP, new CustomerId("ana"), "e1", "CARE/EMAIL", "", DAY));
    }

    @Test
    void needsNoEscapingInAnAddress() {
        assertThat(links.token(link)).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void opensNoOtherPage() {
        assertThat(links.read(PageKind.PREFERENCES, links.token(link))).isEmpty();
    }

    @Test
    void isNotOursWhenAnyCharacterDiffers() {
        String token = links.token(link);
        int last = token.length() - 1; // the last one holds bits that mean nothing
        for (int i = 0; i < last; i++) {
            String forged = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(links.read(PageKind.STOP, forged)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".....", "a.b.c.d.e.f", "a.1.YQ.YQ.YQ.", "Ω.1.YQ.YQ.YQ.YQ", "a.1.Y=.YQ.YQ.%%%"})
    void isNotOursWhenItIsAnything(String token) {
        assertThat(links.read(PageKind.STOP, token)).isEmpty();
    }

    @Test
    void isNotOursWithoutItsSignature() {
        String token = links.token(link);
        assertThat(links.read(PageKind.STOP, token.substring(0, token.lastIndexOf('.') + 1)))
                .isEmpty();
    }

    @Test
    void isStillOursAfterTheKeyWasChanged() {
        SignedLinks after = new SignedLinks(new LinkKeys(NEXT, List.of(KEY)));
        assertThat(after.read(PageKind.STOP, links.token(link))).contains(link);
        assertThat(links.read(PageKind.STOP, after.token(link)))
                .as("signed by the new key")
                .isEmpty();
    }

    @Test
    void isNotOursOnceTheOldKeyIsDropped() {
        SignedLinks after = new SignedLinks(new LinkKeys(NEXT, List.of()));
        assertThat(after.read(PageKind.STOP, links.token(link))).isEmpty();
    }

    @Test
    void aKeyThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> new LinkKeys("hush", List.of())).hasMessageContaining("at least 32 characters");
    }

    @Test
    void stopLivesLongerThanAnyLawAsks() {
        assertThat(PageKind.STOP.life()).hasDays(730);
        assertThat(link.livesAt(Instant.parse("2027-01-19T00:00:00Z")))
                .as("60 days")
                .isTrue();
        assertThat(link.expires()).isEqualTo("2028-11-20T00:00:00Z");
        assertThat(link.livesAt(link.expires().minusNanos(1))).isTrue();
        assertThat(link.livesAt(link.expires())).isFalse();
    }

    @Test
    void anotherPageReachedFromThisOneLivesNoLonger() {
        assertThat(link.to(PageKind.WHY).to(PageKind.PREFERENCES).issued()).isEqualTo(DAY);
    }
}
