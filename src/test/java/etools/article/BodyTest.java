package etools.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <p>One</p><p>Two</p>                       | One~~Two
                    <p>a <b>b</b>c <i>d</i></p>                | a bc d
                    <p>a<br>b</p>                              | a~b
                    <h2>H</h2><p>x</p>                         | H~~x
                    <ul><li>a</li><li>b</li></ul><p>c</p>      | a~b~~c
                    <ol><li><p>a</p></li><li><p>b</p></li></ol> | a~~b
                    <table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table> | a b~c d
                    <blockquote><p>q</p></blockquote>x         | q~~x
                    <pre>a~  b</pre>                           | a~  b
                    <p>3 &lt; 4 &amp; 5</p>                    | 3 < 4 & 5
                    <figure><img src="picture:0" alt="z"><figcaption>c</figcaption></figure><p>d</p> | c~~d
                    """)
    void htmlIsReadAloudAsParagraphs(String html, String text) {
        assertThat(Body.html(html.replace('~', '\n')).plainText())
                .isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void plainTextStaysAsItIs() {
        assertThat(Body.text(" a <b>\n\n\n b ").plainText()).isEqualTo(" a <b>\n\n\n b ");
    }

    @Test
    void wordsOfNeighbouringBlocksAreNotJoined() {
        assertThat(
                        Words.count(
                                Body.html("<p>a</p><h2>b</h2><ul><li>c</li><li>d</li></ul>")
                                        .plainText()))
                .isEqualTo(4);
    }
}
