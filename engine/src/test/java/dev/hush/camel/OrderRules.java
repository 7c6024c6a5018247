package dev.hush.camel;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.Learning;
import dev.hush.decision.HouseTables;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Thanks by e-mail for every order; where a gate is closed, it waits there before it decides. */
record OrderRules(CountDownLatch gate) implements RuleBase {
    /** Rules that decide at once. */
    static OrderRules open() {
        return new OrderRules(new CountDownLatch(0));
    }

    static OrderRules closed() {
        return new OrderRules(new CountDownLatch(1));
    }

    Rulebook book() {
        EventCatalog catalog = new EventCatalog(Map.of("order.placed", EventType.undeclared("order.placed")));
        return new Rulebook(this, HouseTables.lawOnly(ZoneId.of("UTC")), new Learning(catalog, Map.of(), List.of()));
    }

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
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!situation.event().type().equals("order.placed")) {
            return Wishes.NONE;
        }
        Proposal thanks = new Proposal(
                "thanks-01",
                situation.occasion(),
                "thanks",
                Purpose.CARE,
                Channel.EMAIL,
                Kind.KINDNESS,
                50,
                Optional.empty(),
                situation.event().time().plus(Duration.ofHours(24)));
        return new Wishes(List.of(thanks), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
