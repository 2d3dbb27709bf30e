package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Credits;
import etools.article.Picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class OdtFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"OdtFormat/minutes.odt", "OdtFormat/flat.fodt"})
    void anOpenDocumentTextIsAnArticle(String path) throws Exception {
        Input file = Samples.file(path);
        assertThat(Formats.detect(file)).isInstanceOf(OdtFormat.class);
        Picture picture =
                Pictures.of(path.endsWith("fodt") ? DocumentSamples.LARGE : DocumentSamples.RED);
        assertThat(picture).isNotNull();
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.title()).isEqualTo("Minutes of the quay");
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p>Present  were <strong><em>eight</em></strong><sup>[1]</sup>.</p>"
                            + "<h2>Said</h2><ol><li>One</li><li>Two</li></ol>"
                            + "<table><tbody><tr><td>Cats</td><td>1</td></tr></tbody></table><blockquote><p>It"
                            + " moved.</p></blockquote><p>See <a"
                            + " href=\"https://example.org/quay\">the quay</a><br>and"
                            + " this.</p><p><img src=\"picture:"
                                + picture.hash()
                                + "\" alt=\"The crane\"></p><hr><ol><li>And a cat.</li></ol>");
        assertThat(draft.pictures()).containsExactly(picture);
        assertThat(draft.credits()).isEqualTo(new Credits(List.of("Ada Brook"), null, "de-AT"));
        assertThat(draft.tags()).containsExactly("quay", "minutes");
        assertThat(draft.summary()).isEqualTo("What was said there.");
        assertThat(draft.date()).isEqualTo("2026-03-07");
        assertThat(draft.published()).isEqualTo("2026-03-07T06:30:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-08T08:00:00.123456789Z");
    }

    @Test
    void aLockedDocumentIsRefused() throws Exception {
        ZipMaker file =
                DocumentSamples.openDocument()
                        .file(
                                "META-INF/manifest.xml",
                                "<manifest><file-entry><encryption-data/></file-entry></manifest>");
        assertThat(Samples.refusals(file.input("a.odt")))
                .containsExactly("locked with a password: save it without one and import that");
    }

    @Test
    void picturesOutsideAreNeverRead() throws Exception {
        for (String path : new String[] {"../../secret.png", "file:///etc/passwd"}) {
            ZipMaker file =
                    DocumentSamples.openDocument()
                            .file(
                                    "content.xml",
                                    "<d><body><p>A<image href='" + path + "'/></p></body></d>");
            assertThat(Samples.drafts(file.input("a.odt")).getFirst().body().content())
                    .isEqualTo("<p>A</p>");
        }
    }

    @Test
    void elementsWithoutEndAreRefused() throws Exception {
        ZipMaker file =
                DocumentSamples.openDocument()
                        .file("content.xml", "<body>" + "<p>".repeat(100_000));
        assertThat(Samples.refusals(file.input("a.odt")))
                .containsExactly(
                        "content.xml: the XML is nested too deeply or has too much in one tag");
    }

    @Test
    void aDocumentCutAnywhereIsRefused() throws Exception {
        byte[] packed = DocumentSamples.openDocument().bytes();
        byte[] flat = Samples.file("OdtFormat/flat.fodt").open().readAllBytes();
        for (int i = 3; i <= 20; i++) {
            for (byte[] whole : List.of(packed, flat)) {
                byte[] cut = Arrays.copyOf(whole, whole.length * i / 21);
                assertThat(Samples.refusals(Input.of("a.odt", cut))).hasSize(1);
            }
        }
    }
}
