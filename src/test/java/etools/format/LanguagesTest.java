package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN-us, en-US",
        "pt_BR, pt-BR",
        "en_US.UTF-8, en-US",
        "zh-Hant-TW, zh-Hant-TW",
        "eng, en",
        "English, en",
        "deutsch, de",
        "' fr ', fr",
        "'en, de', en"
    })
    void aLanguageIsKnownInManySpellings(String text, String tag) {
        assertThat(Languages.tag(text)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "und", "Klingonese of the north", "1", "<b>", "x", "mul"})
    void whatNamesNoLanguageIsNone(String text) {
        assertThat(Languages.tag(text)).isNull();
    }

    @Test
    void nothingIsNoLanguage() {
        assertThat(Languages.tag(null)).isNull();
    }
}
