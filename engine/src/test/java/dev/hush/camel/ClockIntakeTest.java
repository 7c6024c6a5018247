package dev.hush.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hush.event.CustomerId;
import dev.hush.journal.JournalEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockIntakeTest {
    private static final String EVENT = """
            {"id": "${exchangeId}", "source": "clock", "type": "morning.came", "subject": "店", \
            "time": "${date:now:yyyy-MM-dd'T'HH:mm:ssXXX}", "data": {}}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"timer:morning?delay=0&repeatCount=1", "quartz:morning?cron=*+*+*+*+*+?"})
    void raisesAnEventWhenItIsTime(String address) {
        try (Shop shop = Shop.in(folder)
                .route(
                        "intake-morning",
                        Routes.from(address, "setBody: {simple: '" + quoted() + "'}", "to: hush:intake"))
                .open()) {
            await().until(() -> !mornings(shop).isEmpty());

            assertThat(mornings(shop).get(0).event().type()).isEqualTo("morning.came");
        }
    }

    @Test
    void tellsTheCampaignsRouteOfItsRun() {
        Instant scheduled = Instant.parse("2026-12-01T10:00:00Z");
        try (Shop shop = Shop.in(folder)
                .route("campaign-letter", Routes.from("hush:campaign/letter", "to: hush:ask"))
                .open()) {
            assertThat(shop.shell.campaignRings(ShopDesk.LETTER, scheduled)).isTrue();

            assertThat(shop.store.runs(5)).singleElement().returns(scheduled, run -> run.scheduled());
        }
    }

    @Test
    void tellsThatACampaignHasNoRoute() {
        try (Shop shop = Shop.in(folder).open()) {
            assertThat(shop.shell.campaignRings(ShopDesk.LETTER, Shop.NOON)).isFalse();
        }
    }

    /** As YAML has a single quote in single quotes. */
    private static String quoted() {
        return EVENT.replace("'", "''");
    }

    private static List<JournalEntry> mornings(Shop shop) {
        return shop.store.journalOf(new CustomerId("店"), 5);
    }
}
