package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hush.engine.Fault;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What SARIF 2.1.0 requires (sections 3.13 to 3.30), and what code review needs of it. */
class SarifTest {
    private static JsonNode sarif(Fault... faults) {
        return new ObjectMapper().valueToTree(Sarif.of(List.of(faults), "shop/"));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        JsonNode log = sarif(
                Fault.of("rules/thanks/a b.dslr", 7, "a sentence", "\"x\"", "Write one."),
                new Fault("hush.yaml", 0, "publicUrl", "none", "Add it.", true));
        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        JsonNode run = log.get("runs").get(0);
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("hush check");

        JsonNode error = run.get("results").get(0);
        assertThat(error.get("level").asText()).isEqualTo("error");
        assertThat(error.get("ruleId").asText()).isEqualTo("rules");
        assertThat(error.at("/message/text").asText()).isEqualTo("expected a sentence, found \"x\". Write one.");
        JsonNode place = error.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("shop/rules/thanks/a%20b.dslr");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);

        JsonNode warning = run.get("results").get(1);
        assertThat(warning.get("level").asText()).isEqualTo("warning");
        assertThat(warning.get("ruleId").asText()).isEqualTo("settings");
        assertThat(warning.at("/locations/0/physicalLocation/region/startLine").asInt())
                .as("lines begin at 1")
                .isEqualTo(1);
    }

    @Test
    void everyKindOfFileHasARuleThatTheDriverDeclares() {
        JsonNode run = sarif(
                        Fault.of("rules/a/b.cases.yaml", 1, "a", "b", ""),
                        Fault.of("rules/vocabulary/facts.yaml", 1, "a", "b", ""),
                        Fault.of("rules/house/caps.csv", 1, "a", "b", ""),
                        Fault.of("rules/house/sundays.dslr", 1, "a", "b", ""),
                        Fault.of("templates/x/email.en.mjml", 1, "a", "b", ""),
                        Fault.of("routes/x.camel.yaml", 1, "a", "b", ""),
                        Fault.of("else.txt", 1, "a", "b", ""))
                .at("/runs/0");
        List<String> declared = StreamSupport.stream(
                        run.at("/tool/driver/rules").spliterator(), false)
                .map(it -> it.get("id").asText())
                .toList();
        assertThat(StreamSupport.stream(run.get("results").spliterator(), false)
                        .map(it -> it.get("ruleId").asText()))
                .containsExactly("cases", "vocabulary", "house", "rules", "templates", "routes", "settings")
                .isSubsetOf(declared);
    }
}
