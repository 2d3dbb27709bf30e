package etools.format;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Picture;
import etools.article.Reading;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/// Articles as our JSON, one object on one line; absent fields are left out. The schema is
/// `article.schema.json` beside this class.
public final class ArticleJson {

    private final JsonGenerator json;

    private ArticleJson(JsonGenerator json) {
        this.json = json;
    }

    /// The whole article, for [JsonFormat] to read back without loss.
    ///
    /// @param pictures those that its body shows
    public static String write(Article article, Reading reading, List<Picture> pictures) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = generator(line)) {
            new ArticleJson(generator).article(article, reading, pictures);
        }
        return line.toString();
    }

    /// An article without its body.
    public static String headline(Headline headline) {
        return headline(headline, null);
    }

    /// @param passage where in the article the words asked for stand
    public static String headline(Headline headline, @Nullable String passage) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = generator(line)) {
            ArticleJson writer = new ArticleJson(generator);
            generator.writeStartObject();
            writer.start(
                    headline.id(),
                    headline.category(),
                    headline.title(),
                    headline.url(),
                    headline.date());
            generator.writeStringProperty(Field.SUMMARY.ours(), headline.summary());
            generator.writeNumberProperty(Field.WORDS.ours(), headline.words());
            writer.record(headline.created(), headline.updated(), headline.reading());
            if (passage != null) {
                generator.writeStringProperty("passage", passage);
            }
            generator.writeEndObject();
        }
        return line.toString();
    }

    private static JsonGenerator generator(StringWriter target) {
        return Json.FACTORY.createGenerator(ObjectWriteContext.empty(), target);
    }

    private void article(Article article, Reading reading, List<Picture> pictures) {
        json.writeStartObject();
        start(article.id(), article.category(), article.title(), article.url(), article.date());
        if (article.published() != null) {
            json.writeStringProperty("published", article.published().toString());
        }
        Field body =
                switch (article.body().kind()) {
                    case TEXT -> Field.BODY;
                    case HTML -> Field.BODY_HTML;
                };
        json.writeStringProperty(body.ours(), article.body().content());
        json.writeStringProperty(Field.SUMMARY.ours(), article.summary());
        json.writeNumberProperty(Field.WORDS.ours(), article.words());
        record(article.created(), article.updated(), reading);
        if (!article.tags().isEmpty()) {
            json.writeArrayPropertyStart(Field.TAGS.ours());
            article.tags().forEach(json::writeString);
            json.writeEndArray();
        }
        if (!pictures.isEmpty()) {
            json.writeArrayPropertyStart(Field.PICTURES.ours());
            pictures.forEach(this::picture);
            json.writeEndArray();
        }
        if (article.extra() != null) {
            extra(article.extra());
        }
        json.writeEndObject();
    }

    private void start(
            ArticleId id,
            @Nullable Category category,
            String title,
            @Nullable String url,
            @Nullable LocalDate date) {
        json.writeStringProperty(Field.ID.ours(), id.toString());
        if (category != null) {
            json.writeStringProperty(Field.CATEGORY_ID.ours(), category.id());
            json.writeStringProperty(Field.CATEGORY.ours(), category.name());
        }
        json.writeStringProperty(Field.TITLE.ours(), title);
        if (url != null) {
            json.writeStringProperty(Field.URL.ours(), url);
        }
        if (date != null) {
            json.writeStringProperty(Field.DATE.ours(), date.toString());
        }
    }

    private void record(Instant created, Instant updated, Reading reading) {
        json.writeStringProperty(Field.CREATED.ours(), created.toString());
        json.writeStringProperty(Field.UPDATED.ours(), updated.toString());
        Instant lastRead = reading.lastRead();
        if (lastRead != null) {
            json.writeStringProperty(Field.LAST_READ.ours(), lastRead.toString());
        }
        json.writeNumberProperty(Field.READ_COUNT.ours(), reading.count());
        json.writeBooleanProperty(Field.READ.ours(), reading.read());
        json.writeBooleanProperty(Field.STARRED.ours(), reading.starred());
    }

    private void picture(Picture picture) {
        json.writeStartObject();
        json.writeStringProperty("hash", picture.hash());
        json.writeStringProperty("mediaType", picture.mediaType());
        json.writeStringProperty("base64", Base64.getEncoder().encodeToString(picture.bytes()));
        json.writeEndObject();
    }

    /// The fields that came with the file, at the object's end, but none under a name of ours.
    private void extra(String fields) {
        try (JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, fields)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                Field.Named named = Field.of(parser.currentName());
                String name = parser.currentName();
                parser.nextToken();
                if (named != null && named.field().ours().equals(name)) {
                    parser.skipChildren();
                } else {
                    json.writeName(name);
                    int depth = 0;
                    do {
                        Json.copyToken(parser, json);
                        JsonToken token = parser.currentToken();
                        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    } while (depth > 0 && parser.nextToken() != null);
                }
            }
        }
    }
}
