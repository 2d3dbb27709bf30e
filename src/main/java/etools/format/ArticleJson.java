package etools.format;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Headline;
import etools.article.Marginalia;
import etools.article.Note;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Articles as our JSON, one object on one line; absent fields are left out. The schema is
/// `article.schema.json` beside this class.
public final class ArticleJson {

    private final JsonGenerator json;

    /// The names of this object's fields so far.
    private final Set<String> written = new HashSet<>();

    private ArticleJson(JsonGenerator json) {
        this.json = json;
    }

    /// The whole article, for [JsonFormat] to read back without loss.
    public static String write(ExportedArticle exported) {
        return write(
                exported.article(), exported.reading(), exported.marginalia(), exported.pictures());
    }

    /// @param pictures those that its body shows
    public static String write(
            Article article, Reading reading, Marginalia marginalia, List<Picture> pictures) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = generator(line)) {
            generator.writeStartObject();
            new ArticleJson(generator)
                    .article(article, reading, marginalia, article.body(), pictures);
            generator.writeEndObject();
        }
        return line.toString();
    }

    /// All fields but text and pictures, as an object: what other kinds of file have no place for.
    ///
    /// @param text the plain text all the same, or null
    static void record(JsonGenerator generator, ExportedArticle exported, @Nullable String text) {
        generator.writeStartObject();
        new ArticleJson(generator)
                .article(
                        exported.article(),
                        exported.reading(),
                        exported.marginalia(),
                        text == null ? null : Body.text(text),
                        List.of());
        generator.writeEndObject();
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

    private void article(
            Article article,
            Reading reading,
            Marginalia marginalia,
            @Nullable Body body,
            List<Picture> pictures) {
        start(article.id(), article.category(), article.title(), article.url(), article.date());
        if (article.published() != null) {
            json.writeStringProperty(named("published"), article.published().toString());
        }
        if (body != null) {
            Field field =
                    switch (body.kind()) {
                        case TEXT -> Field.BODY;
                        case HTML -> Field.BODY_HTML;
                    };
            json.writeStringProperty(named(field.ours()), body.content());
        }
        json.writeStringProperty(named(Field.SUMMARY.ours()), article.summary());
        json.writeNumberProperty(named(Field.WORDS.ours()), article.words());
        record(article.created(), article.updated(), reading);
        strings(Field.TAGS.ours(), article.tags());
        credits(article.credits());
        marginalia(marginalia);
        if (!pictures.isEmpty()) {
            json.writeArrayPropertyStart(named(Field.PICTURES.ours()));
            pictures.forEach(this::picture);
            json.writeEndArray();
        }
        if (article.extra() != null) {
            extra(article.extra());
        }
    }

    private String named(String name) {
        written.add(name);
        return name;
    }

    private void strings(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(named(name));
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void credits(Credits credits) {
        strings("authors", credits.authors());
        if (credits.source() != null) {
            json.writeStringProperty(named("source"), credits.source());
        }
        if (credits.language() != null) {
            json.writeStringProperty(named("language"), credits.language());
        }
    }

    private void marginalia(Marginalia marginalia) {
        if (marginalia.progress() != null) {
            json.writeNumberProperty(named("progress"), marginalia.progress());
        }
        if (marginalia.notes().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(named("notes"));
        for (Note note : marginalia.notes()) {
            json.writeStartObject();
            if (!note.quote().isEmpty()) {
                json.writeStringProperty("quote", note.quote());
            }
            if (!note.text().isEmpty()) {
                json.writeStringProperty("text", note.text());
            }
            if (note.made() != null) {
                json.writeStringProperty("made", note.made().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void start(
            ArticleId id,
            @Nullable Category category,
            String title,
            @Nullable String url,
            @Nullable LocalDate date) {
        json.writeStringProperty(named(Field.ID.ours()), id.toString());
        if (category != null) {
            json.writeStringProperty(named(Field.CATEGORY_ID.ours()), category.id());
            json.writeStringProperty(named(Field.CATEGORY.ours()), category.name());
        }
        json.writeStringProperty(named(Field.TITLE.ours()), title);
        if (url != null) {
            json.writeStringProperty(named(Field.URL.ours()), url);
        }
        if (date != null) {
            json.writeStringProperty(named(Field.DATE.ours()), date.toString());
        }
    }

    private void record(Instant created, Instant updated, Reading reading) {
        json.writeStringProperty(named(Field.CREATED.ours()), created.toString());
        json.writeStringProperty(named(Field.UPDATED.ours()), updated.toString());
        Instant lastRead = reading.lastRead();
        if (lastRead != null) {
            json.writeStringProperty(named(Field.LAST_READ.ours()), lastRead.toString());
        }
        json.writeNumberProperty(named(Field.READ_COUNT.ours()), reading.count());
        json.writeBooleanProperty(named(Field.READ.ours()), reading.read());
        json.writeBooleanProperty(named(Field.STARRED.ours()), reading.starred());
    }

    private void picture(Picture picture) {
        json.writeStartObject();
        json.writeStringProperty("hash", picture.hash());
        json.writeStringProperty("mediaType", picture.mediaType());
        json.writeStringProperty("base64", Base64.getEncoder().encodeToString(picture.bytes()));
        json.writeEndObject();
    }

    /// The fields that came with the file, at the object's end, but none under a name that is
    /// taken.
    private void extra(String fields) {
        try (JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, fields)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (written.contains(name)) {
                    parser.skipChildren();
                } else {
                    json.writeName(named(name));
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
