package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Credits;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class DocxFormatTest {

    private static Input word(String body) {
        return DocumentSamples.word()
                .file("word/document.xml", DocumentSamples.wordText(body))
                .input("a.docx");
    }

    @Test
    void aWordDocumentIsAnArticle() throws Exception {
        Input file = Samples.file("DocxFormat/minutes.docx");
        assertThat(Formats.detect(file)).isInstanceOf(DocxFormat.class);
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.title()).isEqualTo("Minutes of the pier");
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p>Present were <strong>nine</strong> and a"
                            + " <em>gull</em><sup>[1]</sup>.</p><h2>Said</h2><ol><li>One<ul><li>and"
                            + " a half</li></ul></li><li>Two</li></ol>"
                            + "<table><tbody><tr><td>Gulls</td><td>1</td></tr></tbody></table><blockquote><p>It"
                            + " moved.</p></blockquote><p><a href=\"https://example.org/pier\">The"
                            + " pier</a><br>has a<a href=\"https://example.org/b\">"
                            + " page</a></p><p><img src=\"picture:"
                                + Pictures.of(DocumentSamples.RED).hash()
                                + "\" alt=\"The crane\"></p><hr><ol><li>By the clock on the"
                                + " pier.</li></ol>");
        assertThat(draft.pictures()).containsExactly(Pictures.of(DocumentSamples.RED));
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Noor Haddad"), null, "en-GB"));
        assertThat(draft.tags()).containsExactly("pier", "minutes");
        assertThat(draft.summary()).isEqualTo("What was said.");
        assertThat(draft.category()).isEqualTo(new Category("council", "Council"));
        assertThat(draft.date()).isEqualTo("2026-03-07");
        assertThat(draft.published()).isEqualTo("2026-03-07T06:30:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-08T08:00:00Z");
    }

    @Test
    void picturesOutsideAreNeverRead() throws Exception {
        String blip =
                "<w:p><w:r><w:t>A</w:t><a:blip xmlns:a='a' r:embed='%s' r:link='%s'/></w:r></w:p>";
        for (String id : new String[] {"r3", "r4"}) {
            ArticleDraft draft = Samples.drafts(word(blip.formatted(id, id))).getFirst();
            assertThat(draft.body().content()).isEqualTo("<p>A</p>");
            assertThat(draft.pictures()).isEmpty();
        }
    }

    @Test
    void entitiesAreNotUnfolded() throws Exception {
        ZipMaker file =
                DocumentSamples.word()
                        .file(
                                "word/document.xml",
                                "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                        + "<d><p><r><t>A</t></r><r><b/></r>&x;</p></d>");
        assertThat(Samples.draft(file.input("a.docx")).body().content()).doesNotContain("root:");
    }

    @Test
    void elementsWithoutEndAreRefused() throws Exception {
        assertThat(Samples.refusals(word("<w:p>".repeat(100_000))))
                .containsExactly(
                        "word/document.xml: the XML is nested too deeply or has too much in one"
                                + " tag");
        assertThat(Samples.refusals(word("<w:p><w:r>")))
                .singleElement()
                .asString()
                .startsWith("word/document.xml: line ");
    }

    @Test
    void aBombIsRefused() throws Exception {
        byte[] much = new byte[40 << 20];
        Arrays.fill(much, (byte) ' ');
        ZipMaker file = DocumentSamples.word().file("word/document.xml", much);
        assertThat(Samples.refusals(file.input("a.docx")))
                .singleElement()
                .asString()
                .startsWith("word/document.xml: more than ");
    }

    @Test
    void aDocumentCutAnywhereIsRefused() throws Exception {
        byte[] whole = DocumentSamples.word().bytes();
        for (int i = 1; i <= 20; i++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * i / 21);
            assertThat(Samples.refusals(Input.of("a.docx", cut))).hasSize(1);
        }
    }

    @Test
    void aDocumentWithoutTextIsRefused() throws Exception {
        assertThat(Samples.refusals(word(""))).containsExactly("it holds no text");
    }
}
