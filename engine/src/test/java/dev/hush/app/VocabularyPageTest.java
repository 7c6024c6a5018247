package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.rulebase.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The docs' pages of sentences are what the command prints. */
class VocabularyPageTest {
    @ParameterizedTest
    @CsvSource({"en, vocabulary.md", "zh-Hant, vocabulary.zh-Hant.md"})
    void isTheOutputOfTheCommand(String language, String page) throws IOException {
        Vocabulary vocabulary =
                LoadedWorkspace.load(Path.of(".."), Look.RUN).rules().vocabulary();

        assertThat(VocabularyCommand.page(vocabulary.rows(language)))
                .as("./hush vocabulary --language %s > docs/%s", language, page)
                .isEqualTo(Files.readAllLines(Path.of("..", "docs", page)));
    }
}
