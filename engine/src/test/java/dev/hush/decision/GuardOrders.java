package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Asks all guards in another order. */
public final class GuardOrders {
    private GuardOrders() {}

    /** Whether the guards, in an order drawn by the seed, say of each proposal what they always say. */
    public static boolean agree(List<Proposal> proposals, Situation situation, long seed) {
        Guards inOrder = Guards.whenDeciding();
        List<Guard> shuffled = new ArrayList<>(inOrder.all());
        Collections.shuffle(shuffled, new Random(seed));
        Guards inAnother = new Guards(shuffled);
        return proposals.stream()
                .allMatch(proposal ->
                        inOrder.strictest(proposal, situation).equals(inAnother.strictest(proposal, situation)));
    }
}
