package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Picture;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/// What our exports put into files of other kinds, under the name `_etools`, so that the reading
/// record and all else that the kind has no place for come back: the article as [ArticleJson] has
/// it, without text and pictures.
final class OwnRecord {

    /// As the name of an extension begins in JSON Feed.
    static final String NAME = "_etools";

    private final PictureShelf.@Nullable Files files;
    private final Limits limits;
    private final Consumer<String> warnings;

    /// @param files where pictures lie that do not stand in the text, or null
    /// @param warnings told of pictures that are missing
    OwnRecord(PictureShelf.@Nullable Files files, Limits limits, Consumer<String> warnings) {
        this.files = files;
        this.limits = limits;
        this.warnings = warnings;
    }

    /// The article whose record is `json`; a text in the record counts more than the file's own.
    ///
    /// @return null where it is none of ours
    @Nullable ArticleDraft draft(String json, Body.Kind kind, String text)
            throws IOException, RefusedException {
        ArticleFields fields;
        try (JsonParser parser = Json.FACTORY.createParser(Json.CONTEXT, json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            fields = ArticleFields.read(parser);
        } catch (JacksonException e) {
            return null;
        }
        if (!fields.isOurs()) {
            return null;
        }
        if (fields.hasText()) {
            return fields.draft();
        }
        return switch (kind) {
            case TEXT -> fields.draft(Body.text(Characters.clean(text)), true);
            case HTML -> {
                Document page = Sanitiser.parse(text, "");
                PictureShelf shelf = new PictureShelf(limits, inside(page), warnings);
                Body body = shelf.body(BodyHtml.inner(page.body()), "");
                yield withPictures(fields.draft(body, true), shelf.picturesIn(body));
            }
        };
    }

    /// Takes the pictures out of the page, the smallest too: we put them there.
    private PictureShelf.Files inside(Document page) {
        String place = "inside-";
        List<byte[]> pictures = new ArrayList<>();
        for (Element image : page.select("img[src^=data:]")) {
            String source = image.attr("src");
            try {
                pictures.add(Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1)));
                image.attr("src", place + (pictures.size() - 1));
            } catch (IllegalArgumentException notBase64) {
                image.removeAttr("src");
            }
        }
        return address -> {
            if (address.matches(place + "\\d{1,7}")) {
                int number = Integer.parseInt(address.substring(place.length()));
                return number < pictures.size() ? pictures.get(number) : null;
            }
            return files == null ? null : files.find(address);
        };
    }

    private static ArticleDraft withPictures(ArticleDraft draft, List<Picture> pictures) {
        return ArticleDraft.titled(draft.title(), draft.body())
                .id(draft.id())
                .sourceId(draft.sourceId())
                .category(draft.category())
                .url(draft.url())
                .date(draft.date())
                .published(draft.published())
                .summary(draft.summary())
                .created(draft.created())
                .updated(draft.updated())
                .lastRead(draft.lastRead())
                .readCount(draft.readCount())
                .read(draft.read())
                .starred(draft.starred())
                .tags(draft.tags())
                .credits(draft.credits())
                .marginalia(draft.marginalia())
                .pictures(pictures)
                .extra(draft.extra())
                .build();
    }
}
