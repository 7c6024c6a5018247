package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Says nothing, not yet, or no to a proposal; it never changes anything and needs no other guard. */
interface Guard {
    /**
     * The objection if the proposal went out at the instant.
     *
     * @param at now or later; what may change with time is asked again for a later instant
     */
    Optional<Objection> objection(Proposal proposal, Situation situation, Instant at);
}
