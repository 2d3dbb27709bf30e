package etools.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    ``|0
                    `  `|0
                    one|1
                    ` one two `|2
                    it's "so" - a well-known fact.|6
                    3.5% of R&D, e.g. a@b.org|5
                    Привет, мир|2
                    한국어 단어 셋|3
                    """)
    void aWordIsARunWithoutSpaces(String text, int words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @Test
    void anySpacePartsWords() {
        assertThat(Words.count("a\tb\nc\r\nd\u00a0e\u2003f\u3000g\u202fh\u2028i")).isEqualTo(9);
    }

    @Test
    void unspacedScriptsAreCountedByWordBoundaries() {
        assertThat(Words.count("\u6771\u4eac\u306f\u6674\u308c\u3067\u3059\u3002")).isBetween(3, 6);
        assertThat(
                        Words.count(
                                "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01"))
                .isBetween(2, 4);
        assertThat(Words.count("\ud842\udfb7\u91ce\u5bb6 opens")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void countingALongTextTakesNoCopies() {
        assertThat(Words.count("word ".repeat(1_000_000))).isEqualTo(1_000_000);
        assertThat(Words.count("x".repeat(5_000_000))).isEqualTo(1);
    }
}
