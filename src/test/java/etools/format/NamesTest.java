package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            textBlock =
                    """
                    Ada Brook                                   = Ada Brook
                    By Ada Brook                                = Ada Brook
                    BY ADA BROOK                                = ADA BROOK
                    By Ada Brook and Tom Hill                   = Ada Brook|Tom Hill
                    Ada Brook, Tom Hill and Mika van der Berg   = Ada Brook|Tom Hill|Mika van der Berg
                    By Ada Brook and Tom d'Orsay                = Ada Brook|Tom d'Orsay
                    Ada Brook & Tom Hill                        = Ada Brook|Tom Hill
                    Ada Brook; Tom Hill                         = Ada Brook|Tom Hill
                    Ada Brook; Ada Brook                        = Ada Brook
                    Arts and Culture                            = Arts and Culture
                    Ministry of Ships and Harbours              = Ministry of Ships and Harbours
                    Ada Brook, Harbour Correspondent            = Ada Brook, Harbour Correspondent
                    ada@example.org (Ada Brook)                 = Ada Brook
                    Ada Brook <ada@example.org>                 = Ada Brook
                    ada@example.org                             = ada@example.org
                    Byron Hill                                  = Byron Hill
                    <b>Ada</b> Brook                            = Ada Brook
                    """)
    void peopleAreNamedInOneText(String text, String names) {
        assertThat(String.join("|", Names.of(text))).isEqualTo(names);
    }

    @Test
    void whatIsNoNameIsDropped() {
        assertThat(Names.of("")).isEmpty();
        assertThat(Names.of(" ; ;\n")).isEmpty();
        assertThat(Names.of("https://example.org/people/ada")).isEmpty();
    }

    @Test
    void moreNamesThanAnyArticleHasAreCut() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append("Author Number").append(i).append(';');
        }
        assertThat(Names.of(many.toString())).hasSize(50);
        assertThat(Names.of("A".repeat(100_000)).getFirst()).hasSize(200);
        assertThat(Names.of("A and ".repeat(100_000))).hasSize(1);
    }
}
