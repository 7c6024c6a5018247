package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.RetentionTimes.What;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTableTest {
    private static final String FILE = "rules/house/retention.csv";

    @TempDir
    private Path folder;

    @Test
    void theBuiltInTableSaysWhatTheDesignSays() {
        var retention = new RuleShop(folder).build().retention();
        assertThat(retention.of(What.JOURNAL)).isEqualTo(Duration.ofDays(400));
        assertThat(retention.of(What.SEEN_EVENTS)).isEqualTo(Duration.ofDays(90));
        assertThat(retention.of(What.CONTACTS)).isEqualTo(Duration.ofDays(400));
        assertThat(retention.of(What.OUTBOX)).isEqualTo(Duration.ofDays(90));
        assertThat(retention.of(What.DEAD_LETTERS)).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void aWorkspaceSetsItsOwnTimes() {
        var retention = new RuleShop(folder)
                .file(FILE, "what,keep,why\njournal,200d,enough for us\n")
                .build()
                .retention();
        assertThat(retention.of(What.JOURNAL)).isEqualTo(Duration.ofDays(200));
        assertThat(retention.of(What.OUTBOX)).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void refusesWhatCannotBeKeptOrIsKeptTooShort() {
        List<String> faults = new RuleShop(folder)
                .file(FILE, "what,keep,why\ndiaries,1d,\njournal,forever,\ncontacts,30d,\noutbox,90d,\noutbox,80d,\n")
                .faults();
        assertThat(faults)
                .hasSize(4)
                .anySatisfy(it -> assertThat(it).contains(FILE + ":2", "\"diaries\""))
                .anySatisfy(it -> assertThat(it).contains(FILE + ":3", "a duration such as 400d", "\"forever\""))
                .anySatisfy(it -> assertThat(it).contains(FILE + ":4", "at least 400d for contacts", "\"30d\""))
                .anySatisfy(it -> assertThat(it).contains(FILE + ":6", "each what once"));
    }
}
