package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.replay.Case;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author of a case that fails is told. */
class CaseStoryTest {
    private static final String CASES = "rules/thanks/thanks-02-third-order.cases.yaml";

    @TempDir
    private Path folder;

    private List<String> told(String before, String after) {
        WorkspaceCopy shop = WorkspaceCopy.of(Path.of("..", "examples", "corner-shop"), folder)
                .change(CASES, before, after);
        LoadedWorkspace loaded = LoadedWorkspace.load(shop.root(), Look.RUN);
        Case first = loaded.cases().stream()
                .filter(it -> it.file().equals(CASES))
                .findFirst()
                .orElseThrow();
        return new CaseStory(loaded).tell(first);
    }

    @Test
    void aRuleThatKeptSilentHasASentenceThatDoesNotHold() {
        assertThat(told("orders: 2", "orders: 3"))
                .contains("thanks-02 said nothing about order.placed of Tue 17 Nov 11:00:")
                .anySatisfy(it -> assertThat(it).isEqualTo("    yes  an order was placed"))
                .anySatisfy(
                        it -> assertThat(it).isEqualTo("    no   the customer has placed exactly 3 orders: found 4"));
    }

    @Test
    void aRuleThatSpokeHasItsReceipt() {
        assertThat(told("thanks-02 sent", "thanks-02 sent"))
                .contains("Tue 17 Nov 11:00  order.placed")
                .anySatisfy(it -> assertThat(it).contains("[thanks-02]"))
                .noneSatisfy(it -> assertThat(it).contains("said nothing"));
    }

    @Test
    void aRuleThatNobodyAskedHeardOfNoSuchEvent() {
        assertThat(told("- nothing else", "- thanks-05 sent by EMAIL"))
                .contains("thanks-05 was never asked: no review.written came in.");
    }
}
