package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Credits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

class PdfFormatTest {

    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    private static final String PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private static final String FONT =
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

    private static Input pdf(byte[] bytes) {
        return Input.of("a.pdf", bytes);
    }

    @Test
    void aReportIsAnArticleOfParagraphs() throws Exception {
        Input file = Samples.file("PdfFormat/report.pdf");
        assertThat(Formats.detect(file)).isInstanceOf(PdfFormat.class);
        ArticleDraft draft = Samples.draft(file);
        assertThat(draft.title()).isEqualTo("The crane that moved");
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p>The old crane stood on the pier for nine and ninety years, and nobody"
                            + " thought that it would ever go anywhere else than up and"
                            + " down.</p><p>Then it moved.</p><p>The harbour-master saw it first."
                            + " He had come out early to look at the tide, and there it stood,"
                            + " three metres further to the east than it had stood in the evening"
                            + " before, with a gull on it.</p><h2>What was said</h2><p>Nobody said"
                            + " much. It is a quiet town, and the crane is a quiet crane, which is"
                            + " how both of them have always liked it best, if one"
                            + " asks.</p><h2>What came of it</h2><p>The crane stays where it is"
                            + " now.</p>");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Noor Haddad"), null, "en-GB"));
        assertThat(draft.summary()).isEqualTo("Why the crane moved.");
        assertThat(draft.tags()).containsExactly("harbour", "cranes");
        assertThat(draft.date()).isEqualTo("2026-03-07");
        assertThat(draft.published()).isEqualTo("2026-03-07T06:30:00Z");
        assertThat(draft.updated()).isEqualTo("2026-03-08T08:00:00Z");
    }

    @Test
    void metadataIsBelievedFirst() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("PdfFormat/paper.pdf"));
        assertThat(draft.title()).isEqualTo("Tides & cranes");
        assertThat(draft.body().content()).isEqualTo("<p>The moon has no part in it.</p>");
        assertThat(draft.credits())
                .isEqualTo(
                        new Credits(
                                List.of("Brook, Ada", "Tomas Vale"), "Journal of Quays", "en-GB"));
        assertThat(draft.summary()).isEqualTo("Of both.");
        assertThat(draft.tags()).containsExactly("tides", "cranes, old");
        assertThat(draft.date()).isEqualTo("2026-02-01");
        assertThat(draft.published()).isNull();
        assertThat(draft.updated()).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(draft.url()).isEqualTo("https://example.org/tides.pdf");
    }

    @Test
    void aDateThatIsNoneIsTold() throws Exception {
        byte[] bytes =
                new PdfMaker().entry("CreationDate", "D:soon").page("", "", "Some text.").bytes();
        List<Part> parts = Samples.parts(pdf(bytes));
        assertThat(((Part.Found) parts.getFirst()).draft().title()).isEqualTo("Some text.");
        assertThat(parts.get(1))
                .isEqualTo(
                        new Part.Warned(
                                new Refusal(null, "the date \"D:soon\" could not be read")));
    }

    @Test
    void linesAreJoinedAsTheirScriptIsWritten() {
        assertThat(joined("a long", "word")).isEqualTo("a long word");
        assertThat(joined("no-", "body")).isEqualTo("nobody");
        assertThat(joined("Anglo-", "Saxon")).isEqualTo("Anglo-Saxon");
        assertThat(joined("1990 -", "2000")).isEqualTo("1990 - 2000");
        assertThat(joined("so\u00ad", "ft")).isEqualTo("soft");
        assertThat(joined("\u6e2f\u306e", "\u732b")).isEqualTo("\u6e2f\u306e\u732b");
    }

    private static String joined(String first, String second) {
        StringBuilder text = new StringBuilder(first);
        PdfParagraphs.join(text, second);
        return text.toString();
    }

    @Test
    void aLockedDocumentIsRefused() throws Exception {
        PdfMaker maker = new PdfMaker().page("", "", "Secret.");
        assertThat(Samples.refusals(pdf(maker.locked("key").bytes())))
                .containsExactly("locked with a password: save it without one and import that");
        PdfMaker open = new PdfMaker().page("", "", "Not so secret.");
        assertThat(Samples.draft(pdf(open.locked("").bytes())).title()).isEqualTo("Not so secret.");
    }

    @Test
    void scannedPagesAreRefused() throws Exception {
        assertThat(Samples.refusals(pdf(new PdfMaker().scan(DocumentSamples.RED).bytes())))
                .containsExactly(
                        "it holds pictures of text, such as scanned pages: have them read (OCR) and"
                                + " import that");
        assertThat(Samples.refusals(pdf(new PdfMaker().page("", "").bytes())))
                .containsExactly("it holds no text");
    }

    @Test
    void aDocumentCutAnywhereIsNeverTakenForWhole() throws Exception {
        byte[] whole = Samples.file("PdfFormat/report.pdf").open().readAllBytes();
        for (int i = 1; i <= 20; i++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * i / 21);
            assertThat(Samples.refusals(pdf(cut))).as("cut " + i).isNotEmpty();
        }
    }

    @Test
    void formsThatShowEachOtherEndInTime() throws Exception {
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            calls.append("/F Do /G Do\n");
        }
        String resources = "/Resources<</Font<</A 5 0 R>>/XObject<</F 6 0 R/G 7 0 R>>>>";
        String form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + resources;
        byte[] bytes =
                PdfMaker.raw(
                        CATALOG,
                        PAGES,
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
                                + resources
                                + ">>",
                        PdfMaker.stream("", "/F Do"),
                        FONT,
                        PdfMaker.stream(form, calls.toString()),
                        PdfMaker.stream(form, calls.toString()));
        assertThat(Samples.refusals(inOneSecond(bytes)))
                .containsExactly(
                        "more than 1 seconds of work on one document (limit file.seconds)");
    }

    private static Input inOneSecond(byte[] bytes) {
        return new Input.Wrapped(pdf(bytes)) {
            @Override
            public Limits limits() {
                return new Limits(Map.of(Limit.FILE_SECONDS, 1L));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</Type/Pages/Kids[2 0 R]/Count 1>>",
                "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 100000000>>",
                "<</Type/Pages/Kids 2 0 R/Count -1>>",
                "<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 2000000000>>",
                "2 0 R"
            })
    void pagesThatHoldThemselvesAreRefused(String pages) throws Exception {
        byte[] bytes =
                PdfMaker.raw(CATALOG, pages, "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>");
        assertThat(Samples.refusals(pdf(bytes))).hasSize(1);
    }

    @Test
    void brokenNestingIsRefused() throws Exception {
        byte[] bytes = PdfMaker.raw(CATALOG, "[".repeat(300_000), "<<".repeat(300_000));
        assertThat(Samples.refusals(pdf(bytes))).hasSize(1);
    }

    @Test
    void aStreamThatUnpacksWithoutEndIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                out.write(blank);
            }
        }
        String content = packed.toString(StandardCharsets.ISO_8859_1);
        byte[] bytes =
                PdfMaker.raw(
                        CATALOG,
                        PAGES,
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
                        PdfMaker.stream("/Filter/FlateDecode", content));
        assertThat(Samples.refusals(pdf(bytes)))
                .containsExactly("one page or table of the PDF unpacks to more than memory holds");
    }

    @Test
    void moreThanTheLimitsIsRefused() throws Exception {
        byte[] bytes = Samples.file("PdfFormat/report.pdf").open().readAllBytes();
        Input small =
                new Input.Wrapped(pdf(bytes)) {
                    @Override
                    public Limits limits() {
                        return new Limits(Map.of(Limit.DOCUMENT_PAGES, 2L));
                    }
                };
        assertThat(Samples.refusals(small))
                .containsExactly(
                        "more than 2 pages or chapters of one document (limit document.pages)");
    }

    @Test
    void aTextOnPdfIsNoPdf() throws Exception {
        assertThat(Formats.detect(Samples.text("", "How a PDF begins\n\nWith %PDF-1.7 it does.")))
                .isInstanceOf(TextFormat.class);
        byte[] whole = Samples.file("PdfFormat/report.pdf").open().readAllBytes();
        byte[] junk = new byte[whole.length + 5];
        System.arraycopy(whole, 0, junk, 5, whole.length);
        assertThat(Formats.detect(pdf(junk))).isInstanceOf(PdfFormat.class);
    }
}
