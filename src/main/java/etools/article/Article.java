package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// An article as its publisher wrote it and our library keeps it.
///
/// @param url as the file gave it; it need not be well formed
/// @param date the publisher's date
/// @param published the publisher's instant, where the file told the time too
/// @param summary the file's own, else ours
/// @param words see [Words]
/// @param created when it first entered a library
/// @param updated when its content last changed there
/// @param extra fields that E-Tools does not know, as one JSON object, to be written back on export
public record Article(
        ArticleId id,
        @Nullable Category category,
        String title,
        @Nullable String url,
        @Nullable LocalDate date,
        @Nullable Instant published,
        Body body,
        String summary,
        int words,
        List<String> tags,
        Credits credits,
        Instant created,
        Instant updated,
        @Nullable String extra) {

    public Article {
        tags = List.copyOf(tags);
    }
}
