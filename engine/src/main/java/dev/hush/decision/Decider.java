package dev.hush.decision;

import dev.hush.decision.Arbitration.Weighed;
import dev.hush.decision.Wishes.HouseObjection;
import dev.hush.offer.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The core: from a situation to decisions; the same function in production, replay and tests. */
public final class Decider {
    private final RuleBase rules;
    private final Guards guards;

    public Decider(RuleBase rules) {
        this(rules, Guards.whenDeciding());
    }

    Decider(RuleBase rules, Guards guards) {
        this.rules = rules;
        this.guards = guards;
    }

    /** What the rules wished for, and the answer to each of their proposals, the chosen one first. */
    public record Deliberation(Wishes wishes, List<Decision> decisions) {}

    public Deliberation decide(Situation situation) {
        return decide(situation, proposal -> true);
    }

    /** As {@link #decide(Situation)}, looking at some proposals only: those of a deferral's rule. */
    public Deliberation decide(Situation situation, Predicate<Proposal> only) {
        Wishes wishes = rules.consider(situation);
        List<Weighed> weighed = wishes.proposals().stream()
                .filter(only)
                .map(proposal -> new Weighed(proposal, weigh(proposal, wishes, situation)))
                .toList();
        return new Deliberation(wishes, Arbitration.choose(weighed, situation));
    }

    private Optional<Objection> weigh(Proposal proposal, Wishes wishes, Situation situation) {
        Optional<Objection> guard = guards.strictest(proposal, situation);
        Optional<Objection> house = wishes.objections().stream()
                .filter(objection -> objection.rule().equals(proposal.rule()))
                .map(HouseObjection::houseRule)
                .min(String::compareTo)
                .flatMap(rule -> Objection.no(Reason.HOUSE_RULE, rule));
        return guard.isPresent() && house.isPresent()
                ? Optional.of(Objection.STRICTEST.compare(guard.get(), house.get()) <= 0 ? guard.get() : house.get())
                : guard.or(() -> house);
    }
}
