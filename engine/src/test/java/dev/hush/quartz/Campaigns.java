package dev.hush.quartz;

import dev.hush.decision.Audience;
import dev.hush.engine.Campaign;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Campaigns to everyone. */
final class Campaigns {
    private Campaigns() {}

    static Campaign at(String cron, String zone) {
        Audience everyone = new Audience(List.of(), List.of(), Optional.empty());
        return new Campaign("letter", cron, ZoneId.of(zone), everyone, Duration.ofDays(1));
    }
}
