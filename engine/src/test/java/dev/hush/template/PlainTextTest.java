package dev.hush.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void writesAddressesBehindLinks() {
        assertThat(PlainText.of("<p>See <a href=\"https://a.example/x\">the <b>shelf</b></a>, or not.</p>"))
                .isEqualTo("See the shelf (https://a.example/x), or not.\n");
        assertThat(
                        PlainText.of(
                                "<a href=\"https://a.example\">https://a.example</a> <a href=\"mailto:a@b.example\">a@b.example</a>"))
                .isEqualTo("https://a.example a@b.example\n");
    }

    @Test
    void saysWhatImagesShow() {
        assertThat(PlainText.of("<p>x<img src=\"a.png\" alt=\"a giraffe\">y</p>"))
                .isEqualTo("x a giraffe y\n");
    }

    @Test
    void leavesOutWhatNobodySees() {
        assertThat(
                        PlainText.of(
                                "<title>t</title><style>s</style><div style=\"display: none;\">preheader</div><!-- c --><p>words</p>"))
                .isEqualTo("words\n");
    }

    @Test
    void breaksLinesWhereTheEyeWould() {
        assertThat(PlainText.of("<h1>Title</h1><p>one\n   two<br>three</p><ul><li>a</li><li>b</li></ul>"
                        + "<table><tr><td>Sum</td><td>3</td></tr><tr><td>Tax</td><td>1</td></tr></table>"))
                .isEqualTo("Title\n\none two\nthree\n\n- a\n- b\n\nSum 3\nTax 1\n");
    }
}
