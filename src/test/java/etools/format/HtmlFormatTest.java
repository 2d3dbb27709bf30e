package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Picture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;

class HtmlFormatTest {

    private static final String PICTURE =
            "f260c29c930e1ff929ce2ad38ae5559d7fd339670fa534dbde7f1355c7a809a6";

    private static ArticleDraft draft(String html) throws Exception {
        return Samples.draft(Samples.text("page.html", html));
    }

    @Test
    void whatAPageSaysOfItselfInSchemaOrgWordsComesFirst() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("html/json-ld.html"));
        assertThat(draft.title()).isEqualTo("Old mill grinds again");
        assertThat(draft.url()).isEqualTo("https://example.org/valley/mill");
        assertThat(draft.category()).isEqualTo(new Category("village-life", "Village Life"));
        assertThat(draft.date()).isEqualTo("2026-04-02");
        assertThat(draft.published()).isEqualTo("2026-04-03T04:30:00Z");
        assertThat(draft.updated()).isEqualTo("2026-04-03T10:00:00Z");
        assertThat(draft.summary()).isEqualTo("After sixty years the wheel turns & turns.");
        assertThat(draft.tags()).containsExactly("mill", "flour");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ada Brook", "Tom Reed"), "The Valley Post", "en"));
        assertThat(draft.extra()).isNull();
        assertThat(draft.created()).isNull();
        assertThat(draft.body().kind()).isEqualTo(Body.Kind.HTML);
        assertThat(draft.body().content())
                .startsWith("<p>The old mill at the bend")
                .contains("<a href=\"https://example.org/valley/photos\">an album</a>")
                .contains("and a diary.</p>")
                .contains("<img src=\"picture:" + PICTURE + "\" alt=\"The wheel\">")
                .contains("<figcaption>The wheel, turning</figcaption>")
                .contains("<h2>Bread on Sunday</h2>")
                .contains("<img src=\"https://example.org/far.jpg\" alt=\"Far away\">")
                .doesNotContain("alert", "Home", "rights");
        assertThat(draft.pictures()).extracting(Picture::hash).containsExactly(PICTURE);
        assertThat(draft.pictures()).extracting(Picture::mediaType).containsExactly("image/png");
    }

    @Test
    void metaTagsComeNext() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("html/meta.html"));
        assertThat(draft.title()).isEqualTo("Ducks cross the road");
        assertThat(draft.url()).isEqualTo("https://example.org/ducks");
        assertThat(draft.category()).isEqualTo(new Category("example-daily", "Example Daily"));
        assertThat(draft.date()).isEqualTo("2026-05-06");
        assertThat(draft.published()).isNull();
        assertThat(draft.summary()).isEqualTo("A family walks.");
        assertThat(draft.tags()).containsExactly("ducks", "roads");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Sam Field"), "Example Daily", null));
        assertThat(draft.extra()).isNull();
        assertThat(draft.body().content()).contains("caf\u00e9 guests said");
        assertThat(draft.body().plainText())
                .startsWith("A mother duck")
                .contains("said.\n\nCars waited.")
                .endsWith("everyone clapped.\n\nNobody was hurt.");
    }

    @Test
    void aSingleFilePageKeepsItsPicturesAndTellsWhenItWasSaved() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("html/single-file.html"));
        assertThat(draft.title()).isEqualTo("Der alte Bahnhof wird Bibliothek");
        assertThat(draft.url()).isEqualTo("https://example.org/tal/bahnhof");
        assertThat(draft.created()).isEqualTo("2026-04-07T16:05:09Z");
        assertThat(draft.published()).isEqualTo("2026-04-07T04:30:00Z");
        assertThat(draft.summary()).isEqualTo("Gleis 1 liest.");
        assertThat(draft.credits())
                .isEqualTo(new Credits(List.of("Ida Moos", "Karl Lenz"), "Talbote", "de-CH"));
        assertThat(draft.pictures()).extracting(Picture::hash).containsExactly(PICTURE);
        assertThat(draft.body().content())
                .startsWith("<p>Wo fr\u00fcher")
                .contains("<img src=\"picture:" + PICTURE + "\" alt=\"Das Regal\">")
                .doesNotContain("alert", "Start", "gross.jpg");
    }

    /// As Chrome saves `Web page, complete`, of a page from the last century.
    @Test
    void aCompletePageFindsThePicturesInItsFolder() throws Exception {
        String folder = "html/complete/";
        Input page =
                new Input.Wrapped(Samples.file(folder + "Lantern night.html")) {
                    @Override
                    public byte[] beside(String path) throws IOException {
                        return path.equals("./Lantern%20night_files/lanterns.png")
                                ? Samples.file(folder + "Lantern night_files/lanterns.png")
                                        .open()
                                        .readAllBytes()
                                : null;
                    }
                };
        List<Part> parts = Samples.parts(page);
        ArticleDraft draft = ((Part.Found) parts.getFirst()).draft();
        assertThat(draft.title()).isEqualTo("Lantern night in the harbour");
        assertThat(draft.url()).isEqualTo("https://example.org/harbour/lantern-night");
        assertThat(draft.credits().authors()).containsExactly("Rosa Quay");
        assertThat(draft.pictures()).extracting(Picture::hash).containsExactly(PICTURE);
        assertThat(draft.body().content())
                .contains("<img src=\"picture:" + PICTURE + "\" alt=\"Lanterns\">")
                .doesNotContain("gone.png");
        assertThat(draft.body().plainText())
                .contains("the caf\u00e9 on the quay", "as large as a boat");
        assertThat(parts.subList(1, parts.size()))
                .containsExactly(
                        new Part.Warned(
                                new Refusal(
                                        null,
                                        "the picture \"./Lantern%20night_files/gone.png\" is"
                                                + " missing")));
    }

    @Test
    void thePictureAPageNamesElsewhereStandsAtTheTopWhereTheTextHasNone() throws Exception {
        ArticleDraft draft =
                draft(
                        "<html><head><title>T</title><meta property='og:image'"
                            + " content='https://example.org/a.jpg'><meta property='og:image:alt'"
                            + " content='A hill'></head><body><p>Some text of a page.</p></body>");
        assertThat(draft.body().content())
                .isEqualTo(
                        "<figure><img src=\"https://example.org/a.jpg\" alt=\"A hill\"></figure>"
                                + "<p>Some text of a page.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <html><!-- saved from url=(0026)https://example.org/a -->                       | https://example.org/a |
                    <html><!-- Saved from https://example.org/b at 2026-01-02T03:04:05Z using monolith v2 --> | https://example.org/b | 2026-01-02T03:04:05Z
                    <html><!-- Mirrored from example.org/c.html by HTTrack Website Copier/3.x [XR&CO'2014], Fri, 02 Jan 2026 03:04:05 GMT --> | https://example.org/c.html | 2026-01-02T03:04:05Z
                    <html><meta name=savepage-url content=https://example.org/d><meta name=savepage-date content='Fri Jan 02 2026 03:04:05 GMT+0000 (UTC)'> | https://example.org/d | 2026-01-02T03:04:05Z
                    <html data-scrapbook-source=https://example.org/e data-scrapbook-create=20260102030405678> | https://example.org/e | 2026-01-02T03:04:05Z
                    """)
    void whatSavedAPageLeavesItsMark(String mark, String url, String saved) throws Exception {
        ArticleDraft draft =
                draft(mark + "<head><title>T</title></head><body><p>Some text.</p></body></html>");
        assertThat(draft.url()).isEqualTo(url);
        assertThat(draft.created()).isEqualTo(saved == null ? null : Instant.parse(saved));
    }

    @Test
    void aPageOfFramesHasTheTextOfItsLongestFrame() throws Exception {
        Input page =
                new Input.Wrapped(
                        Samples.text(
                                "a.html",
                                "<HTML><HEAD><TITLE>The reef</TITLE></HEAD><FRAMESET COLS='20%,*'>"
                                        + "<FRAME SRC='menu.htm'><FRAME SRC='main.htm'>"
                                        + "<NOFRAMES>Get a better browser.</NOFRAMES>"
                                        + "</FRAMESET></HTML>")) {
                    @Override
                    public byte[] beside(String path) {
                        return switch (path) {
                            case "menu.htm" -> "<a href=x>Menu</a>".getBytes();
                            case "main.htm" -> "<p>The reef grows again, it grows.".getBytes();
                            default -> null;
                        };
                    }
                };
        assertThat(Samples.draft(page).body().content())
                .isEqualTo("<p>The reef grows again, it grows.</p>");
        assertThat(
                        draft(
                                        "<HTML><TITLE>T</TITLE><FRAMESET><FRAME SRC='a.htm'>"
                                                + "<NOFRAMES><P>Text without"
                                                + " frames.</P></NOFRAMES></FRAMESET></HTML>")
                                .body()
                                .content())
                .contains("Text without frames.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <meta name=author content='By Ada Brook and Tom Hill'>             | Ada Brook,Tom Hill
                    <meta property=article:author content=https://example.org/ada><p class=byline>By Ada Brook</p> | Ada Brook
                    <meta name=citation_author content='Brook, Ada'><meta name=citation_author content='Hill, Tom'> | Brook, Ada,Hill, Tom
                    <p class=byline>By Ada Brook • 8h</p>                                | Ada Brook
                    <span itemprop=author><a href=x><span itemprop=name>Ada Brook</span></a></span> | Ada Brook
                    """)
    void authorsAreFoundWherePagesNameThem(String html, String authors) throws Exception {
        ArticleDraft draft =
                draft("<html><title>T</title>" + html + "<body><p>Text of the page.</p></body>");
        assertThat(String.join(",", draft.credits().authors())).isEqualTo(authors);
    }

    @Test
    void aScrapOfAPageIsReadToo() throws Exception {
        ArticleDraft draft = Samples.draft(Samples.file("html/bare.html"));
        assertThat(draft.title()).isEqualTo("Just a scrap of a page, with bold words.");
        assertThat(draft.url()).isNull();
        assertThat(draft.category()).isNull();
        assertThat(draft.body().content())
                .isEqualTo(
                        "<p>Just a scrap of a page, with <b>bold</b> words.</p>"
                                + "<p>And a second line with a link that leads nowhere.</p>");
    }

    @Test
    void theTextGivenAsDataServesWhereThePageShowsLess() throws Exception {
        String told = "The whole story stands here, in the data alone. ".repeat(20).strip();
        ArticleDraft draft =
                draft(
                        "<!doctype html><script"
                                + " type='application/ld+json'>{\"@type\":\"NewsArticle\","
                                + "\"headline\":\"H\",\"articleBody\":\""
                                + told
                                + "\"}</script><p>Subscribe to read.</p>");
        assertThat(draft.body()).isEqualTo(Body.text(told));
    }

    @Test
    void brokenDataIsPassedOver() throws Exception {
        ArticleDraft draft =
                draft(
                        "<html><head><title>T</title><script"
                                + " type='application/ld+json'>{\"@type\":\"NewsArticle\","
                                + " oops</script><script type=\"application/ld+json\">"
                                + "[".repeat(5_000)
                                + "</script></head><body><p>Text.</p></body></html>");
        assertThat(draft.title()).isEqualTo("T");
        assertThat(draft.body().plainText()).isEqualTo("Text.");
    }

    @Test
    void theAddressAPageWasSavedFromIsItsAddress() throws Exception {
        ArticleDraft draft =
                draft(
                        "<!-- saved from url=(0026)https://example.org/a/page"
                                + " --><html><head><title>T</title></head><body><p>Go <a"
                                + " href='b'>on</a>.</p></body></html>");
        assertThat(draft.url()).isEqualTo("https://example.org/a/page");
        assertThat(draft.body().content())
                .isEqualTo("<p>Go <a href=\"https://example.org/a/b\">on</a>.</p>");
    }

    @Test
    void aPageInsideAFormIsRead() throws Exception {
        ArticleDraft draft =
                draft(
                        "<html><title>T</title><body><form action='/x'><input"
                                + " value='secret'><p>First part.</p><p>Second"
                                + " part.</p><select><option>o</select></form></body></html>");
        assertThat(draft.body().content()).isEqualTo("<p>First part.</p><p>Second part.</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPg==",
                "data:text/html;base64,PGI+",
                "data:image/png;base64,????",
                "data:image/png,notbase64",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "//",
                "",
                "picture:0000",
                "https://picture.invalid/0000"
            })
    void aPictureThatIsNoneIsDropped(String source) throws Exception {
        ArticleDraft draft =
                draft(
                        "<html><title>T</title><body><p>Some text.<img src='"
                                + source
                                + "' alt='x'></p></body></html>");
        assertThat(draft.pictures()).isEmpty();
        assertThat(draft.body().content().replace("picture:0000", ""))
                .doesNotContain("data:", "file:", "javascript", "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "Shift_JIS", "EUC-JP", "ISO-2022-JP"})
    void aPageNamesItsCharacterSet(String charset) throws Exception {
        String html =
                "<html><head><meta charset=\""
                        + charset
                        + "\"><title>\u6e2f</title></head><body><p>\u8239\u304c\u623b\u308a\u307e"
                        + "\u3057\u305f\u3002</p></body></html>";
        ArticleDraft draft =
                Samples.draft(Input.of("a.html", html.getBytes(Charset.forName(charset))));
        assertThat(draft.title()).isEqualTo("\u6e2f");
        assertThat(draft.body().plainText())
                .isEqualTo("\u8239\u304c\u623b\u308a\u307e\u3057\u305f\u3002");
    }

    @Test
    void anEmptyPageIsRefused() throws Exception {
        assertThat(Samples.refusals("a.html", "<html><body><script>x()</script></body></html>"))
                .containsExactly("the page holds no text of an article");
    }

    @Test
    void aHugePageIsRefused() throws Exception {
        Input input =
                new JsonFormatTest.LongInput(
                        "a.html", "<html><body>".getBytes(), 200L << 20, new byte[0]);
        assertThat(Samples.refusals(input))
                .containsExactly(
                        "larger than 32 MB, which is the most E-Tools reads as one article");
    }

    @Test
    void aPageOfTooManyTagsIsRefused() throws Exception {
        assertThat(Samples.refusals("a.html", "<html>" + "<b>x".repeat(600_000)))
                .containsExactly("more than 500,000 tags, which are too many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<div>", "<b>", "<p><a href='x'>", "<table><tr><td>", "<ul><li>", "<font>"})
    void tagsNestedWithoutEndEndTheArticleNotTheReader(String tag) throws Exception {
        String html = "<html><title>T</title><body>" + tag.repeat(20_000) + "deep text</body>";
        assertThat(draft(html).body().plainText()).contains("deep text");
    }

    @Test
    void aLargePageIsReadWhole() throws Exception {
        StringBuilder html = new StringBuilder("<html><title>T</title><body><div>");
        while (html.length() < 5 << 20) {
            html.append(
                            "<div class='post'><p>Some words, with a comma, and <a href='/x'>a"
                                    + " link</a>")
                    .append(" in the middle of it all.</p></div>");
        }
        assertThat(draft(html + "</div></body></html>").body().plainText()).contains("Some words");
    }
}
