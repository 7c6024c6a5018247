package dev.hush.decision;

import dev.hush.consent.Channel;
import dev.hush.consent.Purpose;
import dev.hush.consent.Sources;
import dev.hush.contact.Attention;
import dev.hush.customer.FreezeRule;
import dev.hush.offer.Budget;
import dev.hush.offer.Kind;
import dev.hush.offer.Proposal;
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
 * @param attention what customers have to spare for us; empty where nobody counts it
 * @param prices what messages take of it
 * @param rests how long to rest after so many messages that nobody answered
 * @param zones the zones that a country has, for customers whose zone is unknown
 * @param sources how far the word of a source goes
 * @param world what is known about places
 * @param goodFor how long a proposal of a rule that says nothing else stays kind
 */
public record HouseTables(
        ZoneId zone,
        List<QuietHours> quietHours,
        List<Cap> caps,
        List<FreezeRule> freezes,
        Map<String, Budget> budgets,
        List<Holdout> holdouts,
        Optional<Attention> attention,
        List<Price> prices,
        List<Rest> rests,
        Map<Kind, LocalTime> release,
        Map<String, List<ZoneId>> zones,
        Set<String> duties,
        Set<String> urgentDuties,
        Sources sources,
        World world,
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
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Sources.NONE,
                World.UNKNOWN,
                Duration.ofHours(24));
    }

    /**
     * A row of quiet-hours.csv: messages are allowed from {@code from} to before {@code to}, local time.
     *
     * @param country an ISO 3166-1 code; empty for every country
     * @param channel empty for every channel
     * @param sundays whether messages are allowed on Sundays
     * @param holidays whether they are allowed on public holidays
     */
    public record QuietHours(
            Optional<String> country,
            Optional<Channel> channel,
            LocalTime from,
            LocalTime to,
            boolean sundays,
            boolean holidays) {}

    /**
     * A row of caps.csv: at most so many messages within a window; empty purpose and channel cap all of them.
     *
     * @param window a rolling window; empty for the customer's own calendar day
     */
    public record Cap(Optional<Purpose> purpose, Optional<Channel> channel, int most, Optional<Duration> window) {}

    /**
     * A row of attention.csv: what a message takes of the customer's attention; of all rows that fit the dearest counts.
     *
     * @param channel empty for every channel
     * @param kind empty for every kind
     * @param from the first local time at which the row holds
     * @param to the first local time at which it no longer holds, or the last of the day
     * @param points 0 or more
     */
    public record Price(Optional<Channel> channel, Optional<Kind> kind, LocalTime from, LocalTime to, int points) {
        boolean fits(Proposal proposal, LocalTime time) {
            return channel.map(proposal.channel()::equals).orElse(true)
                    && kind.map(proposal.kind()::equals).orElse(true)
                    && !time.isBefore(from)
                    && (time.isBefore(to) || to.equals(LocalTime.MAX));
        }
    }

    /** A row of fatigue.csv: after so many messages without an answer, nothing for so long. */
    public record Rest(int unanswered, Duration time) {}

    /** What the proposal takes of the customer's attention at the local time, in points. */
    public int price(Proposal proposal, LocalTime time) {
        return prices.stream()
                .filter(price -> price.fits(proposal, time))
                .mapToInt(Price::points)
                .max()
                .orElse(0);
    }

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
