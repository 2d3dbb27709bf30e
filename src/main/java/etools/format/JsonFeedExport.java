package etools.format;

import etools.article.Article;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A feed of the articles; what a feed has no place for stands in the extension `_etools`.
///
/// @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
final class JsonFeedExport implements ExportFormat.OneFile {

    @Override
    public String key() {
        return "jsonfeed";
    }

    @Override
    public String name() {
        return "JSON Feed";
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    @Override
    public String carries() {
        return "everything; pictures inside the text";
    }

    @Override
    public Articles begin(OutputStream out, int articles) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"E-Tools\",\""
                        + OwnRecord.NAME
                        + "\":{\"version\":1},\"items\":[");
        return new Articles() {
            private boolean another;

            @Override
            public void add(ExportedArticle article) throws IOException {
                writer.write(another ? ",\n" : "\n");
                writer.write(item(article));
                another = true;
            }

            @Override
            public void close() throws IOException {
                writer.write("\n]}\n");
                writer.flush();
            }
        };
    }

    private static String item(ExportedArticle exported) {
        Article article = exported.article();
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("id", article.id().toString());
            if (article.url() != null) {
                json.writeStringProperty("url", article.url());
            }
            json.writeStringProperty("title", article.title());
            switch (article.body().kind()) {
                case TEXT -> json.writeStringProperty("content_text", article.body().content());
                case HTML ->
                        json.writeStringProperty(
                                "content_html",
                                BodyHtml.inner(BodyHtml.of(exported, BodyHtml::data)));
            }
            json.writeStringProperty("summary", article.summary());
            String published = ExportTimes.published(article);
            if (published != null) {
                json.writeStringProperty("date_published", published);
            }
            json.writeStringProperty("date_modified", article.updated().toString());
            if (!article.credits().authors().isEmpty()) {
                json.writeArrayPropertyStart("authors");
                for (String author : article.credits().authors()) {
                    json.writeStartObject();
                    json.writeStringProperty("name", author);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            if (!article.tags().isEmpty()) {
                json.writeArrayPropertyStart("tags");
                article.tags().forEach(json::writeString);
                json.writeEndArray();
            }
            if (article.credits().language() != null) {
                json.writeStringProperty("language", article.credits().language());
            }
            json.writeName(OwnRecord.NAME);
            ArticleJson.record(json, exported, null);
            json.writeEndObject();
        }
        return line.toString();
    }
}
