package dev.hush.offer;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule's wish to say something; no rule can do more than wish.
 *
 * @param rule the rule's id
 * @param worth what it is worth to the customer, 0 to 100, more is better
 * @param expense what it costs and who pays; empty for a message that is nothing but a message
 * @param goodUntil the last instant at which saying it is still kind
 */
public record Proposal(
        String rule,
        Occasion occasion,
        String template,
        Purpose purpose,
        Channel channel,
        Kind kind,
        int worth,
        Optional<Expense> expense,
        Instant goodUntil) {

    /** What a surprise costs and from which budget. */
    public record Expense(String surprise, String budget, long costInCents) {}
}
