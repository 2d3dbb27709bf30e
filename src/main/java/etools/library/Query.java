package etools.library;

import org.jspecify.annotations.Nullable;

/// A question to the library: which articles, in which order.
///
/// @param text in the language of `etools search --help`: words, "phrases", -not, OR, fields; ""
///   for any
/// @param category id, "" for articles without one, or null for all
/// @param tag or null for any
public record Query(
        String text,
        Show show,
        @Nullable String category,
        @Nullable String tag,
        Sort sort,
        boolean descending) {

    public enum Show {
        ALL,
        UNREAD,
        STARRED
    }

    public enum Sort {
        DATE,
        CREATED,
        LAST_READ,
        WORDS,
        TITLE,
        READ_COUNT,
        /// what fits the text best first; without a text, newest first
        RELEVANCE
    }

    /// Everything, newest first.
    public static final Query ALL = new Query("", Show.ALL, null, null, Sort.DATE, true);

    /// Whether nothing is left out, in whatever order.
    public boolean isEverything() {
        return text.isBlank() && show == Show.ALL && category == null && tag == null;
    }

    public Query withText(String newText) {
        return new Query(newText, show, category, tag, sort, descending);
    }

    public Query withShow(Show newShow) {
        return new Query(text, newShow, category, tag, sort, descending);
    }

    public Query withCategory(@Nullable String newCategory) {
        return new Query(text, show, newCategory, tag, sort, descending);
    }

    public Query withSort(Sort newSort, boolean newDescending) {
        return new Query(text, show, category, tag, newSort, newDescending);
    }
}
