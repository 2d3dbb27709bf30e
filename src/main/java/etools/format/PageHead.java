package etools.format;

import etools.article.Article;
import etools.article.Body;
import etools.article.Credits;
import etools.article.PageDates;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/// What stands around the text of an exported page: its data for programs and its lines for people.
final class PageHead {

    /// The article as schema.org data with our own record in it, ready to stand in a `script`
    /// element of HTML and of XML.
    static String data(ExportedArticle exported) {
        Article article = exported.article();
        Credits credits = article.credits();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("@context", "https://schema.org");
            json.writeStringProperty("@type", "NewsArticle");
            json.writeStringProperty("identifier", "urn:uuid:" + article.id());
            json.writeStringProperty("headline", article.title());
            json.writeStringProperty("description", article.summary());
            if (article.url() != null) {
                json.writeStringProperty("url", article.url());
            }
            if (article.published() != null) {
                json.writeStringProperty("datePublished", article.published().toString());
            } else if (article.date() != null) {
                json.writeStringProperty("datePublished", article.date().toString());
            }
            json.writeStringProperty("dateModified", article.updated().toString());
            if (article.category() != null) {
                json.writeStringProperty("articleSection", article.category().name());
            }
            if (!article.tags().isEmpty()) {
                json.writeArrayPropertyStart("keywords");
                article.tags().forEach(json::writeString);
                json.writeEndArray();
            }
            if (!credits.authors().isEmpty()) {
                json.writeArrayPropertyStart("author");
                credits.authors().forEach(author -> named(json, "Person", author));
                json.writeEndArray();
            }
            if (credits.source() != null) {
                json.writeName("publisher");
                named(json, "Organization", credits.source());
            }
            if (credits.language() != null) {
                json.writeStringProperty("inLanguage", credits.language());
            }
            json.writeName(OwnRecord.NAME);
            ArticleJson.record(json, exported, lostText(article.body()));
            json.writeEndObject();
        }
        return text.toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static void named(JsonGenerator json, String type, String name) {
        json.writeStartObject();
        json.writeStringProperty("@type", type);
        json.writeStringProperty("name", name);
        json.writeEndObject();
    }

    /// A plain text whose paragraphs would not come back as they are.
    private static @Nullable String lostText(Body body) {
        return switch (body.kind()) {
            case HTML -> null;
            case TEXT -> {
                String back = Body.html(BodyHtml.paragraphs(body.content())).plainText();
                yield back.equals(body.content()) ? null : body.content();
            }
        };
    }

    /// `By Mika Sato · NHK World · Jan. 5, 2025`, or "".
    static String byline(Article article) {
        List<String> parts = new ArrayList<>();
        if (!article.credits().authors().isEmpty()) {
            parts.add("By " + String.join(", ", article.credits().authors()));
        }
        if (article.credits().source() != null) {
            parts.add(article.credits().source());
        } else if (article.category() != null) {
            parts.add(article.category().name());
        }
        if (article.date() != null) {
            parts.add(PageDates.date(article.date()));
        }
        return String.join(" \u00b7 ", parts);
    }

    /// Whether an address is one that a page may link to.
    static boolean isWeb(@Nullable String url) {
        return url != null && url.matches("(?i)https?://[^\\s/]+.*");
    }

    private PageHead() {}
}
