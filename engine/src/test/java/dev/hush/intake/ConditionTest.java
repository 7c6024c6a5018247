package dev.hush.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hush.file.Faults;
import dev.hush.file.SourceFile;
import dev.hush.file.YamlNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{column: c, is: present} | x | ''",
                "{column: c, is: empty} | ' ' | x",
                "{column: c, one of: [a, b]} | b | c",
                "{column: c, one of: a} | a | ab",
                "{column: c, none of: [a, b]} | c | a",
                "{column: c, starts with: a} | ab | ba",
                "{column: c, does not start with: [a, b]} | c | bc",
                "{hash of: c, is: even} | d | a",
                "{hash of: c, is: odd} | a | d"
            })
    void holdsForTheOneAndNotForTheOther(String text, String one, String other) {
        Condition condition = read(text);
        assertThat(condition.column().name()).isEqualTo("c");
        assertThat(condition.holds(one)).isTrue();
        assertThat(condition.holds(other)).isFalse();
    }

    /** Written down so that it can never change; {@code printf a | sha256sum} tells the digits. */
    @ParameterizedTest
    @CsvSource({"'', false", "abc, false", "a, false", "c, true", "d, true", "mei, false", "ä, true"})
    void halvesByTheLastBitOfTheSha256(String text, boolean even) {
        assertThat(Condition.hashIsEven(text)).isEqualTo(even);
    }

    private static Condition read(String text) {
        Faults faults = new Faults();
        Condition condition = YamlNode.read(new SourceFile("x", text, false), faults)
                .flatMap(ConditionReader::read)
                .orElseThrow(() -> new AssertionError(faults.sorted().toString()));
        assertThat(faults.sorted()).isEmpty();
        return condition;
    }
}
