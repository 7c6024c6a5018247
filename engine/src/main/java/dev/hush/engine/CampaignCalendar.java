package dev.hush.engine;

import java.time.Instant;
import java.util.Optional;

/** Port: when a campaign is due. */
public interface CampaignCalendar {
    /** The first scheduled time after the instant; empty when there is none. */
    Optional<Instant> next(Campaign campaign, Instant after);

    /** The last scheduled time at or before {@code now} and within {@code back} of it. */
    default Optional<Instant> lastBefore(Campaign campaign, Instant now, java.time.Duration back) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = next(campaign, now.minus(back));
        while (next.isPresent() && !next.get().isAfter(now)) {
            last = next;
            next = next(campaign, next.get());
        }
        return last;
    }
}
