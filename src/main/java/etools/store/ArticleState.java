package etools.store;

/// What the lists know of an article.
///
/// @param seq the row
/// @param importedCount the part of `readCount` that came with files
/// @param lastReadMs or [#NEVER]
/// @param listedMs the publisher's time; without one, when the article came in
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
        long createdMs,
        int words,
        int category,
        long idKey,
        long urlKey) {

    public static final int READ = 1;
    public static final int STARRED = 2;
    public static final int REMOVED = 4;

    public static final long NEVER = Long.MIN_VALUE;

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    public ArticleState with(int flag, boolean on) {
        return withReading(on ? flags | flag : flags & ~flag, readCount, importedCount, lastReadMs);
    }

    ArticleState withReading(int newFlags, int count, int imported, long lastRead) {
        return new ArticleState(
                seq, newFlags, count, imported, lastRead, listedMs, createdMs, words, category,
                idKey, urlKey);
    }

    ArticleState withContent(long listed, int newWords, int newCategory, long newUrlKey) {
        return new ArticleState(
                seq,
                flags,
                readCount,
                importedCount,
                lastReadMs,
                listed,
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
                createdMs,
                words,
                category,
                newIdKey,
                urlKey);
    }
}
