package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

class EpubFormatTest {

    private static final String ENCRYPTION =
            """
            <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
            %s</encryption>
            """;

    private static String locked(String algorithm, String path) {
        return """
        <enc:EncryptedData><enc:EncryptionMethod Algorithm="%s"/><enc:CipherData>
        <enc:CipherReference URI="%s"/></enc:CipherData></enc:EncryptedData>
        """
                .formatted(algorithm, path);
    }

    private static List<String> titles(Input input) throws Exception {
        return Samples.drafts(input).stream().map(ArticleDraft::title).toList();
    }

    private static List<String> warnings(Input input) throws Exception {
        return Samples.parts(input).stream()
                .filter(Part.Warned.class::isInstance)
                .map(part -> ((Part.Warned) part).warning().line())
                .toList();
    }

    @Test
    void everyArticleOfANewspaperIsOne() throws Exception {
        Input file = Samples.file("EpubFormat/newspaper.epub");
        assertThat(Formats.detect(file)).isInstanceOf(EpubFormat.class);
        List<ArticleDraft> drafts = Samples.drafts(file);
        assertThat(drafts)
                .extracting(ArticleDraft::title)
                .containsExactly("The old crane moves", "Ferry late again", "A cat is found");
        ArticleDraft first = drafts.getFirst();
        Picture cover = Pictures.of(DocumentSamples.BLUE);
        Picture crane = Pictures.of(DocumentSamples.RED);
        assertThat(cover).isNotNull();
        assertThat(crane).isNotNull();
        assertThat(first.body().content())
                .isEqualTo(
                        "<p><img src=\"picture:"
                                + cover.hash()
                                + "\" alt=\"\"></p><p>It moved <em>three</em> metres on"
                                + " Monday.</p><figure><img src=\"picture:"
                                + crane.hash()
                                + "\" alt=\"A crane\"><figcaption>The"
                                + " crane</figcaption></figure><p>See the ferry and <a"
                                + " href=\"https://example.org/more\">more</a>.</p><p>Nobody was"
                                + " hurt, and the crane is well.</p>");
        assertThat(first.pictures()).containsExactly(cover, crane);
        assertThat(first.category()).isEqualTo(new Category("the-pier-quay", "The Pier & Quay"));
        assertThat(first.url()).isEqualTo("https://example.org/crane");
        assertThat(first.date()).isEqualTo("2026-03-07");
        assertThat(first.published()).isEqualTo("2026-03-07T06:00:00Z");
        assertThat(first.updated()).isEqualTo("2026-03-08T07:30:00Z");
        assertThat(first.tags()).containsExactly("Harbours", "Cats");
        assertThat(first.credits())
                .isEqualTo(new Credits(List.of("Mara Lind"), "Quay Press", "en-GB"));
        assertThat(first.sourceId())
                .isEqualTo(
                        "urn:uuid:8f7a2b10-3c4d-4e5f-8a9b-0c1d2e3f4a5b the-pier-quay 2026-03-07"
                                + " EPUB/text/crane story.xhtml");
        assertThat(first.extra())
                .isEqualTo("{\"description\":\"What happened at the harbour.\",\"chapter\":1}");
        ArticleDraft cat = drafts.getLast();
        assertThat(cat.body().content()).isEqualTo("<p>It was on the ferry.</p>");
        assertThat(cat.sourceId()).endsWith("briefs.xhtml#b2");
        assertThat(cat.credits().authors()).containsExactly("Ada Brook", "Noor Haddad");
        assertThat(drafts.get(1).body().content())
                .isEqualTo("<h2>In brief</h2><p>By nine minutes.</p>");
    }

    @Test
    void everyChapterOfANovelIsAnArticle() throws Exception {
        List<ArticleDraft> drafts = Samples.drafts(Samples.file("EpubFormat/novel.epub"));
        assertThat(drafts)
                .extracting(ArticleDraft::title)
                .containsExactly("I. The first lamp", "II. The second lamp", "A note on the type");
        ArticleDraft first = drafts.getFirst();
        assertThat(first.body().plainText())
                .isEqualTo("I\n\nMorning\n\nLicht fiel herein.\n\nEvening\n\nEs ging aus.");
        assertThat(first.pictures()).hasSize(1);
        assertThat(first.category()).isEqualTo(new Category("nine-lamps", "Nine Lamps"));
        assertThat(first.credits()).isEqualTo(new Credits(List.of("Tomas Vale"), null, "de"));
        assertThat(first.date()).isEqualTo("1931-01-01");
        assertThat(first.published()).isNull();
        assertThat(first.updated()).isEqualTo("2021-05-06T00:00:00Z");
    }

    @Test
    void aBookIsToldByItsFilesWhateverItsTypeSays() throws Exception {
        for (String type : new String[] {"text/plain", "application/epub+zip\n", ""}) {
            ZipMaker book = DocumentSamples.novel().file("mimetype", type);
            assertThat(titles(book.input("x.zip"))).hasSize(3);
        }
        assertThat(titles(DocumentSamples.novel().without("mimetype").input("x"))).hasSize(3);
    }

    @Test
    void aBookWithoutAContainerIsFound() throws Exception {
        ZipMaker book = DocumentSamples.novel().without("META-INF/container.xml");
        assertThat(titles(book.input("x.epub"))).hasSize(3);
    }

    @Test
    void aBookWithoutATableOfContentsIsTitledByItsHeadings() throws Exception {
        ZipMaker book =
                DocumentSamples.novel()
                        .without("toc.ncx")
                        .file(
                                "part2.html",
                                DocumentSamples.page("Nine Lamps", "<h1>Two</h1><p>.</p>"));
        assertThat(titles(book.input("x.epub")))
                .containsExactly("Morning", "Two", "A note on the type");
        assertThat(warnings(book.input("x.epub")))
                .containsExactly(
                        "the table of contents could not be read: it is missing in the book");
    }

    @Test
    void whatIsMissingInABookIsToldAndTheRestIsRead() throws Exception {
        ZipMaker book = DocumentSamples.newspaper().without("EPUB/text/crane-rest.xhtml");
        Input input = book.without("EPUB/images/crane.png").input("x.epub");
        assertThat(titles(input)).hasSize(3);
        assertThat(Samples.refusals(input))
                .containsExactly("EPUB/text/crane-rest.xhtml: the chapter is missing in the book");
        assertThat(warnings(input))
                .containsExactly(
                        "the chapter \"The old crane moves\": the picture"
                                + " \"/EPUB/images/crane.png\" is missing");
    }

    @Test
    void aLockedBookIsRefusedInOneLine() throws Exception {
        String aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
        StringBuilder all = new StringBuilder();
        for (String path : List.of("titlepage.xhtml", "part1.html", "part2.html", "note.html")) {
            all.append(locked(aes, path));
        }
        ZipMaker book =
                DocumentSamples.novel()
                        .file("META-INF/encryption.xml", ENCRYPTION.formatted(all.toString()));
        assertThat(Samples.refusals(book.input("x.epub")))
                .containsExactly(
                        "the book is locked by DRM: only the seller's own reader opens it");
        book.file("META-INF/encryption.xml", ENCRYPTION.formatted(locked(aes, "part2.html")));
        assertThat(titles(book.input("x.epub"))).hasSize(2);
        assertThat(Samples.refusals(book.input("x.epub")))
                .containsExactly("part2.html: the chapter is locked by DRM");
    }

    @Test
    void scrambledFontsAreNoLock() throws Exception {
        ZipMaker book =
                DocumentSamples.novel()
                        .file(
                                "META-INF/encryption.xml",
                                ENCRYPTION.formatted(
                                        locked("http://www.idpf.org/2008/embedding", "a.otf")));
        assertThat(titles(book.input("x.epub"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret.html",
                "/../secret.html",
                "%2e%2e/%2e%2e/secret.html",
                "..\\secret.html",
                "file:///etc/passwd",
                "http://127.0.0.1:1/x.html",
                "//127.0.0.1/x.html",
                "a%00.html"
            })
    void noPathLeadsOutOfABook(String path) throws Exception {
        assertThat(DocumentZip.resolve("OPS/content.opf", path)).isNull();
        String opf = opfWith(path);
        ZipMaker book = DocumentSamples.novel().file("content.opf", opf);
        assertThat(titles(book.input("x.epub"))).containsExactly("I. The first lamp");
        ZipMaker picture =
                DocumentSamples.novel()
                        .file(
                                "part2.html",
                                DocumentSamples.page("", "<p>T</p><img src=\"" + path + "\"/>"));
        assertThat(Samples.drafts(picture.input("x.epub")).get(1).pictures()).isEmpty();
    }

    private static String opfWith(String path) {
        return """
        <package xmlns="http://www.idpf.org/2007/opf" version="2.0">
        <manifest><item id="a" href="part1.html"/><item id="b" href="%s"/>
        <item href="toc.ncx" id="ncx" media-type="application/x-dtbncx+xml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b"/></spine></package>
        """
                .formatted(path);
    }

    @Test
    void pathsInsideABookAreFollowed() {
        assertThat(DocumentZip.resolve("OPS/a/b.html", "../c%20d.html#x"))
                .isEqualTo("OPS/c d.html");
        assertThat(DocumentZip.resolve("OPS/a/b.html", "/OPS/./c.html")).isEqualTo("OPS/c.html");
        assertThat(DocumentZip.resolve("b.html", "#x")).isEqualTo("b.html");
        assertThat(DocumentZip.resolve("b.html", "100%.html")).isEqualTo("100%.html");
    }

    @Test
    void aTableOfContentsWithoutEndIsRead() throws Exception {
        String deep =
                "<navPoint><navLabel><text>x</text></navLabel><content src='part1.html'/>"
                        .repeat(2_000);
        ZipMaker book = DocumentSamples.novel().file("toc.ncx", "<ncx><navMap>" + deep);
        assertThat(titles(book.input("x.epub"))).containsExactly("Morning", "A note on the type");
        String wide =
                "<navPoint><navLabel><text>x</text></navLabel><content"
                        + " src='part1.html#%d'/></navPoint>";
        StringBuilder ncx = new StringBuilder("<ncx><navMap>");
        for (int i = 0; i < 20_000; i++) {
            ncx.append(wide.formatted(i));
        }
        book.file("toc.ncx", ncx + "</navMap></ncx>");
        assertThat(titles(book.input("x.epub"))).containsExactly("x", "A note on the type");
    }

    @Test
    void aBombIsCutShort() throws Exception {
        byte[] much = new byte[40 << 20];
        Arrays.fill(much, (byte) ' ');
        ZipMaker book = DocumentSamples.novel().file("part2.html", much);
        assertThat(titles(book.input("x.epub"))).hasSize(2);
        assertThat(Samples.refusals(book.input("x.epub")))
                .singleElement()
                .asString()
                .startsWith("part2.html: more than 200 times that an archive unpacks to");
    }

    @Test
    void aBookCutAnywhereIsRefusedInOneLine() throws Exception {
        byte[] whole = DocumentSamples.novel().bytes();
        for (int i = 1; i <= 20; i++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * i / 21);
            assertThat(Samples.refusals(Input.of("x.epub", cut))).hasSize(1);
        }
    }

    @Test
    void aBookOfScriptsHoldsNoText() throws Exception {
        ZipMaker book =
                new ZipMaker()
                        .file("mimetype", "application/epub+zip")
                        .file(
                                "a.opf",
                                """
                                <package><manifest><item id="a" href="a.html"/></manifest>
                                <spine><itemref idref="a"/></spine></package>
                                """)
                        .file("a.html", DocumentSamples.page("T", "<script>alert(1)</script>"));
        assertThat(Samples.refusals(book.input("x.epub"))).containsExactly("it holds no text");
    }
}
