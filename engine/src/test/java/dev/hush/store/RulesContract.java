package dev.hush.store;

import static dev.hush.store.Commits.commit;
import static dev.hush.store.Commits.customer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.engine.RuleCount;
import dev.hush.engine.RuleCount.What;
import dev.hush.engine.RuleFiles;
import dev.hush.engine.RuleVersion;
import dev.hush.engine.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Versions of the rules and their counts. */
interface RulesContract {
    Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
    RuleFiles FIRST = files("rules/thanks/thanks-01.dslr", "one");
    RuleFiles SECOND = files("rules/thanks/thanks-01.dslr", "two");

    Store store();

    private static RuleFiles files(String path, String text) {
        return new RuleFiles(Map.of(path, text.getBytes(UTF_8), "rules/same.csv", new byte[] {0, -1, 10}));
    }

    private RuleVersion publish(RuleFiles files, Optional<Long> again, Optional<String> aside) {
        RuleVersion version =
                new RuleVersion(0, files.content().substring(0, 12), files.content(), SINCE, again, aside);
        return store().rules().publish(version, files);
    }

    @Test
    default void keepsEachVersionWithItsFiles() {
        assertThat(store().rules().inCharge()).isEmpty();

        RuleVersion first = publish(FIRST, Optional.empty(), Optional.empty());
        RuleVersion second = publish(SECOND, Optional.empty(), Optional.empty());
        RuleVersion third = publish(FIRST, Optional.of(1L), Optional.of(SECOND.content()));

        assertThat(store().rules().newest(10)).containsExactly(third, second, first);
        assertThat(third.number()).isEqualTo(3);
        assertThat(third.rolledBackTo()).contains(1L);
        assertThat(third.setAside()).contains(SECOND.content());
        assertThat(store().rules().inCharge()).contains(third);
        assertThat(store().rules().find(2)).contains(second);
        assertThat(store().rules().files(3).orElseThrow().content()).isEqualTo(FIRST.content());
        assertThat(store().rules().files(2).orElseThrow().files().get("rules/same.csv"))
                .containsExactly(0, -1, 10);
        assertThat(store().rules().files(4)).isEmpty();
    }

    @Test
    default void numbersTheSameContentOnceButNotesWhatIsSetAside() {
        RuleVersion first = publish(FIRST, Optional.empty(), Optional.of("folder"));
        RuleVersion again = publish(FIRST, Optional.empty(), Optional.empty());

        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.setAside()).isEmpty();
        assertThat(store().rules().newest(10)).containsExactly(again);
    }

    @Test
    default void addsUpWhatRulesCameToWithTheCommit() {
        RuleCount sent = new RuleCount("v1", "thanks-01", What.SENT, "");
        RuleCount late = new RuleCount("v1", "thanks-01", What.DEFERRED, "QUIET_HOURS");

        store().commit(commit().states(customer("mei", 1))
                .counts(Map.of(sent, 2L))
                .done());
        store().commit(commit().states(customer("mei", 2))
                .counts(Map.of(sent, 1L, late, 5L))
                .done());
        store().commit(commit().states(customer("mei", 2))
                .counts(Map.of(sent, 100L))
                .done()); // lost to another

        assertThat(store().rules().counts()).containsExactlyInAnyOrderEntriesOf(Map.of(sent, 3L, late, 5L));
    }
}
