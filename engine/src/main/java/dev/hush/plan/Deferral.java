package dev.hush.plan;

import dev.hush.event.CustomerEvent;
import dev.hush.offer.Proposal;
import java.time.Instant;

/**
 * A proposal that has to wait; at its time the rules are asked with the first event and that day's facts.
 *
 * @param key the key that its outreach will have, event/rule
 * @param proposal what was proposed at the first look
 * @param reason the code of what it waits for
 */
public record Deferral(String key, Proposal proposal, Instant until, String reason, CustomerEvent event) {
    public String rule() {
        return proposal.rule();
    }
}
