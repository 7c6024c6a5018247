package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A promotion whenever a sale opens. */
final class OneRule implements RuleBase {
    private static final Rule SALE = new Rule(
            "sale",
            "sale.opened",
            Kind.PROMOTION,
            Purpose.PROMOTION,
            Channel.EMAIL,
            "sale",
            90,
            Duration.ofHours(6),
            Optional.empty());

    @Override
    public String version() {
        return "one";
    }

    @Override
    public Map<String, String> reasons() {
        return Map.of();
    }

    @Override
    public Wishes consider(Situation situation) {
        return situation.event().type().equals(SALE.on())
                ? new Wishes(
                        List.of(SALE.proposal(situation)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())
                : Wishes.NONE;
    }
}
