package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.customer.FreezeRule;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The taste of the house: what marketers set in {@code rules/house}, on top of the law, which no table can loosen.
 *
 * @param zone the workspace's own zone, for calendars
 * @param duties the templates that a duty may use, and of them the urgent ones
 * @param release the local time before which a kind is not sent
 * @param prices the attention that a message takes on a channel, 0 to 100
 * @param zones the zones that a country has, for customers whose zone is unknown
 * @param goodFor how long a proposal of a rule that says nothing else stays kind
 */
public record HouseTables(
        ZoneId zone,
        List<QuietHours> quietHours,
        List<Cap> caps,
        List<FreezeRule> freezes,
        Map<String, Budget> budgets,
        List<Holdout> holdouts,
        Map<Channel, Integer> prices,
        Map<Kind, LocalTime> release,
        Map<String, List<ZoneId>> zones,
        Set<String> duties,
        Set<String> urgentDuties,
        Duration goodFor) {

    /** A house that adds nothing to the law. */
    public static HouseTables lawOnly(ZoneId zone) {
        return new HouseTables(
                zone,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Duration.ofHours(24));
    }

    /**
     * A row of quiet-hours.csv: messages are allowed from {@code from} to before {@code to}, local time.
     *
     * @param country an ISO 3166-1 code; empty for every country
     * @param channel empty for every channel
     */
    public record QuietHours(
            Optional<String> country, Optional<Channel> channel, LocalTime from, LocalTime to, boolean sundays) {}

    /**
     * A row of caps.csv: at most so many messages within a window; empty purpose and channel cap all of them.
     *
     * @param window a rolling window; empty for the customer's own calendar day
     */
    public record Cap(Optional<Purpose> purpose, Optional<Channel> channel, int most, Optional<Duration> window) {}

    /**
     * A row of holdout.csv: so many of a hundred customers hear nothing of it.
     *
     * @param rule the rule's id; empty for everything optional
     * @param percent 0 to 100
     */
    public record Holdout(Optional<String> rule, int percent) {
        public String experiment() {
            return rule.orElse("everything");
        }
    }
}
