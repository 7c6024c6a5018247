package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesTest {
    @Test
    void areReadFromExpressionsAndTags() {
        assertThat(required("{{ a.b }} {% if c and not d.e %}{{ f|upper|replace('x.y', g) }}{% endif %}{{ 'h' ~ i }}"))
                .containsExactly("a.b", "c", "d.e", "f", "g", "i");
    }

    @Test
    void areNotFiltersTestsLoopsCommentsOrArguments() {
        assertThat(required("{# x #}{% for p in a.list %}{{ p.name }}{{ loop.index }}{% endfor %}"
                        + "{% set q = b %}{{ q }}{{ c is string }}{{ d | round(precision=2) }}{{ f(e) }}"))
                .containsExactly("a.list", "b", "c", "d", "e");
    }

    @Test
    void areOptionalOnceAsked() {
        assertThat(
                        required(
                                "{% if a.b is defined %}{{ a.b }}{% endif %}{{ c | default('x') }}{% if d is not defined %}{% endif %}"))
                .isEmpty();
    }

    @Test
    void knowTheirLines() {
        assertThat(Variables.in(new Source("x", "\n\n{{ a }}\n{{\nb }}")).all())
                .extracting(Variables.Variable::line)
                .containsExactly(3, 4);
    }

    private static List<String> required(String text) {
        return Variables.in(new Source("x", text)).all().stream()
                .filter(variable -> !variable.optional())
                .map(Variables.Variable::path)
                .toList();
    }
}
