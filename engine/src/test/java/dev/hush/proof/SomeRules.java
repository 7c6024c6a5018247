package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.GuardOrders;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.event.HouseEvents;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Rules drawn by lot: most of them sensible, some for a purpose or with a template that their kind may not have. */
final class SomeRules implements RuleBase {
    /** One situation in so many is weighed by all guards in another order, too. */
    private static final int ORDERS_TRIED = 20;

    private static final List<Kind> KINDS = List.of(
            Kind.DUTY,
            Kind.REPAIR,
            Kind.PROMISE,
            Kind.KINDNESS,
            Kind.KINDNESS,
            Kind.KINDNESS,
            Kind.KINDNESS,
            Kind.PROMOTION,
            Kind.PROMOTION,
            Kind.PROMOTION);

    private final Map<String, Rule> byId = new HashMap<>();
    private final Map<String, List<Rule>> byType = new HashMap<>();
    private final AtomicLong considered = new AtomicLong();
    private final AtomicLong disagreements = new AtomicLong();

    SomeRules(Chances chances) {
        for (String type : SomeEvents.THAT_RULES_ASK_ABOUT) {
            List<Rule> rules = IntStream.range(0, chances.from(1, 4))
                    .mapToObj(i -> rule(type + "-" + i, type, chances))
                    .toList();
            byType.put(type, rules);
            rules.forEach(rule -> byId.put(rule.id(), rule));
        }
    }

    private static Rule rule(String id, String on, Chances chances) {
        Kind kind = chances.of(KINDS);
        boolean mayAskAgain = !on.equals(HouseEvents.FOLLOW_UP_DUE);
        return new Rule(
                id,
                on,
                kind,
                chances.oneIn(12) ? chances.of(Purpose.values()) : purpose(kind, chances),
                chances.of(Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.WEBHOOK),
                kind == Kind.DUTY ? chances.of("order-confirmation", "code", "leaflet") : "words",
                chances.from(0, 100),
                Duration.ofHours(chances.of(1, 6, 12, 24, 48, 120)),
                mayAskAgain && chances.oneIn(4)
                        ? Optional.of(Duration.ofHours(chances.of(1, 9, 30, 100)))
                        : Optional.empty());
    }

    private static Purpose purpose(Kind kind, Chances chances) {
        return switch (kind) {
            case DUTY, REPAIR, PROMISE -> chances.of(Purpose.SERVICE, Purpose.CARE);
            case KINDNESS -> chances.of(Purpose.CARE, Purpose.RESEARCH);
            case PROMOTION -> Purpose.PROMOTION;
        };
    }

    Rule rule(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow();
    }

    /** Situations in which the order of the guards mattered. */
    long disagreements() {
        return disagreements.get();
    }

    @Override
    public String version() {
        return "generated";
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of();
    }

    @Override
    public Wishes consider(Situation situation) {
        List<Rule> rules = byType.getOrDefault(situation.event().type(), List.of());
        List<Proposal> proposals =
                rules.stream().map(rule -> rule.proposal(situation)).toList();
        List<FollowUpWish> asks = rules.stream()
                .flatMap(rule -> rule.followUp(situation).stream())
                .toList();
        long turn = considered.incrementAndGet();
        if (turn % ORDERS_TRIED == 0 && !GuardOrders.agree(proposals, situation, turn)) {
            disagreements.incrementAndGet();
        }
        return new Wishes(proposals, asks, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
