package dev.hush.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {
    @Test
    void namesTheCustomerWhomItIsAboutWhereThatIsAnotherOne() {
        Expectation expectation = Expectation.read(3, "thanks-01 suppressed because OPTED_OUT for s2")
                .orElseThrow();
        assertThat(expectation.rule()).contains("thanks-01");
        assertThat(expectation.reason()).contains("OPTED_OUT");
        assertThat(expectation.text()).isEqualTo("thanks-01 suppressed because OPTED_OUT for s2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T11:00+01:00 thanks-01 sent by EMAIL for s2",
                "thanks-01 deferred until 2026-11-21T08:00+01:00 because CAP_TOTAL for s2",
                "follow-up ask fired for s2",
                "no PROMOTION",
                "nothing else"
            })
    void readsWhatMayBeWritten(String line) {
        assertThat(Expectation.read(1, line)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks-01 sent by EMAIL to s2", "thanks-01 sent", "no ADVERTS", "for s2"})
    void refusesWhatMayNot(String line) {
        assertThat(Expectation.read(1, line)).isEmpty();
    }
}
