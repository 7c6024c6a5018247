package dev.hush.plan;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.event.CustomerEvent;
import dev.hush.event.CustomerId;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import dev.hush.offer.Occasion;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that is owed: committed first, sent after.
 *
 * @param key event/rule, also the message's id wherever it goes
 * @param surprise the surprise that goes with it
 * @param draw what it took out of a shared budget; given back where the message is stopped
 * @param language the customer's language as a BCP 47 tag
 * @param handOverBy the first instant at which it may no longer go out without being decided again: the earlier of
 *     its goodFor and the end of the customer's day
 * @param rulesVersion the version of the rules that decided it
 */
public record Outreach(
        String key,
        CustomerId customer,
        String rule,
        Occasion occasion,
        String template,
        Purpose purpose,
        Channel channel,
        Kind kind,
        Optional<String> surprise,
        Optional<Budget.Draw> draw,
        String language,
        Instant decidedAt,
        Instant handOverBy,
        String rulesVersion,
        CustomerEvent event) {}
