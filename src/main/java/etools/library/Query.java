package etools.library;

import org.jspecify.annotations.Nullable;

/// A question to the library: which articles, in which order.
///
/// @param text words that must all stand in title, summary or category; "" for any
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
        READ_COUNT
    }

    /// Everything, newest first.
    public static final Query ALL = new Query("", Show.ALL, null, null, Sort.DATE, true);
}
