package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryFormsTest {

    @ParameterizedTest
    @CsvSource({
        "left, leave",
        "saw, see",
        "found, find",
        "was, be",
        "are, be",
        "building, build",
        "buildings, build",
        "thoughts, think",
        "better, good",
        "best, good",
        "more, much",
        "quicker, quick",
        "later, late",
        "longer, longer",
        "number, number",
        "butcher, butcher",
        "evening, evening",
        "ground, ground",
        "does, do",
        "has, have",
        "leaves, leave",
        "his, his",
        "us, we",
        "US, us",
        "children, child",
        "mice, mouse",
        "news, news",
        "clothes, clothes",
        "headquarters, headquarters",
        "Africa, africa",
        "AFRICA, africa",
        "Japanese, japanese",
        "running, run",
        "THE, the"
    })
    void anEnglishWordStandsUnderItsDictionaryForm(String word, String form) {
        assertThat(DictionaryForms.of(word, "en")).containsExactly(form);
    }

    @Test
    void formsOfOneWordAreOneWord() {
        assertThat(DictionaryForms.of("He walks, walked and was Walking to the walk.", "en-GB"))
                .containsExactly("he", "walk", "and", "be", "to", "the");
    }

    @Test
    void anUnknownWordStandsAsItIsInSmallLetters() {
        assertThat(DictionaryForms.of("Zorblax O’Brien’s", "en"))
                .containsExactly("zorblax", "o'brien");
    }

    @Test
    void wordsDrawnTogetherAreTakenApart() {
        assertThat(DictionaryForms.of("can't won’t doesn't they're I'll Japan's", "en"))
                .containsExactly("can", "not", "will", "do", "they", "be", "i", "japan");
    }

    @Test
    void aCompoundIsOneWordWhereTheDictionaryHasIt() {
        assertThat(DictionaryForms.of("a well-known, zorblax-driven e-mail", "en"))
                .containsExactly("a", "well-known", "zorblax", "drive", "e-mail");
    }

    @Test
    void numbersAddressesAndSingleLettersDoNotCount() {
        assertThat(
                        DictionaryForms.of(
                                "In 2025, 3.5% of COVID-19 b c https://x.example/y www.example.com"
                                        + " someone@example.com example.org/page @nhk 4th",
                                "en"))
                .containsExactly("in", "of", "covid");
    }

    @Test
    void abbreviationsWithFullStopsAreOneWord() {
        assertThat(DictionaryForms.of("(U.S.) U.S. 5 p.m.", "en")).containsExactly("u.s.", "p.m.");
    }

    @Test
    void wordsOfOtherLanguagesStandInSmallLettersAndPlainForms() {
        assertThat(DictionaryForms.of("Die Häuser, DIE HÄUSER ﬁnden", "de"))
                .containsExactly("die", "häuser", "finden");
        assertThat(DictionaryForms.of("L’eau d'été à Paris, l'eau", "fr"))
                .containsExactly("eau", "été", "à", "paris");
        assertThat(DictionaryForms.of("И мы в Москве", "ru"))
                .containsExactly("и", "мы", "в", "москве");
    }

    @Test
    void textWithoutSpacesIsPartedByWordBoundaries() {
        assertThat(DictionaryForms.of("私は学校に行きました。学校ｺﾝﾋﾟｭｰﾀｰ 2025年", "ja"))
                .contains("学校", "コンピューター")
                .doesNotContain("2025");
        assertThat(DictionaryForms.of("ภาษาไทย", "th")).containsExactly("ภาษา", "ไทย");
    }

    @Test
    void aTextThatDoesNotSayItsLanguageIsEnglishWhereItLooksLikeIt() {
        assertThat(DictionaryForms.of("The children left the buildings.", null))
                .containsExactly("the", "child", "leave", "build");
        assertThat(DictionaryForms.of("Die Kinder saw buildings und waren froh.", null))
                .contains("buildings", "saw");
    }

    @Test
    void aTextWithoutWordsHasNoForms() {
        assertThat(DictionaryForms.of("", null)).isEmpty();
        assertThat(DictionaryForms.of(" — 12 … ’ ' - -- ''' 'n\u00ad", "en")).isEmpty();
    }
}
