package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;

import org.junit.jupiter.api.Test;

class TextFormatTest {

    private static ArticleDraft draft(String text) throws Exception {
        return Samples.draft(Samples.text("a.txt", text));
    }

    @Test
    void theFirstLineIsTheTitle() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("text/plain.txt"));
        assertThat(draft.title()).isEqualTo("A walk at night");
        assertThat(draft.body())
                .isEqualTo(
                        Body.text(
                                "The moon was out.\n   Indented lines stay so.\n\n\n"
                                        + "Two blank lines stay two."));
        assertThat(draft.id()).isNull();
        assertThat(draft.category()).isNull();
        assertThat(draft.date()).isNull();
        assertThat(draft.summary()).isNull();
    }

    @Test
    void oneLineIsTitleAndBody() throws Exception {
        assertThat(draft("Only this\n").title()).isEqualTo("Only this");
        assertThat(draft("Only this\n").body()).isEqualTo(Body.text("Only this"));
    }

    @Test
    void aLongFirstLineIsCutAtAWordAndStaysInTheBody() throws Exception {
        String line = "word ".repeat(100).strip();
        ArticleDraft draft = draft(line + "\n\nMore.");
        assertThat(draft.title()).isEqualTo("word ".repeat(40).strip());
        assertThat(draft.body()).isEqualTo(Body.text(line + "\n\nMore."));
        assertThat(draft("x".repeat(500)).title()).hasSize(200);
    }

    @Test
    void otherLineEndsAndControlCharactersAreMadeGood() throws Exception {
        ArticleDraft draft =
                draft("Title\u0000one\r\n\r\nA\u0001b and some more words here\rC\td\u0085e\r\n");
        assertThat(draft.title()).isEqualTo("Title one");
        assertThat(draft.body()).isEqualTo(Body.text("A b and some more words here\nC\td e"));
    }

    @Test
    void otherCharacterSetsAreRead() throws Exception {
        ArticleDraft japanese = Samples.draft(Samples.file("text/shift-jis.txt"));
        assertThat(japanese.title())
                .isEqualTo("\u6e2f\u304c\u518d\u3073\u958b\u304d\u307e\u3057\u305f");
        assertThat(japanese.body().content()).startsWith("\u6628\u65e5\u3001");
        ArticleDraft western = Samples.draft(Samples.file("text/windows-1252.txt"));
        assertThat(western.title()).isEqualTo("D\u00e9j\u00e0 vu at the caf\u00e9");
        assertThat(western.body().content())
                .startsWith("\u201cIt was na\u00efve,\u201d she said \u2013 and left");
        ArticleDraft wide = Samples.draft(Samples.file("text/utf-16.txt"));
        assertThat(wide.title()).isEqualTo("A wide text");
        assertThat(wide.body().content()).isEqualTo("Each letter \u2014 two bytes.");
    }

    @Test
    void aLineWithoutEndIsRefused() throws Exception {
        Input input = new JsonFormatTest.LongInput("a.txt", new byte[0], 200L << 20, new byte[0]);
        assertThat(Samples.refusals(input))
                .containsExactly(
                        "larger than 16 MB, which is the most E-Tools reads as one article");
    }
}
