package dev.hush.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.app.LoadedWorkspace.Look;
import dev.hush.event.CustomerEvent;
import dev.hush.intake.EventFiles;
import dev.hush.rulebase.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of Chinese sentences decide what their English twins decide. */
class ChineseTwinTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String CHINESE = "zh-Hant";
    private static final Pattern COLUMN = Pattern.compile("\\{[a-z-]+}");
    private static final int FILLING = 97531;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"corner-shop", "olist"})
    void decidesTheSameOfAllEvents(String example) throws IOException {
        Path english = EXAMPLES.resolve(example);
        LoadedWorkspace loaded = LoadedWorkspace.load(english, Look.RUN);
        WorkspaceCopy twin = WorkspaceCopy.of(english, folder);
        int translated = 0;
        for (String file : twin.files(".dslr")) {
            translated += translate(twin.root().resolve(file), loaded.rules().vocabulary());
        }
        assertThat(translated).isGreaterThan(10);

        List<CustomerEvent> events = RuleFilesInAnyOrderTest.someEvents(new Random(20261123));
        List<String> expected = RuleFilesInAnyOrderTest.play(english, events, 2);
        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(RuleFilesInAnyOrderTest.play(twin.root(), events, 2)).isEqualTo(expected);
    }

    @Test
    void decidesTheSameOfTheStoryOfTheShop() throws IOException {
        Path english = EXAMPLES.resolve("corner-shop");
        LoadedWorkspace loaded = LoadedWorkspace.load(english, Look.RUN);
        WorkspaceCopy twin = WorkspaceCopy.of(english, folder);
        for (String file : twin.files(".dslr")) {
            translate(twin.root().resolve(file), loaded.rules().vocabulary());
        }
        List<CustomerEvent> story = EventFiles.read(english.resolve("events"), loaded.mappings(), problem -> {});
        assertThat(RuleFilesInAnyOrderTest.play(twin.root(), story, 1))
                .isNotEmpty()
                .isEqualTo(RuleFilesInAnyOrderTest.play(english, story, 1));
    }

    /** Written by hand, as somebody in Taipei would. */
    @Test
    void decidesTheSameAsARuleThatWasWrittenByHand() throws IOException {
        Path english = EXAMPLES.resolve("corner-shop");
        WorkspaceCopy twin = WorkspaceCopy.of(english, folder);
        String file = "rules/thanks/thanks-02-third-order.dslr";
        String before = Files.readString(twin.root().resolve(file));
        twin.change(file, before, """
                // language: zh-Hant
                // Why:   第三次下單，值得一聲謝謝     Owner: ida@corner-shop.example     Since: 2026-11
                package rules
                rule "thanks-02 第三張訂單"
                  @id("thanks-02") @purpose(CARE) @channel(EMAIL) @kind(KINDNESS) @worth(45)
                when
                  有人下單
                  顧客剛好下過 3 次單
                then
                  提議訊息 third-order-thanks
                end
                """);
        List<CustomerEvent> events = RuleFilesInAnyOrderTest.someEvents(new Random(7));
        assertThat(RuleFilesInAnyOrderTest.play(twin.root(), events, 1))
                .anyMatch(it -> it.contains("thanks-02"))
                .isEqualTo(RuleFilesInAnyOrderTest.play(english, events, 1));
    }

    /** A family's columns, in { }, stay what they are. */
    private static String inChinese(String words, Vocabulary vocabulary) {
        List<String> columns =
                COLUMN.matcher(words).results().map(MatchResult::group).toList();
        String filled = words;
        for (int i = 0; i < columns.size(); i++) {
            filled = filled.replace(columns.get(i), "" + (FILLING + i));
        }
        String chinese =
                vocabulary.inLanguage(filled, CHINESE).orElseThrow(() -> new AssertionError("no sentence: " + words));
        for (int i = 0; i < columns.size(); i++) {
            chinese = chinese.replace("" + (FILLING + i), columns.get(i));
        }
        return chinese;
    }

    /** Writes the sentences of a rule in Chinese; how many. */
    private static int translate(Path file, Vocabulary vocabulary) throws IOException {
        List<String> lines = new ArrayList<>(List.of("// language: zh-Hant"));
        boolean within = false;
        int translated = 0;
        for (String line : Files.readAllLines(file)) {
            String words = line.strip();
            if (words.equals("when") || words.equals("then") || words.equals("end")) {
                within = !words.equals("end");
                lines.add(line);
            } else if (within && !words.isEmpty()) {
                String chinese = inChinese(words, vocabulary);
                assertThat(chinese).as(words).isNotEqualTo(words);
                lines.add("  " + chinese);
                translated++;
            } else {
                lines.add(line);
            }
        }
        Files.write(file, lines);
        return translated;
    }
}
