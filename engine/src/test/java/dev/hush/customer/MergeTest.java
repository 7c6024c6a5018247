package dev.hush.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.event.CustomerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
    private static CustomerStateEditor someone(String id) {
        return CustomerState.unknown(new CustomerId(id)).edit().address(Channel.SMS, "+4917012345" + id.length());
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPRESSED_BOUNCE, SUPPRESSED_COMPLAINT, SUPPRESSED_COMPLAINT",
        "SUPPRESSED_BOUNCE, OPTED_OUT, OPTED_OUT",
        "OPTED_OUT, SUPPRESSED_COMPLAINT, SUPPRESSED_COMPLAINT",
        "SUPPRESSED_BOUNCE, SUPPRESSED_BOUNCE, SUPPRESSED_BOUNCE"
    })
    void ofTwoReasonsTheOneThatIsHarderToLiftHolds(String one, String other, String holds) {
        CustomerState a = someone("a").suppress(Channel.SMS, one).done();
        CustomerState b = someone("bb").suppress(Channel.SMS, other).done();
        assertThat(Merge.of(a, b).suppressed()).containsEntry(Channel.SMS, holds);
        assertThat(Merge.of(b, a).suppressed()).containsEntry(Channel.SMS, holds);
        assertThat(Merge.undone(a, b).suppressed()).containsEntry(Channel.SMS, holds);
        assertThat(someone("c")
                        .suppress(Channel.SMS, other)
                        .suppress(Channel.SMS, one)
                        .done()
                        .suppressed())
                .containsEntry(Channel.SMS, holds);
    }

    @Test
    void anotherAddressLiftsABounceAndNotAComplaint() {
        CustomerStateEditor bounced = someone("a").suppress(Channel.SMS, Suppressions.BOUNCE);
        assertThat(bounced.address(Channel.SMS, "+49170999", "key").done().suppressed())
                .isEmpty();
        CustomerStateEditor complained =
                someone("a").suppress(Channel.SMS, Suppressions.COMPLAINT).suppress(Channel.SMS, Suppressions.BOUNCE);
        assertThat(complained.address(Channel.SMS, "+49170999", "key").done().suppressed())
                .containsEntry(Channel.SMS, Suppressions.COMPLAINT);
    }
}
