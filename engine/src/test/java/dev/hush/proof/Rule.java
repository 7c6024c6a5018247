package dev.hush.proof;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.decision.Situation;
import dev.hush.decision.Wishes.FollowUpWish;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
import java.time.Duration;
import java.util.Optional;

/**
 * A rule that proposes one message on every event of a type.
 *
 * @param asksAgainIn when it asks once more; empty for never
 */
record Rule(
        String id,
        String on,
        Kind kind,
        Purpose purpose,
        Channel channel,
        String template,
        int worth,
        Duration goodFor,
        Optional<Duration> asksAgainIn) {

    Proposal proposal(Situation situation) {
        return new Proposal(
                id,
                situation.occasion(),
                template,
                purpose,
                channel,
                kind,
                worth,
                Optional.empty(),
                situation.event().time().plus(goodFor));
    }

    Optional<FollowUpWish> followUp(Situation situation) {
        return asksAgainIn.map(in ->
                new FollowUpWish(id, "again-" + id, situation.event().time().plus(in), Optional.of("review.written")));
    }
}
