package etools.article;

/// The library at a glance.
///
/// @param words in all articles
/// @param readings on record, of removed articles too
/// @param wordsRead over these: an article read twice counts twice
/// @param wordsReadToday of these, since local midnight
/// @param wordsReadThisWeek of these, since local midnight of the week's first day
/// @param wordsPerMinute the reader's own pace, or [#USUAL_PACE] until it is known
/// @param importedReadings those that files counted, of the articles in the lists; of these nothing
///   but the count is known
public record Statistics(
        long articles,
        long unread,
        long starred,
        long words,
        long readings,
        long wordsRead,
        long wordsReadToday,
        long wordsReadThisWeek,
        int wordsPerMinute,
        long importedReadings) {

    /// Silent reading of English non-fiction by adults, words a minute.
    ///
    /// @see <a href="https://doi.org/10.1016/j.jml.2019.104047">Brysbaert 2019, 238 words a
    ///   minute</a>
    public static final int USUAL_PACE = 238;

    public static final Statistics EMPTY = new Statistics(0, 0, 0, 0, 0, 0, 0, 0, USUAL_PACE, 0);
}
