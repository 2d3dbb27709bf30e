package etools.format;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// HTML from strangers, cut down to an allowlist once, on its way in: text, structure, links that a
/// person may click, and pictures. What is left says the same wherever it is parsed again.
public final class Sanitiser {

    private static final Safelist ALLOWED =
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
                    .addProtocols("img", "src", "picture", "http", "https");

    /// What these hold is no part of the text.
    private static final String DROPPED =
            "script, style, noscript, svg, math, iframe, object, embed, applet, form, input,"
                + " button, select, textarea, datalist, template, canvas, audio, video, head,"
                + " title, meta, link, base, frameset, noframes, noembed, xmp, plaintext, dialog,"
                + " map";

    /// Boxes without a meaning of their own: they part paragraphs.
    private static final Set<String> BOXES =
            Set.of(
                    "body",
                    "div",
                    "section",
                    "article",
                    "main",
                    "header",
                    "footer",
                    "aside",
                    "nav",
                    "address",
                    "center",
                    "details",
                    "summary",
                    "hgroup",
                    "fieldset",
                    "search");

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "ul",
                    "ol",
                    "dl",
                    "pre",
                    "figure",
                    "table",
                    "hr",
                    "li",
                    "dt",
                    "dd",
                    "figcaption",
                    "tr",
                    "td",
                    "th",
                    "thead",
                    "tbody");

    private static final int MOST_ROUNDS = 4;

    /// `html` cut down to the allowlist. Cleaning that again changes nothing.
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

    /// For tangles of tags that parse differently each time.
    private static String asText(String html) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : etools.article.Body.html(html).plainText().split("\n{2,}", -1)) {
            text.append(new Element("p").text(paragraph).outerHtml());
        }
        return cleanOnce(text.toString(), "");
    }

    private static String cleanOnce(String html, String baseUri) {
        Document dirty = Jsoup.parseBodyFragment(Characters.clean(html), baseUri);
        dirty.select(DROPPED).remove();
        for (Element heading : dirty.select("h1")) {
            heading.tagName("h2");
        }
        makeParagraphs(dirty.body());
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        for (Element empty : clean.select("a:not([href]), img:not([src])")) {
            empty.unwrap();
        }
        clean.outputSettings().prettyPrint(false);
        return Characters.clean(clean.body().html()).strip();
    }

    /// Boxes become paragraphs: each run of text between two blocks, or two line breaks, is one.
    private static void makeParagraphs(Element body) {
        List<Element> boxes = new ArrayList<>();
        for (Element element : body.getAllElements()) {
            if (BOXES.contains(element.normalName()) || element.normalName().equals("p")) {
                boxes.add(element);
            }
        }
        for (Element box : boxes.reversed()) {
            if (isInside(box)) {
                separate(box);
            } else {
                wrapRuns(box);
            }
            if (!box.normalName().equals("body")) {
                box.unwrap();
            }
        }
    }

    /// Whether a paragraph cannot stand here: inside a word's emphasis, a link, a heading.
    private static boolean isInside(Element box) {
        for (Element up = box; up != null; up = up.parent()) {
            switch (up.normalName()) {
                case "p" -> {
                    if (!up.equals(box)) {
                        return true;
                    }
                }
                case "body", "blockquote", "li", "dd", "td", "th", "figure", "figcaption" -> {
                    return false;
                }
                default -> {
                    if (!BOXES.contains(up.normalName())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void separate(Element box) {
        if (box.nextSibling() != null && box.childNodeSize() > 0) {
            box.appendElement("br");
        }
    }

    private static void wrapRuns(Element box) {
        Element paragraph = null;
        for (Node node : List.copyOf(box.childNodes())) {
            if (isBlock(node)) {
                finish(paragraph);
                paragraph = null;
            } else if (isBreak(node) && (paragraph == null || endsWithBreak(paragraph))) {
                finish(paragraph);
                paragraph = null;
                node.remove();
            } else if (paragraph == null && isBlank(node)) {
                node.remove();
            } else {
                if (paragraph == null) {
                    paragraph = new Element("p");
                    node.before(paragraph);
                }
                paragraph.appendChild(node);
            }
        }
        finish(paragraph);
    }

    private static void finish(@Nullable Element paragraph) {
        if (paragraph == null) {
            return;
        }
        for (Node last = paragraph.lastChild();
                last != null && (isBreak(last) || isBlank(last));
                last = paragraph.lastChild()) {
            last.remove();
        }
        if (!paragraph.hasText() && paragraph.select("img").isEmpty()) {
            paragraph.remove();
        }
    }

    private static boolean endsWithBreak(Element paragraph) {
        Node last = paragraph.lastChild();
        while (last != null && isBlank(last)) {
            last = last.previousSibling();
        }
        return last != null && isBreak(last);
    }

    private static boolean isBreak(Node node) {
        return node.normalName().equals("br");
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank();
    }

    private static boolean isBlock(Node node) {
        return BLOCKS.contains(node.normalName());
    }

    private Sanitiser() {}
}
