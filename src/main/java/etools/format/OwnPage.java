package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.IOException;

/// Reads back the pages that [HtmlExport] and [EpubExport] write.
final class OwnPage {

    static final String GENERATOR = "E-Tools";

    /// The class of a text that was plain.
    static final String PLAIN = "plain";

    /// Whether it is worth while to parse a page for [#draft].
    static boolean mayBe(String html) {
        return html.contains("\"" + OwnRecord.NAME + "\":{");
    }

    /// @return null where the page is none of ours
    static @Nullable ArticleDraft draft(Document page, OwnRecord record)
            throws IOException, RefusedException {
        Element generator = page.selectFirst("meta[name=generator]");
        Element text = page.selectFirst("[itemprop=articleBody]");
        Element script = page.selectFirst("script[type=application/ld+json]");
        if (generator == null
                || text == null
                || script == null
                || !generator.attr("content").equals(GENERATOR)) {
            return null;
        }
        String own;
        try (JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, script.data())) {
            own =
                    parser.nextToken() == JsonToken.START_OBJECT
                            ? ArticleFields.read(parser).ownRecord()
                            : null;
        } catch (JacksonException e) {
            return null;
        }
        if (own == null) {
            return null;
        }
        String html = BodyHtml.inner(text);
        return text.hasClass(PLAIN)
                ? record.draft(
                        own, Body.Kind.TEXT, Body.html(Sanitiser.clean(html, "")).plainText())
                : record.draft(own, Body.Kind.HTML, html);
    }

    private OwnPage() {}
}
