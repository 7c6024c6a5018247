package dev.hush.plan;

import dev.hush.event.CustomerEvent;
import java.time.Instant;

/**
 * A proposal that has to wait; at its time the rules are asked with the first event and that day's facts.
 *
 * @param key the key that its outreach will have, event/rule
 * @param reason the code of what it waits for
 */
public record Deferral(String key, String rule, Instant until, String reason, CustomerEvent event) {}
