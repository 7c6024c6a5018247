package dev.hush.intake.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedEventsTest {
    @Test
    void givesBackWhatItWasGivenInOrder() {
        Random random = new Random(7);
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            events.add(event(random));
        }
        SortedEvents.Collector collector = new SortedEvents.Collector(Long.MAX_VALUE);
        events.forEach(collector::add);
        events.sort(CustomerEvent.ORDER);
        assertThat(collector.sorted()).isEqualTo(events);
    }

    @Test
    void keepsTheTypesOfValues() {
        Map<String, Object> data = Map.of(
                "text",
                "a text that is longer than any word is",
                "word",
                "BR",
                "int",
                Integer.MIN_VALUE,
                "long",
                Long.MIN_VALUE,
                "decimal",
                new BigDecimal("-0.5000"),
                "huge",
                new BigDecimal("1e300"),
                "double",
                -0.25,
                "flag",
                true,
                "list",
                List.of(List.of(), Map.of("é", "🦒"), false));
        SortedEvents.Collector collector = new SortedEvents.Collector(Long.MAX_VALUE);
        collector.add(new CustomerEvent("1", "s", "t", new CustomerId("c"), Instant.MIN, data, Optional.of("a/b/c")));
        CustomerEvent event = collector.sorted().get(0);
        assertThat(event.data()).isEqualTo(data);
        assertThat(event.cause()).contains("a/b/c");
        assertThat(event.time()).isEqualTo(Instant.MIN);
    }

    @Test
    void takesAnEventLargerThanAPage() {
        SortedEvents.Collector collector = new SortedEvents.Collector(Long.MAX_VALUE);
        Map<String, Object> data = Map.of("text", "x".repeat(3 << 20));
        collector.add(new CustomerEvent("1", "s", "t", new CustomerId("c"), Instant.EPOCH, data, Optional.empty()));
        assertThat(collector.sorted().get(0).data()).isEqualTo(data);
    }

    @Test
    void refusesMoreThanThereIsRoomFor() {
        SortedEvents.Collector collector = new SortedEvents.Collector(2 << 20);
        Random random = new Random(7);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        collector.add(event(random));
                    }
                })
                .isInstanceOf(SortedEvents.TooManyException.class);
    }

    private static CustomerEvent event(Random random) {
        return new CustomerEvent(
                "id" + random.nextInt(1_000_000),
                "source" + random.nextInt(3),
                "order.placed",
                new CustomerId("customer" + random.nextInt(100)),
                Instant.ofEpochSecond(random.nextInt(500), random.nextInt(3)),
                Map.of("amount", new BigDecimal(random.nextInt()).movePointLeft(2), "n", random.nextInt()),
                Optional.empty());
    }
}
