package etools.format;

import etools.article.Body;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/// HTML from strangers, cut down to an allowlist once, on its way in: text, structure, links that a
/// person may click, and pictures. Cleaning what is clean changes nothing.
public final class Sanitiser {

    private static final Cleaner CLEANER =
            new Cleaner(
                    new Safelist()
                            .addTags(
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
                                    "time")
                            .addAttributes("a", "href")
                            .addProtocols("a", "href", "http", "https", "mailto")
                            .addAttributes("img", "src", "alt")
                            .addProtocols("img", "src", "picture", "http", "https"));

    /// Tags nested deeper than any writer means; what is deeper becomes shallower.
    private static final int MAX_DEPTH = 200;

    /// A tag takes a few hundred bytes of memory while a page is worked on.
    static final int MAX_TAGS = 500_000;

    private static final int MOST_ROUNDS = 4;

    /// `html` cut down to the allowlist.
    ///
    /// @param baseUri what relative links are meant against; with "" they are dropped, their text
    ///   stays
    public static String clean(String html, String baseUri) {
        String before = cleanOnce(html, baseUri);
        for (int round = 1; round < MOST_ROUNDS; round++) {
            String after = cleanOnce(before, "");
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return asText(before);
    }

    /// @throws RefusedException too many tags to hold them all in memory
    static void checkSize(String html) throws RefusedException {
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            tags++;
        }
        if (tags > MAX_TAGS) {
            throw new RefusedException(null, "more than 500,000 tags, which are too many");
        }
    }

    /// A page as it stands, no deeper than can be walked through.
    static Document parse(String html, String baseUri) {
        return Jsoup.parse(html, baseUri, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    }

    private static String cleanOnce(String html, String baseUri) {
        Document tidy = TidyHtml.of(parse(Characters.clean(html), baseUri));
        Document clean = CLEANER.clean(tidy);
        clean.outputSettings().prettyPrint(false);
        return Characters.clean(clean.body().html()).strip();
    }

    /// For tangles of tags that parse differently each time.
    private static String asText(String html) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : Body.html(html).plainText().split("\n{2,}", -1)) {
            text.append(new Element("p").text(paragraph).outerHtml());
        }
        return cleanOnce(text.toString(), "");
    }

    private Sanitiser() {}
}
