package dev.hush.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");

    private static ConsentRecord word(boolean given, Instant at, Optional<Instant> expires) {
        return new ConsentRecord(
                Purpose.CARE,
                Channel.EMAIL,
                LawfulBasis.CONSENT,
                given,
                new Said("t", at, at),
                expires,
                false,
                Proof.unstated("t"),
                Optional.empty(),
                false,
                false);
    }

    private static Consents said(ConsentRecord... words) {
        Consents all = Consents.NONE;
        for (ConsentRecord word : words) {
            all = all.with(word);
        }
        return all;
    }

    @Test
    void nobodyHasSaidNoWhoHasSaidNothing() {
        assertThat(Consents.NONE.optedOut(Purpose.CARE, Channel.EMAIL)).isFalse();
        assertThat(Consents.NONE.expired(Purpose.CARE, Channel.EMAIL, NOON)).isFalse();
        assertThat(Consents.NONE.servesByContract(NOON)).isFalse();
    }

    @Test
    void aYesOpensAndANoCloses() {
        ConsentRecord yes = word(true, NOON, Optional.empty());
        ConsentRecord no = word(false, NOON.plusSeconds(1), Optional.empty());

        assertThat(said(yes).optedOut(Purpose.CARE, Channel.EMAIL)).isFalse();
        assertThat(said(yes, no).optedOut(Purpose.CARE, Channel.EMAIL)).isTrue();
        assertThat(said(no, yes).optedOut(Purpose.CARE, Channel.EMAIL)).isTrue();
        assertThat(said(yes, no).expired(Purpose.CARE, Channel.EMAIL, NOON)).isFalse();
    }

    @Test
    void theSecondOfTwoYesesAtOneInstantCounts() {
        ConsentRecord forever = word(true, NOON, Optional.empty());
        ConsentRecord brief = word(true, NOON, Optional.of(NOON.plusSeconds(1)));

        assertThat(said(forever, brief).allows(Purpose.CARE, Channel.EMAIL, NOON.plusSeconds(1)))
                .isFalse();
        assertThat(said(brief, forever).allows(Purpose.CARE, Channel.EMAIL, NOON.plusSeconds(1)))
                .isTrue();
    }

    private static ConsentRecord imported(Purpose purpose, Instant at) {
        Proof proof = new Proof("t", Method.IMPORT, "a list of last year");
        return ConsentRecord.of(purpose, Channel.EMAIL, LawfulBasis.CONSENT, true, at, proof);
    }

    @Test
    void anImportTellsAYesThatNobodySpokeAgainst() {
        assertThat(said(imported(Purpose.CARE, NOON)).allows(Purpose.CARE, Channel.EMAIL, NOON))
                .isTrue();
        ConsentRecord yes = word(true, NOON.minusSeconds(9), Optional.of(NOON.minusSeconds(5)));
        assertThat(said(yes, imported(Purpose.CARE, NOON)).allows(Purpose.CARE, Channel.EMAIL, NOON))
                .isTrue();
    }

    @Test
    void anImportNeverTakesBackANoWhateverItsTime() {
        ConsentRecord no = word(false, NOON.minusSeconds(9), Optional.empty());
        for (Consents all : List.of(said(no, imported(Purpose.CARE, NOON)), said(imported(Purpose.CARE, NOON), no))) {
            assertThat(all.allows(Purpose.CARE, Channel.EMAIL, NOON)).isFalse();
            assertThat(all.optedOut(Purpose.CARE, Channel.EMAIL)).isTrue();
        }
    }

    @Test
    void anImportOfAnotherMatterStandsBesideANo() {
        ConsentRecord no = word(false, NOON.minusSeconds(9), Optional.empty());
        Consents all = said(no, imported(Purpose.PROMOTION, NOON));
        assertThat(all.allows(Purpose.PROMOTION, Channel.EMAIL, NOON)).isTrue();
    }

    @Test
    void theirOwnYesAfterANoCountsAlsoWhereAnImportStandsBetween() {
        ConsentRecord no = word(false, NOON.minusSeconds(9), Optional.empty());
        ConsentRecord yes = word(true, NOON.plusSeconds(9), Optional.empty());
        assertThat(said(no, imported(Purpose.CARE, NOON), yes).allows(Purpose.CARE, Channel.EMAIL, NOON.plusSeconds(9)))
                .isTrue();
    }
}
