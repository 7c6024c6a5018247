package dev.hush.engine;

import dev.hush.consent.LawfulBasis;
import dev.hush.consent.Purpose;
import dev.hush.customer.FactDeclaration;
import dev.hush.customer.FreezeRule;
import dev.hush.customer.Learning;
import dev.hush.customer.Provenance;
import dev.hush.decision.HouseTables;
import dev.hush.decision.HouseTables.Cap;
import dev.hush.decision.Houses;
import dev.hush.decision.RuleBase;
import dev.hush.decision.Rulebook;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes;
import dev.hush.event.EventCatalog;
import dev.hush.event.EventType;
import dev.hush.event.EventType.About;
import dev.hush.offer.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A rulebook whose rules are lambdas by event type, with a cap of one a day and a budget of five euros. */
final class LabBook {
    private LabBook() {}

    static Rulebook of(Map<String, Function<Situation, Wishes>> rules) {
        RuleBase base = new RuleBase() {
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
                return rules.getOrDefault(situation.event().type(), it -> Wishes.NONE)
                        .apply(situation);
            }
        };
        Map<String, FactDeclaration> facts = Map.of(
                "score", new FactDeclaration("score", Provenance.DECLARED, Set.of(Purpose.CARE), Optional.empty()));
        return new Rulebook(base, house(), new Learning(catalog(), facts, freezes()));
    }

    private static EventCatalog catalog() {
        return new EventCatalog(Map.of(
                "order.placed", type("order.placed", Optional.of(LawfulBasis.CONTRACT), Map.of()),
                "review.written", type("review.written", Optional.empty(), Map.of("score", "score")),
                "page.seen", type("page.seen", Optional.empty(), Map.of()).collectedFor(Purpose.RESEARCH)));
    }

    private static EventType type(String name, Optional<LawfulBasis> basis, Map<String, String> facts) {
        return new EventType(
                name,
                Optional.of("order"),
                Map.of(),
                Duration.ZERO,
                0,
                Optional.empty(),
                basis,
                facts,
                false,
                About.CUSTOMER);
    }

    private static List<FreezeRule> freezes() {
        return List.of(new FreezeRule(
                "bad-score",
                FreezeRule.Effect.OPENS,
                "review.written",
                Optional.of("score"),
                Set.of("1"),
                Duration.ZERO));
    }

    private static HouseTables house() {
        return new Houses()
                .caps(new Cap(Optional.empty(), Optional.empty(), 1, Optional.empty()))
                .budget(new Budget("small", 500, Budget.Period.MONTH))
                .tables();
    }
}
