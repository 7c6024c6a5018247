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
        Wishes wishes = rules.consider(situation);
        Situation asked = wishes.rests().isEmpty() ? situation : situation.resting(wishes.rests());
        return choose(wishes, asked, proposal -> true);
    }

    /** Looks again at what one rule proposes; what else is wished for counted at the first look. */
    public Deliberation decideAgain(Situation situation, String rule) {
        return choose(
                rules.consider(situation),
                situation,
                proposal -> proposal.rule().equals(rule));
    }

    private Deliberation choose(Wishes wishes, Situation situation, Predicate<Proposal> only) {
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
