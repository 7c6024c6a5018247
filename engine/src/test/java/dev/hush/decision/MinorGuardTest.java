package dev.hush.decision;

import static dev.hush.decision.Asked.NOON;
import static dev.hush.decision.Asked.nobody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.customer.Fact;
import dev.hush.customer.Provenance;
import dev.hush.offer.Kind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinorGuardTest {
    private static Asked born(String day, Method consentBy) {
        Asked asked = nobody().consent(Purpose.CARE, Channel.EMAIL, consentBy);
        asked.customer()
                .fact("birthday", new Fact(day, Provenance.DECLARED, Set.of(Purpose.SERVICE), NOON, Optional.empty()));
        return asked;
    }

    @ParameterizedTest
    @CsvSource({"2010-11-21, true", "2010-11-20, false", "1980-01-01, false", "not a day, true", "2030-01-01, true"})
    void needsAGuardianUnderSixteen(String birthday, boolean minor) {
        assertThat(born(birthday, Method.FORM).reason())
                .isEqualTo(minor ? Optional.of(Reason.MINOR) : Optional.empty());
    }

    @Test
    void heedsTheGuardian() {
        assertThat(born("2015-01-01", Method.GUARDIAN).answer()).isEmpty();
    }

    @Test
    void leavesWhatIsOwedAlone() {
        Asked asked = born("2015-01-01", Method.FORM);
        asked.customer().consent(Lawful.contract());

        assertThat(asked.proposes(Kind.REPAIR, Purpose.CARE, Channel.EMAIL).answer())
                .isEmpty();
    }
}
