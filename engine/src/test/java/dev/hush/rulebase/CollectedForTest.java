package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.consent.Purpose;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectedForTest {
    private static final String FILE = "rules/vocabulary/events/page.seen.yaml";

    @TempDir
    private Path folder;

    @Test
    void readsThePurposeOfConsent() {
        BuiltRules built = new RuleShop(folder)
                .file(FILE, "type: page.seen\ntitle: a page was seen\nbasis: consent\npurpose: RESEARCH\n")
                .build();
        assertThat(built.faults()).isEmpty();
        var type = built.learning().catalog().typeOf(RuleShop.event("page.seen", Map.of()));
        assertThat(type.collectedFor()).contains(Purpose.RESEARCH);
        assertThat(type.basis()).isEmpty();
    }

    @Test
    void refusesConsentWithoutAPurposeAndAPurposeWithoutConsent() {
        assertThat(new RuleShop(folder)
                        .file(FILE, "type: page.seen\nbasis: consent\n")
                        .faults())
                .singleElement()
                .asString()
                .contains(FILE + ":2", "expected basis: consent together with purpose:");
        assertThat(new RuleShop(folder)
                        .file(FILE, "type: page.seen\nbasis: contract\npurpose: CARE\n")
                        .faults())
                .singleElement()
                .asString()
                .contains("expected basis: consent together with purpose:");
    }

    @Test
    void refusesAConsentThatWouldHaveToWaitForAConsent() {
        assertThat(new RuleShop(folder)
                        .file(
                                "rules/vocabulary/events/consent.given.yaml",
                                "type: consent.given\nbasis: consent\npurpose: CARE\n")
                        .faults())
                .anySatisfy(it -> assertThat(it).contains("an event that is no house event"));
    }
}
