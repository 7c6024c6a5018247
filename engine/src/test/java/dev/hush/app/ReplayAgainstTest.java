package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.app.ReplayRun.Played;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.EventFiles;
import dev.hush.replay.Difference;
import dev.hush.replay.Difference.Both;
import dev.hush.replay.Difference.People;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same events under the corner shop's rules and under a copy of them in which something is different. */
class ReplayAgainstTest {
    private static final Path SHOP = Path.of("..", "examples", "corner-shop");
    private static final String ZOE = """
            {"id":"d","source":"t","type":"customer.declared","subject":"zoe","time":"2026-11-02T08:00:00Z","data":{"zone":"Europe/Berlin","country":"DE","email":"zoe@example.org"}}
            {"id":"c","source":"t","type":"consent.given","subject":"zoe","time":"2026-11-02T08:01:00Z","data":{"consents":["CARE/EMAIL"]}}
            {"id":"o","source":"t","type":"order.placed","subject":"zoe","time":"2026-11-02T09:00:00Z","data":{"order":"Z1","amount":20}}
            {"id":"p","source":"t","type":"customer.paused","subject":"zoe","time":"2026-11-02T09:30:00Z","data":{"until":"2026-12-24T09:00:00Z"},"cause":"t/o/thanks-01"}
            """;

    @TempDir
    private Path folder;

    private final LoadedWorkspace shop = LoadedWorkspace.load(SHOP, Look.RUN);

    private List<CustomerEvent> zoe() throws IOException {
        Path file = Files.writeString(folder.resolve("zoe.ndjson"), ZOE);
        return EventFiles.read(file, List.of(), problem -> {
            throw new AssertionError(problem.toString());
        });
    }

    private List<CustomerEvent> story() throws IOException {
        return EventFiles.read(SHOP.resolve("events"), shop.mappings(), problem -> {});
    }

    private LoadedWorkspace variant(String file, String before, String after) {
        LoadedWorkspace variant = LoadedWorkspace.load(
                WorkspaceCopy.of(SHOP, folder.resolve("variant"))
                        .change(file, before, after)
                        .root(),
                Look.RUN);
        assertThat(variant.broken()).as(variant.faults().toString()).isFalse();
        return variant;
    }

    private LoadedWorkspace withoutThanks() {
        return variant(
                "rules/thanks/thanks-01-first-order.dslr",
                "it is the first order",
                "the customer has placed exactly 999 orders");
    }

    private record Compared(Difference difference, String page, List<String> text) {}

    private Compared compared(LoadedWorkspace other, List<CustomerEvent> events) {
        byte[] secret = "s".getBytes(StandardCharsets.UTF_8);
        ReplayRun run = new ReplayRun(events, 2);
        try (Played base = run.play(shop, secret, "base", step -> {});
                Played against = run.play(other, secret, "against", step -> {})) {
            Difference difference = Difference.between(base.world(), against.world());
            return new Compared(
                    difference,
                    DifferencePage.of(difference, shop, other, base, against),
                    DifferenceText.lines(difference, base, against));
        }
    }

    @Test
    void theSameRulesMakeNoDifference() throws IOException {
        Compared compared = compared(shop, story());
        assertThat(compared.difference().none()).isTrue();
        assertThat(compared.difference().sample()).isEmpty();
        assertThat(compared.page()).contains("Nothing: everybody gets the same messages at the same times.");
        assertThat(compared.text()).last().asString().startsWith("No difference");
    }

    @Test
    void aRuleThatFallsSilentIsToldByRuleAndPerson() throws IOException {
        Compared compared = compared(withoutThanks(), story());
        Both thanks = compared.difference().byRule().get("thanks-01");
        assertThat(thanks.base()).isPositive();
        assertThat(thanks.against()).isZero();
        People people = compared.difference().people();
        assertThat(people.differ()).isPositive().isLessThanOrEqualTo(people.all());
        assertThat(compared.difference().sample())
                .hasSizeLessThanOrEqualTo(12)
                .allSatisfy(person -> assertThat(person.base()).isNotEqualTo(person.against()));
        assertThat(compared.page()).contains("thanks-01").doesNotContain("{{", "http://");
    }

    @Test
    void whatAMessageProvokedDoesNotHappenWhereItWasNotSent() throws IOException {
        Difference same = compared(shop, zoe()).difference();
        assertThat(same.totals().pauses()).isEqualTo(new Both(1, 1));
        assertThat(same.totals().leftOut()).isEqualTo(new Both(0, 0));

        Difference silent = compared(withoutThanks(), zoe()).difference();
        assertThat(silent.totals().touches()).isEqualTo(new Both(1, 0));
        assertThat(silent.totals().pauses()).isEqualTo(new Both(1, 0));
        assertThat(silent.totals().leftOut()).isEqualTo(new Both(0, 1));
        assertThat(silent.people()).isEqualTo(new People(1, 1, 0, 1));
        assertThat(silent.pressure())
                .filteredOn(it -> it.messages().equals("0"))
                .extracting(it -> it.against())
                .containsExactly(1L);
    }

    @Test
    void budgetsEvolveInEachWorld() throws IOException {
        List<CustomerEvent> events = new ArrayList<>(story());
        LoadedWorkspace dear = variant("rules/surprise/surprise-01-tea.dslr", "costing 4.00", "costing 400.00");
        Difference difference = compared(dear, events).difference();
        assertThat(difference.totals().surprises().base()).isPositive();
        assertThat(difference.totals().surprises().against()).isZero();
        assertThat(difference.totals().cents().base())
                .isEqualTo(400L * difference.totals().surprises().base());
        assertThat(difference.byReason()).containsKey("BUDGET_EMPTY");
    }

    @Test
    void twiceTheSameIsTheSamePage() throws IOException {
        LoadedWorkspace other = withoutThanks();
        assertThat(compared(other, story()).page())
                .isEqualTo(compared(other, story()).page());
    }
}
