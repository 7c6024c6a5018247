package dev.hush.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.engine.Campaign;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronCalendarTest {
    private final CronCalendar calendar = new CronCalendar();

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-12-01T10:00:00Z",
        "Asia/Taipei, 2026-12-01T02:00:00Z",
        "America/Sao_Paulo, 2026-12-01T13:00:00Z",
        "Europe/Berlin, 2026-12-01T09:00:00Z"
    })
    void isInTheZoneOfTheWorkspace(String zone, Instant expected) {
        assertThat(next("0 0 10 1 * ?", zone, "2026-11-20T11:00:00Z")).contains(expected);
    }

    @Test
    void keepsTheLocalHourWhenTheClocksChange() {
        assertThat(next("0 0 10 * * ?", "Europe/Berlin", "2026-03-28T12:00:00Z"))
                .contains(Instant.parse("2026-03-29T08:00:00Z"));
        assertThat(next("0 0 10 * * ?", "Europe/Berlin", "2026-10-24T12:00:00Z"))
                .contains(Instant.parse("2026-10-25T09:00:00Z"));
    }

    @Test
    void asksOncePerDayWhereAnHourComesTwiceOrNot() {
        assertThat(timesOf("0 30 2 * * ?", "Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"))
                .isEqualTo(1);
        assertThat(timesOf("0 30 2 * * ?", "Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-30T22:00:00Z"))
                .isBetween(1, 2);
    }

    @Test
    void comesAfterTheInstantAndNotAtIt() {
        assertThat(next("0 0 10 1 * ?", "UTC", "2026-12-01T10:00:00Z")).contains(Instant.parse("2027-01-01T10:00:00Z"));
    }

    @Test
    void findsTheLastTimeThatWasMissed() {
        Campaign daily = Campaigns.at("0 0 10 * * ?", "UTC");
        Instant now = Instant.parse("2026-11-20T11:00:00Z");

        assertThat(calendar.lastBefore(daily, now, Duration.ofDays(3))).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(calendar.lastBefore(daily, now, Duration.ofMinutes(30))).isEmpty();
    }

    @Test
    void endsWithTheLastYear() {
        assertThat(next("0 0 10 1 12 ? 2025", "UTC", "2026-11-20T11:00:00Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 10 1 * *", "0 0 25 1 * ?", "every morning", "0 0 10 31 2 ?", ""})
    void tellsWhatIsNoTime(String cron) {
        assertThat(CronCalendar.fault(Campaigns.at(cron, "UTC"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 10 1 * ?", "0 30 9 ? * MON-FRI", "0 0 10 29 2 ?", "0 0 10 1 12 ? 2025"})
    void findsNoFaultWithATime(String cron) {
        assertThat(CronCalendar.fault(Campaigns.at(cron, "UTC"))).isEmpty();
    }

    @Test
    void namesTheCampaignThatHasNone() {
        assertThatThrownBy(() -> next("every morning", "UTC", "2026-11-20T11:00:00Z"))
                .hasMessage("expected a cron expression for campaign letter, found \"every morning\"");
    }

    private Optional<Instant> next(String cron, String zone, String after) {
        return calendar.next(Campaigns.at(cron, zone), Instant.parse(after));
    }

    private int timesOf(String cron, String zone, String from, String to) {
        int times = 0;
        Optional<Instant> next = next(cron, zone, from);
        while (next.isPresent() && next.get().isBefore(Instant.parse(to))) {
            times++;
            next = calendar.next(Campaigns.at(cron, zone), next.get());
        }
        return times;
    }
}
