package dev.hush.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodTest {
    private static final Instant GIVEN = Instant.parse("2026-11-20T11:00:00Z");

    @Test
    void isReadHoweverItIsWrittenAndUnstatedWhereItCannotBe() {
        assertThat(Method.of(" double-opt-in ")).isEqualTo(Method.DOUBLE_OPT_IN);
        assertThat(Method.of("Double opt in")).isEqualTo(Method.DOUBLE_OPT_IN);
        assertThat(Method.of("telepathy")).isEqualTo(Method.UNSTATED);
    }

    @Test
    void impliesConsentByPurchaseAndInquiryOnly() {
        assertThat(Stream.of(Method.values()).filter(Method::implied)).containsExactly(Method.PURCHASE, Method.INQUIRY);
    }

    @Test
    void endsAtTheEarlierOfItsOwnTimeAndTheDeclaredOne() {
        assertThat(Method.INQUIRY.endOf(GIVEN, Optional.empty())).contains(Instant.parse("2027-05-20T11:00:00Z"));
        assertThat(Method.INQUIRY.endOf(GIVEN, Optional.of(GIVEN.plusSeconds(1))))
                .contains(GIVEN.plusSeconds(1));
        assertThat(Method.FORM.endOf(GIVEN, Optional.empty())).isEmpty();
    }

    @Test
    void givesNothingForATimeThatNoCalendarHolds() {
        assertThat(Method.PURCHASE.endOf(Instant.MAX, Optional.empty())).contains(Instant.MAX);
    }

    @Test
    void namesChannelsAsFilesDo() {
        assertThat(Channel.IN_APP.label()).isEqualTo("in-app");
        assertThat(Channel.of("in-app")).isEqualTo(Channel.IN_APP);
    }
}
