package etools.reading;

/// The rule by which a reading is *skimmed*, *read* or *re-read*, and how many words it counts.
///
/// - A reading came to the end where its furthest place is 90 % of the text or more.
/// - It is *skimmed* where it did not come to the end, or where the words passed since the article
///   was last finished went by faster than 600 a minute of active time: Carver (1992, Reading rate:
///   theory, research, and practical implications, Journal of Reading 36(2)) calls 300 words a
///   minute reading, 450 skimming and 600 scanning.
/// - Else it is *re-read* where an earlier reading of the same article was read or re-read, and
///   *read* where none was.
/// - A reading whose place or time is not known (recorded by versions before places were, or from
///   the command line) came to the end.
///
/// An article read in parts is read with the part that comes to its end: time and furthest place of
/// the skimmed readings since the last finished one are added up.
public final class ReadingRule {

    /// From here on a text has been read to the end, in ten-thousandths.
    public static final int END = 9_000;

    /// Words a minute; what passes faster was not read.
    public static final int FASTEST = 600;

    /// Left below this, in ten-thousandths, an article was not begun.
    public static final int BEGUN = 500;

    /// The words a reading counts: those between where it began and the furthest place, but no more
    /// than can be read in its active time at [#FASTEST]; all where place and time are not known.
    public static int wordsRead(int words, long activeMs, int began, int furthest) {
        if (activeMs == LoggedReading.UNKNOWN || furthest == LoggedReading.UNKNOWN) {
            return words;
        }
        long passed =
                (long) words * Math.max(0, furthest - Math.max(0, began)) / LoggedReading.WHOLE;
        return (int) Math.min(passed, activeMs * FASTEST / 60_000);
    }

    private ReadingRule() {}
}
