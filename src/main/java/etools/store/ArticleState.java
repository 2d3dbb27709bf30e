package etools.store;

import org.jspecify.annotations.Nullable;

/// What the lists know of an article.
///
/// @param seq the row
/// @param importedCount the part of `readCount` that came with files
/// @param lastReadMs or [#NEVER]
/// @param listedMs the publisher's time; without one, when the article came in
/// @param day the publisher's date in days since 1970, or [#NO_DAY]
/// @param category its number, or 0
/// @param idKey hash of the id
/// @param urlKey hash of the canonical URL, or 0
public record ArticleState(
        int seq,
        int flags,
        int readCount,
        int importedCount,
        long lastReadMs,
        long listedMs,
        int day,
        long createdMs,
        int words,
        int category,
        long idKey,
        long urlKey) {

    public static final int READ = 1;
    public static final int STARRED = 2;
    public static final int REMOVED = 4;

    public static final long NEVER = Long.MIN_VALUE;

    private static final long MOST_DAYS = 100_000_000;

    public static final int NO_DAY = Integer.MIN_VALUE;

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public ArticleState with(int flag, boolean on) {
        return withReading(on ? flags | flag : flags & ~flag, readCount, importedCount, lastReadMs);
    }

    ArticleState withReading(int newFlags, int count, int imported, long lastRead) {
        return new ArticleState(
                seq, newFlags, count, imported, lastRead, listedMs, day, createdMs, words, category,
                idKey, urlKey);
    }

    ArticleState withContent(
            long listed, int newDay, int newWords, int newCategory, long newUrlKey) {
        return new ArticleState(
                seq,
                flags,
                readCount,
                importedCount,
                lastReadMs,
                listed,
                newDay,
                createdMs,
                newWords,
                newCategory,
                idKey,
                newUrlKey);
    }

    ArticleState withIdKey(long newIdKey) {
        return new ArticleState(
                seq,
                flags,
                readCount,
                importedCount,
                lastReadMs,
                listedMs,
                day,
                createdMs,
                words,
                category,
                newIdKey,
                urlKey);
    }

    /// The publisher's date as [#day] keeps it; years beyond a million are as good as none.
    static int day(@Nullable Long epochDay) {
        return epochDay == null || Math.abs(epochDay) > MOST_DAYS
                ? NO_DAY
                : Math.toIntExact(epochDay);
    }
}
