package dev.hush.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Channel;
import dev.hush.consent.ConsentRecord;
import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Proof;
import dev.hush.consent.Purpose;
import dev.hush.customer.CustomerState;
import dev.hush.customer.Learning;
import dev.hush.decision.Chance;
import dev.hush.decision.HouseTables.QuietHours;
import dev.hush.decision.Houses;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.engine.Step;
import dev.hush.engine.VirtualTime;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.event.EventCatalog;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import dev.hush.plan.Outreach;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A customer in every zone whose clocks are set from 2025 to 2030, and something to say every two hours of those days: each
 * message goes out once, at the first instant that is allowed.
 */
class EveryZoneTest {
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
    private static final QuietHours ODD = new QuietHours(
            Optional.empty(), Optional.of(Channel.IN_APP), LocalTime.of(2, 30), LocalTime.of(3, 30), true, true);

    private final Map<String, List<Instant>> sent = new HashMap<>();

    @Test
    void hearsEachMessageOnceAtTheFirstInstantThatIsAllowed() {
        Map<ZoneRules, ZoneId> zones = new HashMap<>();
        ZoneId.getAvailableZoneIds()
                .forEach(id -> zones.putIfAbsent(ZoneId.of(id).getRules(), ZoneId.of(id)));
        List<CustomerEvent> events = new ArrayList<>();
        try (VirtualTime time = new VirtualTime(
                book(), List.of(), (campaign, after) -> Optional.empty(), new Chance(new byte[] {1}), 2, this::see)) {
            zones.values()
                    .forEach(zone -> changes(zone.getRules()).forEach(change -> {
                        CustomerState customer = someone(zone, change);
                        time.begin(customer);
                        events.addAll(around(change, customer.id()));
                    }));
            events.sort(CustomerEvent.ORDER);
            time.play(events.iterator());
        }
        assertThat(events).hasSizeGreaterThan(40_000);
        for (CustomerEvent event : events) {
            List<Instant> expected = List.of(firstAllowed(event));
            if (!expected.equals(sent.get(event.id()))) {
                assertThat(sent.get(event.id())).as(event.toString()).isEqualTo(expected);
            }
        }
    }

    private void see(Step step) {
        for (Outreach outreach : step.plan().outreach()) {
            sent.computeIfAbsent(outreach.event().id(), it -> new ArrayList<>()).add(outreach.decidedAt());
        }
    }

    /** By minutes and by hand: 9 to 20 for mails, where no country is known; the table for the rest. */
    private static Instant firstAllowed(CustomerEvent event) {
        ZonedDateTime local =
                event.time().atZone(ZoneId.of(event.customer().value().split("@", 2)[0]));
        boolean mail = event.type().equals("mail");
        while (mail ? local.getHour() < 9 || local.getHour() >= 20 : !odd(local.toLocalTime())) {
            local = local.plusMinutes(1);
        }
        return local.toInstant();
    }

    private static boolean odd(LocalTime time) {
        return !time.isBefore(ODD.from()) && time.isBefore(ODD.to());
    }

    private static List<Instant> changes(ZoneRules rules) {
        List<Instant> changes = new ArrayList<>();
        ZoneOffsetTransition change = rules.nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            changes.add(change.getInstant());
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }

    /** Every two hours from the day before to the day after, a mail and a message in the app. */
    private static List<CustomerEvent> around(Instant change, CustomerId customer) {
        Instant start = change.minus(Duration.ofMinutes(24 * 60 + 15));
        return IntStream.range(0, 24)
                .mapToObj(step -> start.plus(Duration.ofHours(2L * step)))
                .flatMap(at -> Stream.of("mail", "app")
                        .map(type -> new CustomerEvent(
                                type + at + customer, "t", type, customer, at, Map.of(), Optional.empty())))
                .toList();
    }

    private static CustomerState someone(ZoneId zone, Instant change) {
        return CustomerState.unknown(new CustomerId(zone.getId() + "@" + change))
                .edit()
                .zone(zone)
                .address(Channel.EMAIL, "someone@example.com")
                .address(Channel.IN_APP, "someone")
                .consent(ConsentRecord.of(
                        Purpose.SERVICE, Channel.EMAIL, LawfulBasis.CONTRACT, true, FROM, Proof.unstated("t")))
                .done();
    }

    private static Rulebook book() {
        RuleBase rules = new RuleBase() {
            @Override
            public String version() {
                return "test";
            }

            @Override
            public Map<String, String> reasons() {
                return Map.of();
            }

            @Override
            public Wishes consider(Situation situation) {
                return new Wishes(
                        List.of(proposal(situation)), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
            }
        };
        return new Rulebook(
                rules,
                new Houses().quietHours(ODD).tables(),
                new Learning(new EventCatalog(Map.of()), Map.of(), List.of()));
    }

    private static Proposal proposal(Situation situation) {
        return new Proposal(
                "r",
                situation.occasion(),
                "t",
                Purpose.SERVICE,
                situation.event().type().equals("mail") ? Channel.EMAIL : Channel.IN_APP,
                Kind.REPAIR,
                50,
                Optional.empty(),
                situation.event().time().plus(Duration.ofDays(3)));
    }
}
