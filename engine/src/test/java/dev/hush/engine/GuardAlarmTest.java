package dev.hush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.offer.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardAlarmTest {
    @Test
    void aGuardThatFailsIsSilenceAndAnAlarm() {
        try (Lab lab = new Lab()
                .when("order.placed", it -> Lab.message(it, "thanks", Kind.KINDNESS, Purpose.CARE))
                .knowsAna()) {
            GuardAlarm alarm = new GuardAlarm();
            lab.engine().onCommit(alarm);
            CustomerState broken = lab.ana()
                    .edit()
                    .suppress(Channel.EMAIL, "NO_SUCH_REASON")
                    .version(lab.ana().version() + 1)
                    .done();
            lab.store.commit(new Store.Commit(
                    List.of(),
                    List.of(broken),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    lab.now()));

            lab.submit("order.placed", Map.of("order", "1"));
            lab.submit("order.placed", Map.of("order", "2"));
            lab.dispatch();

            assertThat(lab.answers())
                    .containsExactly("thanks SUPPRESSED GUARD_FAILED", "thanks SUPPRESSED GUARD_FAILED");
            assertThat(lab.delivered).isEmpty();
            lab.engine().close();
            assertThat(alarm.failures()).containsExactly(Map.entry("DoNotContactGuard: IllegalArgumentException", 2L));
        }
    }
}
