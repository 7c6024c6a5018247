package dev.hush.quartz;

import dev.hush.engine.Campaign;
import dev.hush.engine.CampaignCalendar;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** Campaign times by Quartz cron expressions. */
public final class CronCalendar implements CampaignCalendar {
    @Override
    public Optional<Instant> next(Campaign campaign, Instant after) {
        return Optional.ofNullable(expression(campaign).getNextValidTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }

    /** What is wrong with a campaign's cron expression; empty when nothing is. */
    public static Optional<String> fault(Campaign campaign) {
        try {
            boolean ever = new CronExpression(campaign.cron()).getNextValidTimeAfter(new Date(0)) != null;
            return ever ? Optional.empty() : Optional.of("\"" + campaign.cron() + "\", a time that never comes");
        } catch (ParseException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether there is a scheduled time left. */
    static boolean comesAgain(Campaign campaign) {
        return expression(campaign).getNextValidTimeAfter(new Date()) != null;
    }

    static CronExpression expression(Campaign campaign) {
        try {
            CronExpression expression = new CronExpression(campaign.cron());
            expression.setTimeZone(TimeZone.getTimeZone(campaign.zone()));
            return expression;
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "expected a cron expression for campaign " + campaign.name() + ", found \"" + campaign.cron()
                            + "\"",
                    e);
        }
    }
}
