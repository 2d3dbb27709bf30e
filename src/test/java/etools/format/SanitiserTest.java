package etools.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.Set;

class SanitiserTest {

    private static final Set<String> TAGS =
            Set.of(
                    "p",
                    "br",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "b",
                    "i",
                    "u",
                    "s",
                    "sub",
                    "sup",
                    "small",
                    "a",
                    "img",
                    "figure",
                    "figcaption",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "hr",
                    "cite",
                    "q",
                    "abbr",
                    "time");

    private static String clean(String html) {
        return Sanitiser.clean(html, "");
    }

    private static void assertHarmless(String html) {
        String clean = clean(html);
        for (Element element : Jsoup.parseBodyFragment(clean).body().select("body *")) {
            assertThat(element.normalName()).as(html).isIn(TAGS);
            for (Attribute attribute : element.attributes()) {
                switch (element.normalName() + " " + attribute.getKey()) {
                    case "a href" ->
                            assertThat(attribute.getValue())
                                    .as(html)
                                    .matches("(?i)(https?://|mailto:)[\\s\\S]+");
                    case "img src" ->
                            assertThat(attribute.getValue())
                                    .as(html)
                                    .matches("(?i)(https?://[\\s\\S]+|picture:[0-9a-f]{64})");
                    case "img alt" -> assertThat(attribute.getValue()).doesNotContain("\n");
                    default -> throw new AssertionError(attribute + " left of " + html);
                }
            }
        }
        assertThat(clean(clean)).as("cleaned again: %s", html).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    plain words                            | <p>plain words</p>
                    <p>One</p><p>Two</p>                   | <p>One</p><p>Two</p>
                    <div>One</div><div>Two</div>           | <p>One</p><p>Two</p>
                    One<br><br>Two<br>three                | <p>One</p><p>Two<br>three</p>
                    <h1>Big</h1>text                       | <h2>Big</h2><p>text</p>
                    <p>a<br></p><p>&nbsp;</p><p><b></b></p> | <p>a</p>
                    <b><p>x</p></b>                        | <p>x</p>
                    <span>a <i>b</i></span> c              | <p>a <i>b</i> c</p>
                    <ul>  <li>a</li> <li><p>b</p></li></ul> | <ul><li>a</li><li><p>b</p></li></ul>
                    <ul><li>a<ul><li>b</li></ul></li></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>
                    <table><tr><td>only</td></tr></table>  | <p>only</p>
                    <table><tr><td>a<td>b</table>          | <table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>
                    <a href=" https://e.org/a b ">x</a>    | <p><a href="https://e.org/a%20b">x</a></p>
                    <a href="/rel">x</a>                   | <p>x</p>
                    <a href="mailto:a@e.org">x</a>         | <p><a href="mailto:a@e.org">x</a></p>
                    <a href="ftp://e.org">x</a>            | <p>x</p>
                    <a href="JaVaScRiPt:x">x</a>           | <p>x</p>
                    <h2><div>a</div><div>b</div></h2>      | <h2>a<br>b</h2>
                    <pre>a\\n  <b>b</b></pre>              | <pre>a\\n  <b>b</b></pre>
                    <p style="x" onclick="y" class="z">t</p> | <p>t</p>
                    a<script>b</script>c<style>d</style>e  | <p>ace</p>
                    a<noscript>b</noscript><textarea>c</textarea>d | <p>ad</p>
                    a<svg><text>b</text></svg><math><mi>c</mi></math>d | <p>ad</p>
                    <form>secret</form><p>a</p>            | <p>a</p>
                    <iframe>b</iframe><object>c</object>a  | <p>a</p>
                    &lt;script&gt;x&lt;/script&gt;         | <p>&lt;script&gt;x&lt;/script&gt;</p>
                    """)
    void htmlIsCutDownToWhatMeansSomething(String html, String clean) {
        assertThat(clean(html.replace("\\n", "\n"))).isEqualTo(clean.replace("\\n", "\n"));
        assertHarmless(html);
    }

    @Test
    void relativeLinksAreMeantAgainstThePage() {
        assertThat(Sanitiser.clean("<a href='b?c=1&d'>x</a>", "https://e.org/a/"))
                .isEqualTo("<p><a href=\"https://e.org/a/b?c=1&amp;d\">x</a></p>");
        assertThat(Sanitiser.clean("<img src='//e.org/p.png' width=5>", "https://e.org/"))
                .isEqualTo("<p><img src=\"https://e.org/p.png\" alt=\"\"></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<img src='https://e.org/x' onerror='alert(1)'>",
                "<a href='java\nscript:alert(1)'>x</a>",
                "<a href='&#106;avascript:alert(1)'>x</a>",
                "<a href='\u0001javascript:alert(1)'>x</a>",
                "<a href='data:text/html,<script>x</script>'>x</a>",
                "<a href='vbscript:x'>x</a><a href='file:///etc/passwd'>y</a>",
                "<svg/onload=alert(1)><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
                "<style><img src='</style><img src=x onerror=alert(1)//'>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<<script>alert(1)//<</script>",
                "<iframe src='javascript:alert(1)'></iframe>",
                "<iframe srcdoc='<script>alert(1)</script>'>",
                "<object data='x'><param name=a><embed src=y></object>",
                "<meta http-equiv=refresh content='0;url=x'><base href='javascript:/a/'><a"
                        + " href=b>x</a>",
                "<form action=x><input name=p><button formaction='javascript:x'>y</button></form>",
                "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
                "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
                "<table background='javascript:x'><td background='x' style='a:expression(x)'>t",
                "<div style='background:url(javascript:x)'>t</div>",
                "<isindex type=image src=1 onerror=alert(1)><marquee onstart=alert(1)>t</marquee>",
                "<template><script>x</script><p>t</p></template><xmp><p>x</p></xmp>",
                "<plaintext><p>x</p>",
                "<!--[if IE]><script>x</script><![endif]--><!-- x --!><img src=x>",
                "<![CDATA[<script>x</script>]]><?php echo 1 ?>",
                "<a href='https://e.org' target=_blank rel=x ping=y>x</a>",
                "<img src='picture:../../x'><img src='picture:' srcset='https://e.org/a 2x'>",
                "<p><select><option><script>x</script></select><keygen><textarea><p></textarea>",
                "<link rel=stylesheet href=x><frameset><frame src=x></frameset>",
                "<a><b><a href='https://e.org'><i></a></b></i>",
                "<p><p><li><td></p></li><dd>",
                "<table><a href='https://e.org'><tr><td>x</a></table>",
                "<ul><p>a<li>b<ol>c",
                "<b><ul><li>x</b></ul>",
                "<dl><div><dt>a<dd>b</div>c</dl>",
                "<figure><p>a<figcaption>b<img src=https://e.org/a></figure>",
                "<pre>\n\n<p>a</p><table><tr><td>b</pre>",
                "<h1><h2>a</h2>b</h1>",
                "<blockquote>a<br><br>b<blockquote>c</blockquote></blockquote>",
                "\u0000<\u0000p>a",
                "<li>a<p>b</p>c</li>",
                "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
                "<a href='https://e.org/'><h2>a</h2><p>b</p></a>",
                "<p>a <br> <br> b <br></p>"
            })
    void nastyInputIsHarmless(String html) {
        assertHarmless(html);
        assertHarmless("<p>before " + html + " after</p>");
        assertThat(clean(html)).doesNotContain("<script", "onerror", "onload=");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyTangleOfTagsIsHarmless(long seed) {
        Random random = new Random(seed);
        List<String> pieces =
                List.of(
                        "<p>",
                        "</p>",
                        "<div>",
                        "</div>",
                        "<b>",
                        "</b>",
                        "<a href='https://e.org'>",
                        "</a>",
                        "<ul>",
                        "<li>",
                        "</ul>",
                        "<ol>",
                        "</ol>",
                        "<table>",
                        "<tr>",
                        "<td>",
                        "</td>",
                        "</table>",
                        "<blockquote>",
                        "</blockquote>",
                        "<pre>",
                        "</pre>",
                        "<h1>",
                        "</h1>",
                        "<br>",
                        "<br>",
                        "text",
                        " ",
                        "\n",
                        "&amp;",
                        "&lt;b&gt;",
                        "<img src='https://e.org/a.png'>",
                        "<figure>",
                        "<figcaption>",
                        "</figure>",
                        "<script>",
                        "</script>",
                        "<style>",
                        "</style>",
                        "<svg>",
                        "</svg>",
                        "<math>",
                        "<mi>",
                        "<font>",
                        "</font>",
                        "<span onclick='x'>",
                        "</span>",
                        "<dl>",
                        "<dt>",
                        "<dd>",
                        "</dl>",
                        "<!--",
                        "-->",
                        "<code>",
                        "</code>",
                        "<hr>",
                        "<i>",
                        "</i>",
                        "<noscript>",
                        "</noscript>",
                        "<select>",
                        "<option>",
                        "</select>",
                        "<th>",
                        "<thead>",
                        "<caption>",
                        "<form>",
                        "</form>",
                        "<textarea>",
                        "</textarea>",
                        "<q>",
                        "<body>",
                        "</body>",
                        "<html>",
                        "<o:p>",
                        "<x-y>",
                        "&nbsp;",
                        "\u3000");
        for (int i = 0; i < 1_500; i++) {
            StringBuilder html = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                html.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertHarmless(html.toString());
        }
    }

    @Test
    void aWidePageIsCleanedInProportion() {
        String html = "<div><a href='javascript:x'>word</a><br></div>".repeat(40_000);
        assertThat(clean(html)).startsWith("<p>word</p><p>word</p>");
    }
}
