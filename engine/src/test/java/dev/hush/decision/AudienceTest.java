package dev.hush.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.customer.CustomerState;
import dev.hush.event.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");
    private static final CustomerState MEI = CustomerState.unknown(new CustomerId("mei"))
            .edit()
            .country("TW")
            .language("zh-Hant")
            .seenAt(NOW.minus(Duration.ofDays(3)))
            .done();

    private static boolean asks(List<String> has, List<String> hasNot, Optional<Duration> seenWithin) {
        return new Audience(has, hasNot, seenWithin).includes(MEI, NOW);
    }

    @Test
    void asksWhoHasAllOfTheKeys() {
        assertThat(asks(List.of(), List.of(), Optional.empty())).isTrue();
        assertThat(asks(List.of("country:TW", "language:zh-Hant"), List.of(), Optional.empty()))
                .isTrue();
        assertThat(asks(List.of("country:TW", "language:en"), List.of(), Optional.empty()))
                .isFalse();
    }

    @Test
    void passesOverWhoHasOneOfTheExcluded() {
        assertThat(asks(List.of(), List.of("country:DE"), Optional.empty())).isTrue();
        assertThat(asks(List.of(), List.of("country:DE", "country:TW"), Optional.empty()))
                .isFalse();
    }

    @Test
    void asksWhoWasSeenLately() {
        assertThat(asks(List.of(), List.of(), Optional.of(Duration.ofDays(4)))).isTrue();
        assertThat(asks(List.of(), List.of(), Optional.of(Duration.ofDays(3)))).isFalse();
        CustomerState never = CustomerState.unknown(new CustomerId("x"));
        assertThat(new Audience(List.of(), List.of(), Optional.of(Duration.ofDays(4))).includes(never, NOW))
                .isFalse();
    }
}
