package etools.format;

import etools.article.Body;
import etools.article.Picture;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The body of an article on its way out, as HTML whose pictures have addresses of another kind.
final class BodyHtml {

    /// @param address of a picture that the library has
    static Element of(ExportedArticle exported, Function<Picture, String> address) {
        Body body = exported.article().body();
        Element html =
                Sanitiser.parse(
                                switch (body.kind()) {
                                    case HTML -> body.content();
                                    case TEXT -> paragraphs(body.content());
                                },
                                "")
                        .body();
        Map<String, String> addresses = new HashMap<>();
        for (Picture picture : exported.pictures()) {
            addresses.put(Body.PICTURE_SCHEME + picture.hash(), address.apply(picture));
        }
        for (Element image : html.select("img[src^=" + Body.PICTURE_SCHEME + "]")) {
            String kept = addresses.get(image.attr("src"));
            if (kept == null) {
                image.removeAttr("src");
            } else {
                image.attr("src", kept);
            }
        }
        return html;
    }

    static String data(Picture picture) {
        return "data:"
                + picture.mediaType()
                + ";base64,"
                + Base64.getEncoder().encodeToString(picture.bytes());
    }

    /// What stands in `element`, without a space added.
    static String inner(Element element) {
        settings(element).prettyPrint(false);
        return element.html();
    }

    /// [#inner] as XML.
    static String innerXml(Element element) {
        settings(element)
                .prettyPrint(false)
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(org.jsoup.nodes.Entities.EscapeMode.xhtml);
        return element.html();
    }

    private static Document.OutputSettings settings(Element element) {
        Document document = element.ownerDocument();
        if (document == null) {
            throw new IllegalArgumentException("the element stands in no document");
        }
        return document.outputSettings();
    }

    /// Plain text as paragraphs.
    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n(?:[ \t]*\n)+", -1)) {
            if (!paragraph.isBlank()) {
                html.append("<p>").append(escaped(paragraph).replace("\n", "<br>")).append("</p>");
            }
        }
        return html.toString();
    }

    /// Text as it stands in HTML, in an attribute too.
    static String escaped(@Nullable String text) {
        return text == null ? "" : new TextNode(text).outerHtml().replace("\"", "&quot;");
    }

    private BodyHtml() {}
}
