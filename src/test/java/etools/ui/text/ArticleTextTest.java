package etools.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Body;
import etools.ui.text.Block.Illustration;
import etools.ui.text.Block.Nest;
import etools.ui.text.Block.Paragraph;
import etools.ui.text.Block.Role;
import etools.ui.text.Block.Row;
import etools.ui.text.Block.Rule;
import etools.ui.text.Span.Look;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ArticleTextTest {

    @Test
    void plainTextIsPartedAtBlankLinesAndKeepsItsLineBreaks() {
        assertThat(texts(Body.text("One\nline.\r\n\r\nTwo.\n \n\nThree.")))
                .containsExactly("One\nline.", "Two.", "Three.");
    }

    @Test
    void webAddressesInPlainTextAreLinksWithoutTheSentencesPunctuation() {
        List<Block> blocks =
                ArticleText.of(
                        Body.text(
                                "See https://example.org/a_(b), or (http://example.com/x?y=1)."
                                        + " ftp://no.example"));
        assertThat(links(blocks))
                .containsExactly(
                        URI.create("https://example.org/a_(b)"),
                        URI.create("http://example.com/x?y=1"));
        assertThat(blocks.getFirst().plainText()).endsWith("ftp://no.example");
    }

    @Test
    void theFirstOfSeveralParagraphsLeads() {
        List<Block> blocks = ArticleText.of(Body.html("<p>First.</p><p>Second.</p>"));

        assertThat(roles(blocks)).containsExactly(Role.LEAD, Role.BODY);
        assertThat(roles(ArticleText.of(Body.text("Alone.")))).containsExactly(Role.BODY);
    }

    @Test
    void headingsQuotationsCodeAndCaptionsHaveTheirRoles() {
        List<Block> blocks =
                ArticleText.of(
                        Body.html(
                                "<h2>Two</h2><h4>Four</h4><blockquote><p>Said.</p></blockquote><pre>"
                                    + "  a\n"
                                    + "    b</pre><figcaption>Below</figcaption><hr>"));
        assertThat(roles(blocks))
                .containsExactly(
                        Role.HEADING_2, Role.HEADING_3, Role.BODY, Role.CODE, Role.CAPTION);
        assertThat(blocks.get(2).nests()).extracting(Nest::kind).containsExactly(Nest.Kind.QUOTE);
        assertThat(blocks.get(3).plainText()).isEqualTo("  a\n    b");
        assertThat(blocks.getLast()).isInstanceOf(Rule.class);
    }

    @Test
    void itemsCarryTheirMarkersAndStandInTheirLists() {
        List<Block> blocks =
                ArticleText.of(
                        Body.html(
                                "<ul><li>a<ol start=3><li>b</li><li>c</li></ol></li>"
                                        + "<li><p>d</p><p>e</p></li></ul>"));
        assertThat(blocks)
                .extracting(block -> ((Paragraph) block).marker() + block.plainText())
                .containsExactly("•a", "3.b", "4.c", "•d", "e");
        assertThat(blocks).extracting(block -> block.nests().size()).containsExactly(1, 2, 2, 1, 1);
    }

    @Test
    void emphasisAndItsFriendsAreLooksOfSpans() {
        Paragraph paragraph =
                (Paragraph)
                        ArticleText.of(
                                        Body.html(
                                                "<p>a <strong>b <em>c</em></strong> H<sub>2</sub>O"
                                                        + " <code>d</code></p>"))
                                .getFirst();
        assertThat(paragraph.plainText()).isEqualTo("a b c H2O d");
        assertThat(looks(paragraph, "b ")).containsExactly(Look.STRONG);
        assertThat(looks(paragraph, "c")).containsExactlyInAnyOrder(Look.STRONG, Look.EMPHASIS);
        assertThat(looks(paragraph, "2")).containsExactly(Look.SUBSCRIPT);
        assertThat(looks(paragraph, "d")).containsExactly(Look.CODE);
    }

    @Test
    void aTableOfDataIsRowsOfCells() {
        List<Block> blocks =
                ArticleText.of(
                        Body.html(
                                "<table><tr><th>Year</th><th>Floods</th></tr>"
                                        + "<tr><td>1990</td><td>4 <b>big</b></td></tr></table>"));
        assertThat(blocks).allMatch(Row.class::isInstance);
        assertThat(((Row) blocks.getFirst()).header()).isTrue();
        assertThat(blocks.getLast().plainText()).isEqualTo("1990\t4 big");
    }

    @Test
    void aTableThatOnlyPlacesThingsIsReadAsParagraphs() {
        assertThat(texts(Body.html("<table><tr><td><p>One</p><p>Two</p></td></tr></table>")))
                .containsExactly("One", "Two");
    }

    @Test
    void picturesOfTheLibraryAreKnownByTheirHashAndOthersOnlyByTheirAddress() {
        List<Block> blocks =
                ArticleText.of(
                        Body.html(
                                "<p>a<img src='picture:00ff00ff' alt='Own'>b</p>"
                                        + "<img src='https://example.org/x.png' alt='Far'>"
                                        + "<img src='http://spy.example/1.gif' width=1 height=1>"));
        assertThat(illustrations(blocks))
                .containsExactly(
                        new Illustration("00ff00ff", "Own", "picture:00ff00ff", List.of()),
                        new Illustration(null, "Far", "https://example.org/x.png", List.of()));
    }

    @Test
    void aVeryLongParagraphIsPartedButReadsAsOne() {
        String text = "A sentence of some words. ".repeat(2_000).strip();
        List<Block> blocks = ArticleText.of(Body.text(text));

        assertThat(blocks).hasSizeGreaterThan(5);
        assertThat(blocks).allMatch(b -> b.plainText().length() <= ArticleText.MAX_PARAGRAPH_CHARS);
        Spot end = new Spot(blocks.size() - 1, blocks.getLast().plainText().length());
        assertThat(new Excerpt(blocks, new Spot(0, 0), end).plainText()).isEqualTo(text);
    }

    @Test
    void surrogatePairsAreNeverParted() {
        String text = "😀".repeat(9_000);
        for (Block block : ArticleText.of(Body.text(text))) {
            assertThat(Character.isLowSurrogate(block.plainText().charAt(0))).isFalse();
        }
    }

    @Test
    void controlAndOverridingCharactersAreDropped() {
        assertThat(texts(Body.text("a\u0000b\u202ec\u0007d\ufeff"))).containsExactly("abcd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " java\nscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "vbscript:x",
                "about:blank",
                "jar:file:///x!/y",
                "//example.org/relative",
                "/relative",
                "http:",
                "http:///nohost",
                "https:relative",
                "mailto://"
            })
    void anAddressThatIsNotWebOrMailIsNoLink(String address) {
        assertThat(Links.of(address).map(URI::getScheme).filter(s -> !s.equals("mailto")))
                .isEmpty();
    }

    @Test
    void addressesAsPeopleWriteThemAreLinks() {
        assertThat(Links.of("https://例え.example/道 a|b"))
                .contains(URI.create("https://%E4%BE%8B%E3%81%88.example/%E9%81%93%20a%7Cb"));
        assertThat(Links.of(" mailto:a@b.example ")).contains(URI.create("mailto:a@b.example"));
    }

    static Stream<String> nastyBodies() {
        Random random = new Random(20261123);
        return IntStream.range(0, 300).mapToObj(number -> nastyBody(random));
    }

    /// Whatever a body says, its blocks cannot make anyone fetch, run or open anything.
    @ParameterizedTest
    @MethodSource("nastyBodies")
    void blocksHoldOnlyAllowedAddresses(String html) {
        List<Block> blocks = ArticleText.of(Body.html(html));

        assertThat(links(blocks))
                .allMatch(link -> Set.of("http", "https", "mailto").contains(scheme(link)));
        assertThat(illustrations(blocks))
                .allMatch(i -> i.hash() == null || i.hash().matches("[0-9a-fA-F]{8,128}"));
        assertThat(blocks).allMatch(block -> block.nests().size() <= 6);
    }

    @Test
    void tenThousandNestedBoxesAreRead() {
        String html = "<div><blockquote><ul><li>".repeat(10_000) + "deep";
        assertThat(texts(Body.html(html))).containsExactly("deep");
    }

    private static String nastyBody(Random random) {
        List<String> parts =
                List.of(
                        "<p>",
                        "</p>",
                        "<a href='javascript:alert(1)'>",
                        "</a>",
                        "<b>",
                        "</b>",
                        "<a href=https://ok.example/%zz>",
                        "<a href='data:text/html,x'>",
                        "text ",
                        "<img src=x onerror=alert(1)>",
                        "<img src='picture:../../etc/passwd'>",
                        "<img src='picture:00112233'>",
                        "<img src='file:///etc/passwd'>",
                        "<table>",
                        "<tr>",
                        "<td>",
                        "</td>",
                        "</tr>",
                        "</table>",
                        "<caption>",
                        "<script>alert(1)</script>",
                        "<svg><image href='http://x/'></svg>",
                        "<style>@import 'http://x/'</style>",
                        "<iframe src='http://x/'></iframe>",
                        "<ul>",
                        "<li>",
                        "</ul>",
                        "<ol start=99999999999>",
                        "</li>",
                        "<pre>",
                        "</pre>",
                        "<blockquote>",
                        "</blockquote>",
                        "&#0;",
                        "&#x202e;",
                        "<q>",
                        "</q>",
                        "<dl><dt>",
                        "<dd>",
                        "</dl>",
                        "<math><mi>",
                        "<a href='mailto:a@b'>",
                        "<object data='http://x/'>",
                        "<base href='http://evil/'>",
                        "<br>",
                        "<h1>",
                        "</h1>",
                        "<link rel=stylesheet href='http://x/'>",
                        "<!--",
                        "-->",
                        "<video src='http://x/'>",
                        "<input autofocus>",
                        "<th>",
                        "<figcaption>",
                        "<meta http-equiv=refresh content='0;url=http://x/'>",
                        "<sup>",
                        "</sup>");
        StringBuilder html = new StringBuilder();
        int length = 5 + random.nextInt(60);
        for (int i = 0; i < length; i++) {
            html.append(parts.get(random.nextInt(parts.size())));
        }
        return html.toString();
    }

    private static String scheme(URI link) {
        return link.getScheme().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> texts(Body body) {
        return ArticleText.of(body).stream().map(Block::plainText).toList();
    }

    private static List<Role> roles(List<Block> blocks) {
        return blocks.stream()
                .filter(Paragraph.class::isInstance)
                .map(block -> ((Paragraph) block).role())
                .toList();
    }

    private static List<Illustration> illustrations(List<Block> blocks) {
        return blocks.stream()
                .filter(Illustration.class::isInstance)
                .map(Illustration.class::cast)
                .toList();
    }

    private static List<URI> links(List<Block> blocks) {
        return blocks.stream()
                .flatMap(ArticleTextTest::spans)
                .map(Span::link)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<Span> spans(Block block) {
        return switch (block) {
            case Paragraph paragraph -> paragraph.spans().stream();
            case Row row -> row.cells().stream().flatMap(List::stream);
            case Rule _, Illustration _ -> Stream.of();
        };
    }

    private static Set<Look> looks(Paragraph paragraph, String text) {
        return paragraph.spans().stream()
                .filter(span -> span.text().equals(text))
                .findFirst()
                .orElseThrow()
                .looks();
    }
}
