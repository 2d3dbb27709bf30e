package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TextFiguresTest {

    @Test
    void abbreviationsTitlesAndInitialsDoNotEndASentence() {
        assertThat(
                        Sentences.of(
                                "Mr. Smith met Dr. J. K. Rowling in the U.S. Capitol at 5 p.m. on"
                                        + " Jan. 5. He said \"Go.\" She went. It cost $3.5 million."
                                        + " OK?! Acme Inc. Chairman Lee left the U.S. The end.",
                                "en"))
                .containsExactly(
                        "Mr. Smith met Dr. J. K. Rowling in the U.S. Capitol at 5 p.m. on Jan. 5.",
                        "He said \"Go.\"",
                        "She went.",
                        "It cost $3.5 million.",
                        "OK?!",
                        "Acme Inc. Chairman Lee left the U.S.",
                        "The end.");
    }

    @Test
    void aBlankLineEndsASentenceAndALineBreakDoesNot() {
        assertThat(Sentences.of("A headline\n\nOne sentence\nthat goes on. Two.", "en"))
                .containsExactly("A headline", "One sentence\nthat goes on.", "Two.");
    }

    @Test
    void otherLanguagesHaveTheirSentences() {
        assertThat(Sentences.of("これは文です。次の文です！終わり", "ja")).hasSize(3);
        assertThat(Sentences.of("Am 5. Mai kam Dr. Weber, z. B. Er ging.", "de")).hasSize(1);
        assertThat(Sentences.of("Das war es. Er ging.", "de")).hasSize(2);
    }

    @Test
    void lixIsTheWordsInASentenceAndThePercentageOfLongWords() {
        String ten = "One two three four five six seven eight nineteen thousands. ";
        TextFigures figures = TextFigures.of(ten.repeat(4).strip(), "en");
        assertThat(figures.sentences()).isEqualTo(4);
        assertThat(figures.wordsPerSentence()).isCloseTo(10, within(1e-9));
        assertThat(figures.readability()).isEqualTo(new Readability(10 + 20));
        assertThat(figures.readability().level()).isEqualTo("easy");
    }

    @Test
    void theLevelsOfLix() {
        assertThat(new Readability(29).level()).isEqualTo("very easy");
        assertThat(new Readability(40).level()).isEqualTo("medium");
        assertThat(new Readability(59).level()).isEqualTo("difficult");
        assertThat(new Readability(60).level()).isEqualTo("very difficult");
    }

    @Test
    void punctuationIsNoLetterOfAWord() {
        String words = "\"(abcdef),\" ".repeat(29);
        assertThat(TextFigures.of(words + "abcdefg", "en").readability())
                .isEqualTo(new Readability(Math.round(30 + 100f / 30)));
    }

    @Test
    void shortTextsAndTextsWithoutAnAlphabetHaveNoReadability() {
        assertThat(TextFigures.of("word ".repeat(29), "en").readability()).isNull();
        assertThat(TextFigures.of("word ".repeat(30), "en").readability()).isNotNull();
        assertThat(TextFigures.of("слово ".repeat(30), "ru").readability()).isNotNull();
        assertThat(TextFigures.of("これは文です。".repeat(30), "ja").readability()).isNull();
        assertThat(TextFigures.of("我们 去 学校 。".repeat(30), "zh").readability()).isNull();
        assertThat(TextFigures.of("ภาษาไทย ".repeat(40), "th").readability()).isNull();
        assertThat(TextFigures.of("우리는 학교에 ".repeat(40), "ko").readability()).isNull();
        assertThat(TextFigures.of("— … 12 ".repeat(40), "en").readability()).isNull();
    }

    @Test
    void aTextWithoutWordsHasNoSentence() {
        assertThat(TextFigures.of(" \n ", null)).isEqualTo(TextFigures.of("", "en"));
        assertThat(TextFigures.of("", null).sentences()).isZero();
        assertThat(TextFigures.of("... !", null).sentences()).isEqualTo(1);
    }
}
