package etools.format;

import etools.article.Article;
import etools.article.Body;
import etools.article.Credits;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A news item of the agencies for each article: one alone is the whole file, several are an array.
/// Only what the standard has a place for: it allows no fields of others.
///
/// @see <a href="https://iptc.org/std/ninjs/">ninjs 3.0</a>
final class NinjsExport implements ExportFormat.OneFile {

    @Override
    public String key() {
        return "ninjs";
    }

    @Override
    public String name() {
        return "ninjs";
    }

    @Override
    public List<String> endings() {
        return List.of("ninjs.json", "ninjs");
    }

    @Override
    public String carries() {
        return "title, text, summary, category, tags, URL, dates, authors, source, language,"
                + " pictures; not the reading record, notes and unknown fields";
    }

    @Override
    public Articles begin(OutputStream out, int articles) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        boolean array = articles != 1;
        if (array) {
            writer.write("[");
        }
        return new Articles() {
            private boolean another;

            @Override
            public void add(ExportedArticle article) throws IOException {
                if (array) {
                    writer.write(another ? ",\n" : "\n");
                }
                writer.write(item(article));
                another = true;
            }

            @Override
            public void close() throws IOException {
                writer.write(array ? "\n]\n" : "\n");
                writer.flush();
            }
        };
    }

    private static String item(ExportedArticle exported) {
        Article article = exported.article();
        Credits credits = article.credits();
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("uri", "urn:uuid:" + article.id());
            json.writeObjectPropertyStart("standard");
            json.writeStringProperty("name", "ninjs");
            json.writeStringProperty("version", "3.0");
            json.writeStringProperty(
                    "schema", "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");
            json.writeEndObject();
            json.writeStringProperty("type", "text");
            json.writeStringProperty("representationType", "full");
            json.writeStringProperty("firstCreated", article.created().toString());
            json.writeStringProperty("versionCreated", article.updated().toString());
            String published = ExportTimes.published(article);
            if (published != null) {
                json.writeStringProperty("contentCreated", published);
            }
            json.writeStringProperty("pubStatus", "usable");
            if (credits.language() != null) {
                json.writeStringProperty("language", credits.language());
            }
            value(json, "headlines", "main", "text/plain", article.title());
            value(json, "descriptions", "summary", "text/plain", article.summary());
            body(json, exported);
            if (article.category() != null || !article.tags().isEmpty()) {
                json.writeArrayPropertyStart("subjects");
                if (article.category() != null) {
                    subject(json, "category", article.category().name());
                }
                article.tags().forEach(tag -> subject(json, "keyword", tag));
                json.writeEndArray();
            }
            if (!credits.authors().isEmpty()) {
                json.writeStringProperty("by", String.join(", ", credits.authors()));
                json.writeArrayPropertyStart("people");
                for (String author : credits.authors()) {
                    json.writeStartObject();
                    json.writeStringProperty("name", author);
                    json.writeStringProperty("rel", "author");
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            if (credits.source() != null) {
                json.writeArrayPropertyStart("infoSources");
                json.writeStartObject();
                json.writeStringProperty("name", credits.source());
                json.writeEndObject();
                json.writeEndArray();
            }
            if (article.url() != null) {
                json.writeArrayPropertyStart("altIds");
                json.writeStartObject();
                json.writeStringProperty("role", "url");
                json.writeStringProperty("value", article.url());
                json.writeEndObject();
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void body(JsonGenerator json, ExportedArticle exported) {
        Body body = exported.article().body();
        switch (body.kind()) {
            case TEXT -> value(json, "bodies", "main", "text/plain", body.content());
            case HTML ->
                    value(
                            json,
                            "bodies",
                            "main",
                            "text/html",
                            BodyHtml.inner(BodyHtml.of(exported, BodyHtml::data)));
        }
    }

    private static void value(
            JsonGenerator json, String name, String role, String type, String value) {
        json.writeArrayPropertyStart(name);
        json.writeStartObject();
        json.writeStringProperty("role", role);
        json.writeStringProperty("contentType", type);
        json.writeStringProperty("value", value);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void subject(JsonGenerator json, String rel, String name) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("rel", rel);
        json.writeEndObject();
    }
}
