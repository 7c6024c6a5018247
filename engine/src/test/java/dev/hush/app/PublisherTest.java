package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hush.engine.RuleVersion;
import dev.hush.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions one after the other: what gets in charge, what does not, and what a roll-back means for the folder. */
class PublisherTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");
    private static final String RULE = "rules/repair/repair-01-review.dslr";
    private static final String CASES = "rules/repair/repair-01-review.cases.yaml";

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final List<LoadedWorkspace> taken = new ArrayList<>();
    private WorkspaceCopy shop;
    private Publisher publisher;

    @BeforeEach
    void start() {
        shop = WorkspaceCopy.of(SHOP, folder);
        publisher = publisher();
        assertThat(publisher.start()).isPresent();
    }

    private Publisher publisher() {
        Publisher made = new Publisher(folder, store.rules(), () -> Instant.EPOCH);
        made.onPublish(taken::add);
        return made;
    }

    private RuleVersion inCharge() {
        return publisher.inCharge().orElseThrow();
    }

    private void edit(String file, String before, String after) {
        shop.change(file, before, after);
        publisher.folderChanged();
    }

    @Test
    void publishesAGoodChangeUnderTheNextNumber() {
        String before = inCharge().rules();

        edit(RULE, "Why:", "Why: still,");

        assertThat(inCharge().number()).isEqualTo(2);
        assertThat(inCharge().rules()).isNotEqualTo(before);
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).rulebook().orElseThrow().version())
                .isEqualTo(inCharge().rules());
        assertThat(taken.get(0).root()).isEqualTo(folder);
    }

    @Test
    void keepsTheOldRulesWhereACaseFailsAndSaysWhich() {
        edit(CASES, "- repair-01 sent by EMAIL", "- repair-01 sent by SMS");

        assertThat(taken).isEmpty();
        assertThat(inCharge().number()).isEqualTo(1);
        assertThat(publisher.faults())
                .isNotEmpty()
                .allMatch(it -> it.startsWith(CASES + ":1") && it.contains(": case \""));
        assertThat(publisher.status()).containsEntry("status", "old rules in charge");

        edit(CASES, "- repair-01 sent by SMS", "- repair-01 sent by EMAIL");

        assertThat(publisher.faults()).isEmpty();
        assertThat(inCharge().number()).as("as it was before: no new version").isEqualTo(1);
    }

    @Test
    void keepsTheOldRulesWhereATemplateIsFaulty() {
        edit("templates/ask-review/email.en.mjml", "{{ customer", "{{ costumer");

        assertThat(taken).isEmpty();
        assertThat(publisher.faults()).isNotEmpty().allMatch(it -> it.startsWith("templates/ask-review/"));
    }

    @Test
    void startsWithTheVersionInChargeWhereTheFolderIsFaulty() {
        String before = inCharge().rules();
        shop.change(RULE, "the score is", "the score was");

        publisher = publisher();
        LoadedWorkspace started = publisher.start().orElseThrow();

        assertThat(started.rulebook().orElseThrow().version()).isEqualTo(before);
        assertThat(publisher.faults()).isNotEmpty();
        assertThat(inCharge().number()).isEqualTo(1);
    }

    @Test
    void refusesToStartWhereNothingGoodWasEverInCharge() {
        shop.change(RULE, "the score is", "the score was");
        Publisher first = new Publisher(folder, new MemoryStore().rules(), () -> Instant.EPOCH);

        assertThat(first.start()).isEmpty();
        assertThat(first.faults()).isNotEmpty();
    }

    @Test
    void rollsBackToTheVeryRulesAndLeavesTheFolderAside() {
        RuleVersion first = inCharge();
        edit(RULE, "Why:", "Why: still,");

        RuleVersion back = publisher.rollBack(1);

        assertThat(back.number()).isEqualTo(3);
        assertThat(back.rules()).isEqualTo(first.rules());
        assertThat(back.content()).isEqualTo(first.content());
        assertThat(back.setAside()).isPresent();
        assertThat(taken.get(1).rulebook().orElseThrow().version()).isEqualTo(first.rules());
        publisher.folderChanged();
        assertThat(inCharge()).as("the folder did not change since").isEqualTo(back);

        publisher = publisher();
        LoadedWorkspace restarted = publisher.start().orElseThrow();
        assertThat(restarted.rulebook().orElseThrow().version())
                .as("over a restart, too")
                .isEqualTo(first.rules());

        edit(RULE, "Why: still,", "Why: and yet,");
        assertThat(inCharge().number()).as("an edit publishes again").isEqualTo(4);
        assertThat(inCharge().setAside()).isEmpty();
    }

    @Test
    void forgetsTheRollBackOnceTheFolderHoldsTheSame() {
        edit(RULE, "Why:", "Why: still,");
        publisher.rollBack(1);

        edit(RULE, "Why: still,", "Why:");

        assertThat(inCharge().number()).isEqualTo(3);
        assertThat(inCharge().setAside()).isEmpty();
        assertThat(publisher.status()).containsEntry("status", "good");
    }

    @Test
    void rollsBackToNoVersionThatThereIsNotOrThatIsInCharge() {
        assertThatThrownBy(() -> publisher.rollBack(7))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("from 1 to 1, found 7");
        assertThatThrownBy(() -> publisher.rollBack(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in charge");
        assertThat(taken).isEmpty();
    }
}
