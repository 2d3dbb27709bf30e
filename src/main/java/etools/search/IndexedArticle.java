package etools.search;

import etools.article.Credits;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The text of one article, as the index takes it.
///
/// @param row the library's number for it
/// @param body plain text
/// @param givenSummary the file's own summary, or null: ours only repeats the body
public record IndexedArticle(
        int row,
        String title,
        String body,
        @Nullable String givenSummary,
        List<String> tags,
        @Nullable String url,
        Credits credits) {}
