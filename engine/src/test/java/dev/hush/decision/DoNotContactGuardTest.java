package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Method;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.offer.Kind;
import org.junit.jupiter.api.Test;

class DoNotContactGuardTest {
    @Test
    void keepsAwayFromSuppressedAddresses() {
        Asked bounced = someone();
        bounced.customer().suppress(Channel.EMAIL, "SUPPRESSED_BOUNCE");

        assertThat(bounced.reason()).contains(Reason.SUPPRESSED_BOUNCE);
    }

    @Test
    void bindsEvenADutyAgainstAnOptOut() {
        Asked asked = someone().template("order-confirmation").proposes(Kind.DUTY, Purpose.SERVICE, Channel.EMAIL);
        asked.customer().consent(Lawful.contract());
        assertThat(asked.answer()).isEmpty();

        asked.customer()
                .consent(ConsentRecord.of(
                        Purpose.SERVICE, Channel.EMAIL, LawfulBasis.CONSENT, false, NOON, Proof.unstated("t")));
        assertThat(asked.reason()).contains(Reason.OPTED_OUT);
    }

    @Test
    void knowsWhenThereIsNoAddress() {
        assertThat(someone()
                        .consent(Purpose.CARE, Channel.WEBHOOK, Method.FORM)
                        .proposes(Kind.KINDNESS, Purpose.CARE, Channel.WEBHOOK)
                        .reason())
                .contains(Reason.NO_ADDRESS);
    }
}
