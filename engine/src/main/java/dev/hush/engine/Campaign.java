package dev.hush.engine;

import dev.hush.decision.Audience;
import java.time.Duration;
import java.time.ZoneId;

/**
 * A question put to an audience at set times: the rules are asked about every one of them.
 *
 * @param cron a Quartz cron expression, in the zone
 * @param goodFor how long after its scheduled time a missed run is still made
 */
public record Campaign(String name, String cron, ZoneId zone, Audience audience, Duration goodFor) {}
