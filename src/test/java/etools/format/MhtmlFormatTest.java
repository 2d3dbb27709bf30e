package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Credits;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class MhtmlFormatTest {

    @Test
    void aPageSavedByChromeComesWithItsPictures() throws Exception {
        List<Part> parts = Samples.parts(Samples.file("MhtmlFormat/blink.mhtml"));
        ArticleDraft draft = ((Part.Found) parts.getFirst()).draft();
        assertThat(draft.title()).isEqualTo("The gulls have moved in\u2026");
        assertThat(draft.url()).isEqualTo("https://example.org/harbour/gulls?from=home");
        assertThat(draft.created()).isEqualTo("2026-06-07T07:15:00Z");
        assertThat(draft.published()).isEqualTo("2026-06-06T18:00:00Z");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Rosa Quay"), "Harbour Post", "en-GB"));
        assertThat(draft.pictures()).hasSize(1);
        String picture = "<img src=\"picture:" + draft.pictures().getFirst().hash() + "\" alt=\"";
        assertThat(draft.body().content())
                .startsWith("<p>Three dozen gulls")
                .contains("old caf\u00e9", picture + "A gull\">", picture + "Another\">")
                .doesNotContain("file:", "evil");
    }

    @Test
    void aPageSavedByInternetExplorerIsReadInItsCharacterSet() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("MhtmlFormat/explorer.mht"));
        assertThat(draft.title()).isEqualTo("Das Moor brennt nicht mehr");
        assertThat(draft.url()).isEqualTo("http://example.org/moor/brand.htm");
        assertThat(draft.created()).isEqualTo("2009-04-03T19:04:05Z");
        assertThat(draft.body().content())
                .contains("Regen gel\u00f6scht", "<img src=\"picture:")
                .endsWith("geglaubt hatte.</p>");
        assertThat(draft.pictures()).hasSize(1);
    }

    @Test
    void itIsToldFromAMailByWhoSavedIt() throws Exception {
        for (String name : List.of("MhtmlFormat/blink.mhtml", "MhtmlFormat/explorer.mht")) {
            byte[] bytes = Samples.file(name).open().readAllBytes();
            assertThat(Formats.detect(Input.of("download", bytes))).isInstanceOf(MhtmlFormat.class);
        }
        assertThat(
                        Formats.detect(
                                Samples.text(
                                        "a.mht",
                                        "From: ada@example.org\nTo: tom@example.org\nSubject: Hi\n"
                                                + "Date: Fri, 3 Apr 2009 21:04:05 +0200\n"
                                                + "MIME-Version: 1.0\n"
                                                + "Content-Type: multipart/related;"
                                                + " boundary=x\n\n--x\n\nHello\n--x--\n")))
                .isInstanceOf(MailFormat.class);
    }

    @Test
    void aCutFileSaysSo() throws Exception {
        byte[] bytes = Samples.file("MhtmlFormat/blink.mhtml").open().readAllBytes();
        for (int twentieth = 2; twentieth < 20; twentieth++) {
            Input cut = Input.of("a.mhtml", Arrays.copyOf(bytes, bytes.length * twentieth / 20));
            assertThat(Samples.refusals(cut)).hasSize(1);
        }
    }

    @Test
    void withoutAPageThereIsNoArticle() throws Exception {
        assertThat(
                        Samples.refusals(
                                "a.mht",
                                "From: <Saved by Blink>\nMIME-Version: 1.0\n"
                                        + "Content-Type: multipart/related; boundary=x\n\n--x\n"
                                        + "Content-Type: text/css\n\np {}\n--x--\n"))
                .containsExactly("there is no web page in it");
    }
}
