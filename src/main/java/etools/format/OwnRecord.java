package etools.format;

import etools.article.ArticleDraft;
import etools.article.Body;
import etools.article.Picture;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.List;

/// What our exports put into files of other kinds, under the name `_etools`, so that the reading
/// record and all else that the kind has no place for come back: the article as [ArticleJson] has
/// it, without text and pictures.
final class OwnRecord {

    /// As the name of an extension begins in JSON Feed.
    static final String NAME = "_etools";

    /// The article whose record is `json`.
    ///
    /// @param body what the file itself has for text; a text in the record counts more
    /// @return null where it is none of ours
    static @Nullable ArticleDraft draft(String json, Body body, List<Picture> pictures)
            throws RefusedException {
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
        ArticleDraft draft = fields.draft(fields.hasText() ? null : body, true);
        return withPictures(draft, pictures);
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

    private OwnRecord() {}
}
