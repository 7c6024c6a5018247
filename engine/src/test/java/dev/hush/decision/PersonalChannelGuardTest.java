package dev.hush.decision;

import static dev.hush.decision.Asked.nobody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Method;
import dev.hush.consent.Purpose;
import dev.hush.event.EventType.About;
import dev.hush.offer.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalChannelGuardTest {
    private static Asked text(boolean byCustomer, About about, Map<String, Object> data) {
        return nobody().consent(Purpose.CARE, Channel.SMS, Method.FORM)
                .proposes(Kind.KINDNESS, Purpose.CARE, Channel.SMS)
                .on(byCustomer, about, data);
    }

    @Test
    void keepsTheHousesOwnNewsFromThePhone() {
        assertThat(text(false, About.NOBODY, Map.of()).reason()).contains(Reason.PERSONAL_CHANNEL);
    }

    @Test
    void takesWhatIsAboutMeOrStartedByMe() {
        assertThat(text(false, About.CUSTOMER, Map.of()).answer()).isEmpty();
        assertThat(text(true, About.NOBODY, Map.of()).answer()).isEmpty();
    }

    @Test
    void takesWhatIsAboutAFriendWhoAgreed() {
        assertThat(text(false, About.FRIEND, Map.of()).reason()).contains(Reason.PERSONAL_CHANNEL);
        assertThat(text(false, About.FRIEND, Map.of("friendAgreed", true)).answer())
                .isEmpty();
    }

    @Test
    void leavesMailAlone() {
        assertThat(Asked.someone().on(false, About.NOBODY, Map.of()).answer()).isEmpty();
    }
}
