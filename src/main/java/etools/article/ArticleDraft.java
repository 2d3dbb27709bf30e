package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What one file says of one article; the library completes it to an [Article] and a [Reading].
///
/// @param id the file's UUID
/// @param sourceId the file's id where that is no UUID, such as `20250105_02`
/// @param readCount 0 where the file says nothing
/// @param read null where the file says nothing
/// @param starred null where the file says nothing
/// @param extra unknown fields as one JSON object
public record ArticleDraft(
        @Nullable ArticleId id,
        @Nullable String sourceId,
        @Nullable Category category,
        String title,
        @Nullable String url,
        @Nullable LocalDate date,
        @Nullable Instant published,
        Body body,
        @Nullable String summary,
        @Nullable Instant created,
        @Nullable Instant updated,
        @Nullable Instant lastRead,
        int readCount,
        @Nullable Boolean read,
        @Nullable Boolean starred,
        List<String> tags,
        Credits credits,
        Marginalia marginalia,
        List<Picture> pictures,
        @Nullable String extra) {

    public ArticleDraft {
        if (title.isBlank()) {
            throw new IllegalArgumentException("an article needs a title");
        }
        if (readCount < 0) {
            throw new IllegalArgumentException("negative read count");
        }
        tags = List.copyOf(tags);
        pictures = List.copyOf(pictures);
    }

    /// Whether only the article's address came, such as in a list of bookmarks; its text may
    /// follow.
    public boolean isLink() {
        return body.content().isEmpty();
    }

    /// The same without its address.
    public ArticleDraft withoutUrl() {
        return new ArticleDraft(
                id,
                sourceId,
                category,
                title,
                null,
                date,
                published,
                body,
                summary,
                created,
                updated,
                lastRead,
                readCount,
                read,
                starred,
                tags,
                credits,
                marginalia,
                pictures,
                extra);
    }

    /// The same under another id.
    public ArticleDraft withId(ArticleId other) {
        return new ArticleDraft(
                other,
                sourceId,
                category,
                title,
                url,
                date,
                published,
                body,
                summary,
                created,
                updated,
                lastRead,
                readCount,
                read,
                starred,
                tags,
                credits,
                marginalia,
                pictures,
                extra);
    }

    public static Builder titled(String title, Body body) {
        return new Builder(title, body);
    }

    /// Collects what a file says, field by field.
    public static final class Builder {
        private final String title;
        private final Body body;
        private @Nullable ArticleId id;
        private @Nullable String sourceId;
        private @Nullable Category category;
        private @Nullable String url;
        private @Nullable LocalDate date;
        private @Nullable Instant published;
        private @Nullable String summary;
        private @Nullable Instant created;
        private @Nullable Instant updated;
        private @Nullable Instant lastRead;
        private int readCount;
        private @Nullable Boolean read;
        private @Nullable Boolean starred;
        private final List<String> tags = new ArrayList<>();
        private Credits credits = Credits.NONE;
        private Marginalia marginalia = Marginalia.NONE;
        private final List<Picture> pictures = new ArrayList<>();
        private @Nullable String extra;

        private Builder(String title, Body body) {
            this.title = title;
            this.body = body;
        }

        public Builder id(@Nullable ArticleId value) {
            id = value;
            return this;
        }

        public Builder sourceId(@Nullable String value) {
            sourceId = value;
            return this;
        }

        public Builder category(@Nullable Category value) {
            category = value;
            return this;
        }

        public Builder url(@Nullable String value) {
            url = value;
            return this;
        }

        public Builder date(@Nullable LocalDate value) {
            date = value;
            return this;
        }

        public Builder published(@Nullable Instant value) {
            published = value;
            return this;
        }

        public Builder summary(@Nullable String value) {
            summary = value;
            return this;
        }

        public Builder created(@Nullable Instant value) {
            created = value;
            return this;
        }

        public Builder updated(@Nullable Instant value) {
            updated = value;
            return this;
        }

        public Builder lastRead(@Nullable Instant value) {
            lastRead = value;
            return this;
        }

        public Builder readCount(int value) {
            readCount = value;
            return this;
        }

        public Builder read(@Nullable Boolean value) {
            read = value;
            return this;
        }

        public Builder starred(@Nullable Boolean value) {
            starred = value;
            return this;
        }

        public Builder tags(List<String> values) {
            tags.addAll(values);
            return this;
        }

        public Builder credits(Credits value) {
            credits = value;
            return this;
        }

        public Builder marginalia(Marginalia value) {
            marginalia = value;
            return this;
        }

        public Builder pictures(List<Picture> values) {
            pictures.addAll(values);
            return this;
        }

        public Builder extra(@Nullable String value) {
            extra = value;
            return this;
        }

        public ArticleDraft build() {
            return new ArticleDraft(
                    id,
                    sourceId,
                    category,
                    title,
                    url,
                    date,
                    published,
                    body,
                    summary,
                    created,
                    updated,
                    lastRead,
                    readCount,
                    read,
                    starred,
                    tags,
                    credits,
                    marginalia,
                    pictures,
                    extra);
        }
    }
}
