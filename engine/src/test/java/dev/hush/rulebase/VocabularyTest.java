package dev.hush.rulebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.file.Faults;
import dev.hush.file.Workspace;
import dev.hush.rulebase.DrlWriter.Origin;
import dev.hush.rulebase.Sentence.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private Workspace workspace;
    private Vocabulary vocabulary;

    @BeforeEach
    void read() {
        workspace = new Workspace(folder, faults);
        vocabulary =
                SentenceFiles.read(workspace, EventFiles.read(workspace, faults).titles(), faults);
        assertThat(faults.sorted()).isEmpty();
    }

    @Test
    void hasAtLeastFortyFiveSentences() {
        assertThat(vocabulary.sentences()).hasSizeGreaterThanOrEqualTo(45);
    }

    @Test
    void understandsEachExampleAsItsOwnSentence() {
        for (Sentence sentence : vocabulary.sentences()) {
            String example = sentence.key("example").orElse("none");
            assertThat(vocabulary.understand(example, 1))
                    .as(sentence.id() + ": " + example)
                    .hasValueSatisfying(it -> assertThat(it.sentence().id()).isEqualTo(sentence.id()));
        }
    }

    @Test
    void compilesEachSentenceWithBothBuilders() {
        for (Stage stage : Stage.values()) {
            DrlWriter writer = new DrlWriter(
                    stage,
                    new Origin("prelude", 1),
                    workspace.file("rules/vocabulary/prelude.drl").orElseThrow().lines());
            vocabulary.sentences().stream()
                    .filter(it -> it.stages().contains(stage))
                    .forEach(it -> writer.rule(ruleOf(it, stage), 2));
            new RuleCompiler(faults).compile(Map.of(stage, List.of(writer.source(stage.folder() + "all"))), true);
        }
        assertThat(faults.sorted()).isEmpty();
    }

    private ParsedRule ruleOf(Sentence sentence, Stage stage) {
        List<Spoken> when = new ArrayList<>();
        Spoken spoken =
                vocabulary.understand(sentence.key("example").orElseThrow(), 1).orElseThrow();
        if (sentence.form() != Form.THEN) {
            when.add(spoken);
        } else if (stage == Stage.HOUSE) {
            when.add(vocabulary.understand("anything is proposed", 1).orElseThrow());
        }
        RuleHeader header = new RuleHeader(
                sentence.id(),
                "",
                "",
                Map.of(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
        return new ParsedRule(
                header,
                sentence.id(),
                1,
                stage,
                Optional.empty(),
                when,
                sentence.form() == Form.THEN ? List.of(spoken) : List.of(),
                List.of(),
                false,
                true);
    }

    @Test
    void understandsChineseWithAndWithoutSpaces() {
        assertThat(vocabulary.understand("顧客剛好下過 3 次單", 1)).isPresent();
        assertThat(vocabulary.understand("顧客剛好下過3次單", 1))
                .hasValueSatisfying(it -> assertThat(it.value("n")).contains("3"));
    }

    @Test
    void letsNoTextOutOfItsJavaString() {
        assertThat(vocabulary.understand("ask the front line to \"x\" + System.exit(1) + \"y\"", 1))
                .isEmpty();
        assertThat(vocabulary.understand("ask the front line to call \\u0022); x(); //", 1))
                .isEmpty();
    }
}
