package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses one of what may be said about an occasion; saying nothing competes, too. */
final class Arbitration {
    private Arbitration() {}

    /** A proposal and what the guards say to it. */
    record Weighed(Proposal proposal, Optional<Objection> objection) {
        boolean possible() {
            return objection.map(it -> it.until().isPresent()).orElse(true);
        }
    }

    /** Kind first, the most owed; then worth against the price of the attention it takes; ties by rule id. */
    static Comparator<Proposal> order(Situation situation) {
        return Comparator.comparing(Proposal::kind)
                .thenComparing(proposal -> price(situation, proposal) - proposal.worth())
                .thenComparing(Proposal::rule)
                .thenComparing(Proposal::template);
    }

    /** The answers, the chosen proposal first. */
    static List<Decision> choose(List<Weighed> weighed, Situation situation) {
        List<Weighed> ranked = weighed.stream()
                .sorted(Comparator.comparing(Weighed::proposal, order(situation)))
                .toList();
        Optional<Weighed> chosen = ranked.stream()
                .filter(Weighed::possible)
                .filter(it -> !silenceIsBetter(situation, it.proposal()))
                .findFirst();
        List<Decision> answers = new ArrayList<>();
        chosen.ifPresent(it -> answers.add(answer(it)));
        for (Weighed it : ranked) {
            if (chosen.filter(winner -> winner == it).isEmpty()) {
                answers.add(it.possible() ? lost(it.proposal(), chosen, situation) : answer(it));
            }
        }
        return answers;
    }

    private static Decision answer(Weighed weighed) {
        Proposal proposal = weighed.proposal();
        return weighed.objection()
                .<Decision>map(objection -> objection.until().isPresent()
                        ? new Decision.Defer(proposal, objection.until().get(), objection.reason(), objection.bound())
                        : new Decision.Suppress(proposal, objection.reason(), objection.bound()))
                .orElseGet(() -> new Decision.Send(proposal));
    }

    private static Decision lost(Proposal proposal, Optional<Weighed> chosen, Situation situation) {
        String bound = silenceIsBetter(situation, proposal)
                ? "worth %d, silence %d".formatted(proposal.worth(), price(situation, proposal))
                : "to " + chosen.map(it -> it.proposal().rule()).orElse("silence");
        return new Decision.Suppress(proposal, Reason.LOST_ARBITRATION, bound);
    }

    private static boolean silenceIsBetter(Situation situation, Proposal proposal) {
        return proposal.kind().optional() && proposal.worth() < price(situation, proposal);
    }

    private static int price(Situation situation, Proposal proposal) {
        return situation.price(proposal, situation.now());
    }
}
