package etools.reading;

/// Figures of some readings.
///
/// @param readings all of them
/// @param articles different ones among them
/// @param finished readings that came to the end, see [etools.article.Verdict#finished]
/// @param rereads those of the finished that were not the first
/// @param words that were read; see [ReadingRule#wordsRead]
/// @param activeMs time at the articles, where it is known
public record Sums(
        int readings, int articles, int finished, int rereads, long words, long activeMs) {

    public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

    public int skimmed() {
        return readings - finished;
    }
}
