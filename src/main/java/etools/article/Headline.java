package etools.article;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// One line of the list: an article without its body, and its reading.
///
/// @param row the library's own short number for the article; it never changes
public record Headline(
        int row,
        ArticleId id,
        @Nullable Category category,
        String title,
        @Nullable String url,
        @Nullable LocalDate date,
        String summary,
        int words,
        Instant created,
        Instant updated,
        Reading reading) {}
