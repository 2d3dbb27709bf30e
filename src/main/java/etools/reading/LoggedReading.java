package etools.reading;

/// A reading as it is kept: facts of then, which nothing changes later but how far it came.
///
/// @param number rises in the order of recording, from 1
/// @param row of the article
/// @param openedMs since 1970, by the reader's clock
/// @param offsetMinutes the reader's zone then: the local day is made of it
/// @param words the article had then
/// @param category its number then, or 0
/// @param source number of the label, or 0
/// @param tags numbers of labels, ascending
/// @param openMs how long it stayed open, or [#UNKNOWN]
/// @param activeMs how long the reader was at it, or [#UNKNOWN]
/// @param began where it began, in ten-thousandths of the text, or [#UNKNOWN]
/// @param furthest how far it came, in ten-thousandths of the text, or [#UNKNOWN]
@SuppressWarnings("ArrayRecordComponent") // many, and never compared
public record LoggedReading(
        long number,
        int row,
        long openedMs,
        int offsetMinutes,
        int words,
        int category,
        int source,
        int[] tags,
        long openMs,
        long activeMs,
        int began,
        int furthest) {

    public static final int UNKNOWN = -1;

    /// The whole of a text, in the unit of [#furthest].
    public static final int WHOLE = 10_000;

    /// Longer than 24 days nothing stays open: a clock that jumps must not count as reading.
    public static final int LONGEST = Integer.MAX_VALUE;

    /// Lengths of time and places out of their bounds are brought into them: a clock that was set
    /// back makes no negative length.
    public LoggedReading {
        words = Math.max(0, words);
        offsetMinutes = Math.clamp(offsetMinutes, -MOST_OFFSET, MOST_OFFSET);
        openMs = length(openMs);
        activeMs = length(activeMs);
        began = place(began);
        furthest = place(furthest);
    }

    private static final int MOST_OFFSET = 18 * 60;

    static int length(long millis) {
        return millis == UNKNOWN ? UNKNOWN : Math.clamp(millis, 0, LONGEST);
    }

    static int place(int tenThousandths) {
        return tenThousandths == UNKNOWN ? UNKNOWN : Math.clamp(tenThousandths, 0, WHOLE);
    }
}
