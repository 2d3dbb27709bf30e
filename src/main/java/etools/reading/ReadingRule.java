package etools.reading;

import etools.article.Verdict;

/// The rule by which a reading is *skimmed*, *read* or *re-read*, and how many words it counts.
///
/// Readings of an article are judged in the order of their numbers, each together with its *parts*:
/// the skimmed readings of the article since it was last read or re-read, or since its first.
///
/// - A reading whose place or time is not known (recorded by versions before places were, or from
///   the command line) came to the end, and nothing more is asked of it.
/// - A reading passes the words between where it began and its furthest place. Where they went by
///   faster than 600 a minute of its own active time, nobody read them, and it covers nothing:
///   Carver (1992, Reading rate: theory, research, and practical implications, Journal of Reading
///   36(2)) calls 300 words a minute reading, 450 skimming and 600 scanning. An article without
///   words, such as one picture, takes no time: it is judged by its place alone.
/// - The parts and the reading *cover* the text from its beginning up to some place. A reading that
///   begins within it, or at most 10 % of the text beyond it, carries it on to its own furthest
///   place; one that begins further down does not.
/// - It is *skimmed* where less than 90 % of the text are covered with it.
/// - Else it is *re-read* where an earlier reading of the same article was read or re-read, and
///   *read* where none was.
public final class ReadingRule {

    /// From here on a text has been read to the end, in ten-thousandths.
    public static final int END = 9_000;

    /// Words a minute; what passes faster was not read.
    public static final int FASTEST = 600;

    /// Left below this, in ten-thousandths, an article was not begun.
    public static final int BEGUN = 500;

    /// So far below a part the next one may begin, in ten-thousandths: a new width or a new size of
    /// type moves what is in sight.
    public static final int GAP = 1_000;

    /// Judges one reading.
    ///
    /// @param finished whether an earlier reading was read or re-read
    /// @param covered by its parts, in ten-thousandths
    public static Verdict verdict(
            boolean finished, int covered, int words, long activeMs, int began, int furthest) {
        if (isKnown(activeMs, furthest)
                && covered(covered, words, activeMs, began, furthest) < END) {
            return Verdict.SKIMMED;
        }
        return finished ? Verdict.REREAD : Verdict.READ;
    }

    /// How far the text is covered from its beginning, with a further reading whose time and place
    /// are known.
    ///
    /// @param covered before, in ten-thousandths
    public static int covered(int covered, int words, long activeMs, int began, int furthest) {
        boolean tooFast = wordsPassed(words, began, furthest) * 60_000 > activeMs * FASTEST;
        return tooFast || Math.max(0, began) > covered + GAP
                ? covered
                : Math.max(covered, furthest);
    }

    /// The words a reading counts: those between where it began and the furthest place, but no more
    /// than can be read in its active time at [#FASTEST]; all where place and time are not known.
    public static int wordsRead(int words, long activeMs, int began, int furthest) {
        if (!isKnown(activeMs, furthest)) {
            return words;
        }
        long passed = wordsPassed(words, began, furthest);
        return (int) Math.min(passed, activeMs * FASTEST / 60_000);
    }

    /// The words between where a reading began and its furthest place; all where that is not known.
    static long wordsPassed(int words, int began, int furthest) {
        return furthest == LoggedReading.UNKNOWN
                ? words
                : (long) words * Math.max(0, furthest - Math.max(0, began)) / LoggedReading.WHOLE;
    }

    private static boolean isKnown(long activeMs, int furthest) {
        return activeMs != LoggedReading.UNKNOWN && furthest != LoggedReading.UNKNOWN;
    }

    private ReadingRule() {}
}
