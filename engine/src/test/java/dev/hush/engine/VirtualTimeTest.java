package dev.hush.engine;

import static dev.hush.engine.Lab.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventKey;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualTimeTest {
    /** The budget "small" has room for five. */
    private static final Map<String, Function<Situation, Wishes>> RULES = Map.of(
            "order.placed", it -> Lab.surprise(it, "tea"),
            "order.delivered", it -> Lab.followUp(it, "ask", Duration.ofHours(30), "review.written"),
            "follow-up.due", it -> Lab.surprise(it, "card"),
            "sale.opened", it -> Lab.message(it, "sale", Kind.PROMOTION, Purpose.PROMOTION));

    private static final Rulebook BOOK = LabBook.of(RULES);

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void comesToTheSameInAnyNumberOfLanes(int lanes) {
        long seed = 42;
        List<CustomerEvent> events = someEvents(new Random(seed), 9000);

        assertThat(play(events, lanes)).as("seed %d", seed).isEqualTo(play(events, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void givesASmallBudgetToTheEarliestInTheOrderOfEvents(int lanes) {
        List<CustomerEvent> events = new ArrayList<>();
        List<EventKey> inOrder = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String customer = "c" + (97 - i);
            events.addAll(known(customer));
            // two at the same instant: the id decides
            CustomerEvent order = event("%02d".formatted(i), customer, "order.placed", NOON.plusSeconds(i / 2));
            events.add(order);
            inOrder.add(order.key());
        }
        Collections.shuffle(events, new Random(1));
        events.sort(CustomerEvent.ORDER);

        List<String> steps = play(events, lanes);

        for (int i = 0; i < 40; i++) {
            String answer = inOrder.get(i) + " tea " + (i < 5 ? "SENT" : "SUPPRESSED BUDGET_EMPTY");
            assertThat(steps).anyMatch(step -> step.endsWith(answer));
        }
        assertThat(steps.stream().filter(step -> step.endsWith("SENT"))).hasSize(5);
    }

    @Test
    void fillsABudgetAnewWithItsPeriod() {
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.addAll(known("c" + i));
            Instant time = i < 6 ? NOON : NOON.plus(Duration.ofDays(20));
            events.add(event("o" + i, "c" + i, "order.placed", time));
        }
        events.sort(CustomerEvent.ORDER);

        assertThat(play(events, 2).stream().filter(step -> step.endsWith("SENT")))
                .hasSize(10);
    }

    @Test
    void leavesOutWhatCameBefore() {
        List<CustomerEvent> events = new ArrayList<>(someEvents(new Random(3), 300));
        List<String> once = play(events, 2);
        events.addAll(List.copyOf(events));
        events.sort(CustomerEvent.ORDER);

        assertThat(play(events, 2)).isEqualTo(once);
    }

    private static List<String> play(List<CustomerEvent> events, int lanes) {
        List<String> steps = new ArrayList<>();
        CampaignCalendar never = (campaign, after) -> Optional.empty();
        try (VirtualTime time = new VirtualTime(
                BOOK,
                List.of(),
                never,
                Lab.CHANCE,
                lanes,
                step -> step.entry()
                        .ifPresent(entry -> entry.receipt()
                                .lines()
                                .forEach(line -> steps.add(entry.decidedAt() + " " + entry.customer() + " "
                                        + entry.look() + " " + entry.event().key() + " " + line.rule() + " "
                                        + line.answer()
                                        + line.reason().map(it -> " " + it).orElse("")))))) {
            time.play(events.iterator());
        }
        return steps;
    }

    /** More than two windows of them. */
    private static List<CustomerEvent> someEvents(Random random, int count) {
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            events.addAll(known("c" + i));
        }
        List<String> types = List.of("order.placed", "order.delivered", "review.written", "sale.opened");
        for (int i = 0; i < count; i++) {
            Instant time = NOON.plus(Duration.ofMinutes(random.nextInt(120 * 24 * 60)));
            events.add(event("e" + i, "c" + random.nextInt(80), types.get(random.nextInt(types.size())), time));
        }
        events.sort(CustomerEvent.ORDER);
        return events;
    }

    private static List<CustomerEvent> known(String customer) {
        Instant before = NOON.minusSeconds(3600);
        return List.of(
                new CustomerEvent(
                        "d",
                        customer,
                        "customer.declared",
                        new CustomerId(customer),
                        before,
                        Map.of("email", customer + "@example.com", "zone", "Europe/Berlin", "country", "DE"),
                        Optional.empty()),
                new CustomerEvent(
                        "c",
                        customer,
                        "consent.given",
                        new CustomerId(customer),
                        before,
                        Map.of("consents", List.of("CARE/EMAIL", "PROMOTION/EMAIL")),
                        Optional.empty()));
    }

    private static CustomerEvent event(String id, String customer, String type, Instant time) {
        Map<String, Object> data = Map.of("order", "o" + time.getEpochSecond() % 5, "score", id.length() % 2);
        return new CustomerEvent(id, "shop", type, new CustomerId(customer), time, data, Optional.empty());
    }
}
