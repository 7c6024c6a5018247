package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.nobody;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.consent.Said;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LawfulBasisGuardTest {
    private static ConsentRecord once(Instant given) {
        return new ConsentRecord(
                Purpose.CARE,
                Channel.EMAIL,
                LawfulBasis.CONSENT,
                true,
                new Said("form", given, given),
                Optional.empty(),
                true,
                Proof.unstated("form/2"),
                Optional.empty(),
                false,
                false);
    }

    private static Asked implied(Method method, Duration ago) {
        Asked asked = nobody().proposes(Kind.PROMOTION, Purpose.PROMOTION, Channel.EMAIL);
        asked.customer()
                .consent(ConsentRecord.of(
                        Purpose.PROMOTION,
                        Channel.EMAIL,
                        LawfulBasis.CONSENT,
                        true,
                        NOON.minus(ago),
                        new Proof("shop/order", method, "")));
        return asked;
    }

    @Test
    void lastsTwoYearsFromAPurchaseAndSixMonthsFromAnInquiry() {
        assertThat(implied(Method.PURCHASE, Duration.ofDays(729)).answer()).isEmpty();
        assertThat(implied(Method.PURCHASE, Duration.ofDays(732)).reason()).contains(Reason.CONSENT_EXPIRED);
        assertThat(implied(Method.INQUIRY, Duration.ofDays(180)).answer()).isEmpty();
        assertThat(implied(Method.INQUIRY, Duration.ofDays(185)).reason()).contains(Reason.CONSENT_EXPIRED);
    }

    @Test
    void isUsedUpByOneMessageWhereItIsGoodForOne() {
        Asked asked = nobody();
        asked.customer().consent(once(NOON.minus(Duration.ofDays(9))));
        assertThat(asked.answer()).isEmpty();

        asked.said("a", 0, NOON.minus(Duration.ofDays(5)), true);
        assertThat(asked.reason()).contains(Reason.NO_BASIS);

        asked.customer().consent(once(NOON.minus(Duration.ofDays(1))));
        assertThat(asked.answer()).isEmpty();
    }

    @Test
    void isUsedUpByWhatWasDecidedBeforeItAndMayStillGoOut() {
        Asked asked = nobody().said("a", 0, NOON.minus(Duration.ofHours(5)), false);
        asked.customer().consent(once(NOON.minus(Duration.ofHours(1))));

        assertThat(asked.reason()).contains(Reason.NO_BASIS);
    }

    @Test
    void isUsedUpForGoodWhenItsMessageIsLongForgotten() {
        Asked asked = nobody();
        asked.customer().consent(once(NOON.minus(Duration.ofDays(401))));

        assertThat(asked.reason()).contains(Reason.NO_BASIS);
    }

    @Test
    void isNoMatterOfAnotherPurposeOrChannel() {
        assertThat(someone()
                        .proposes(Kind.PROMOTION, Purpose.PROMOTION, Channel.EMAIL)
                        .reason())
                .contains(Reason.NO_BASIS);
        assertThat(someone()
                        .proposes(Kind.PROMOTION, Purpose.CARE, Channel.EMAIL)
                        .reason())
                .contains(Reason.NO_BASIS);
        assertThat(someone()
                        .proposes(Kind.KINDNESS, Purpose.RESEARCH, Channel.EMAIL)
                        .reason())
                .contains(Reason.NO_BASIS);
    }

    @Test
    void lendsAContractToServiceAndCareAndNothingElse() {
        for (Kind kind : new Kind[] {Kind.REPAIR, Kind.PROMISE}) {
            assertThat(underContract(kind, Purpose.SERVICE).answer()).isEmpty();
            assertThat(underContract(kind, Purpose.CARE).answer()).isEmpty();
            assertThat(underContract(kind, Purpose.PROMOTION).reason()).contains(Reason.NO_BASIS);
            assertThat(underContract(kind, Purpose.RESEARCH).reason()).contains(Reason.NO_BASIS);
        }
        assertThat(underContract(Kind.PROMOTION, Purpose.PROMOTION).reason()).contains(Reason.NO_BASIS);
        assertThat(underContract(Kind.KINDNESS, Purpose.RESEARCH).reason()).contains(Reason.NO_BASIS);
    }

    @Test
    void lendsAContractToTheDutiesOfTheListOnly() {
        assertThat(underContract(Kind.DUTY, Purpose.SERVICE).reason()).contains(Reason.NO_BASIS);
        assertThat(underContract(Kind.DUTY, Purpose.SERVICE)
                        .template("order-confirmation")
                        .answer())
                .isEmpty();
        assertThat(underContract(Kind.DUTY, Purpose.RESEARCH)
                        .template("order-confirmation")
                        .reason())
                .contains(Reason.NO_BASIS);
        assertThat(nobody().template("order-confirmation")
                        .proposes(Kind.DUTY, Purpose.SERVICE, Channel.EMAIL)
                        .reason())
                .contains(Reason.NO_BASIS);
    }

    @Test
    void letsConsentToServiceStandForAContract() {
        assertThat(nobody().consent(Purpose.SERVICE, Channel.EMAIL, Method.FORM)
                        .proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL)
                        .answer())
                .isEmpty();
        assertThat(nobody().consent(Purpose.CARE, Channel.EMAIL, Method.FORM)
                        .proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL)
                        .reason())
                .contains(Reason.NO_BASIS);
        assertThat(nobody().consent(Purpose.RESEARCH, Channel.EMAIL, Method.FORM)
                        .proposes(Kind.KINDNESS, Purpose.RESEARCH, Channel.EMAIL)
                        .answer())
                .isEmpty();
    }

    private static Asked underContract(Kind kind, Purpose purpose) {
        Asked asked = nobody().proposes(kind, purpose, Channel.EMAIL);
        asked.customer().consent(Lawful.contract());
        return asked;
    }
}
