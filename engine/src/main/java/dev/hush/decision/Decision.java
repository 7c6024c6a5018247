package dev.hush.decision;

import dev.hush.offer.Proposal;
import java.time.Instant;
import java.util.function.Function;

/** The answer to one proposal. */
public sealed interface Decision {
    Proposal proposal();

    /** It goes out. */
    record Send(Proposal proposal) implements Decision {}

    /** It waits until the instant and is weighed again then. */
    record Defer(Proposal proposal, Instant until, Reason reason, String bound) implements Decision {}

    /** It does not go out. */
    record Suppress(Proposal proposal, Reason reason, String bound) implements Decision {}

    /** Answers for every case; a new case makes the compiler list every place that has to answer. */
    default <T> T fold(Function<Send, T> send, Function<Defer, T> defer, Function<Suppress, T> suppress) {
        if (this instanceof Send it) {
            return send.apply(it);
        }
        if (this instanceof Defer it) {
            return defer.apply(it);
        }
        return suppress.apply((Suppress) this);
    }
}
