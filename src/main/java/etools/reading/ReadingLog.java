package etools.reading;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// All readings in memory, a column for each of their facts, and every figure computed from them.
///
/// Any thread may ask; an answer is of one moment.
public final class ReadingLog {

    /// Nothing is known until [#replace].
    public ReadingLog() {}

    /// Takes these readings and no others, in the order of their numbers.
    public void replace(Iterable<LoggedReading> readings, Names names) {
        throw new UnsupportedOperationException();
    }

    /// Adds the newest reading.
    public void add(LoggedReading reading) {
        throw new UnsupportedOperationException();
    }

    /// A reading has come further.
    public void change(long number, long openMs, long activeMs, int began, int furthest) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    public Sums total(Period period) {
        throw new UnsupportedOperationException();
    }

    /// Sums by time are in the order of time and leave out those without a reading; others begin
    /// with the most words.
    ///
    /// @param most how many at most; of times the last ones
    public List<Slice> by(By by, Period period, int most) {
        throw new UnsupportedOperationException();
    }

    /// The articles that were read, each once, the last read first.
    ///
    /// @param key see [By]
    public int[] rows(By by, String key, Period period) {
        throw new UnsupportedOperationException();
    }

    /// The articles that were read in a period, each once, the last read first.
    public int[] rows(Period period) {
        throw new UnsupportedOperationException();
    }

    /// @param goal null: a day with a reading counts
    public Streaks streaks(LocalDate today, @Nullable Goal goal) {
        throw new UnsupportedOperationException();
    }

    /// The reader's pace now: the median of the last 50 readings whose pace is known, or
    /// [etools.article.Statistics#USUAL_PACE] where there are fewer than five.
    public int pace() {
        throw new UnsupportedOperationException();
    }

    /// How the pace changed.
    ///
    /// @param by a kind of time
    public List<Pace> paces(By by, Period period) {
        throw new UnsupportedOperationException();
    }

    /// By active time, all readings of an article in the period added up.
    public List<Ranked> longest(Period period, int most) {
        throw new UnsupportedOperationException();
    }

    /// By how often it was finished in the period; twice at least.
    public List<Ranked> mostReread(Period period, int most) {
        throw new UnsupportedOperationException();
    }

    /// Begun in the period and never finished since, the furthest first.
    public List<Ranked> neverFinished(Period period, int most) {
        throw new UnsupportedOperationException();
    }

    /// What was left in the middle, the last read first: its value is the furthest place since the
    /// article was last finished, of [ReadingRule#BEGUN] at least and below [ReadingRule#END].
    public List<Ranked> left(int most) {
        throw new UnsupportedOperationException();
    }

    /// Readings by the time they began, newest first; of one time the later recorded first.
    public List<Entry> history(Period period, int from, int count) {
        throw new UnsupportedOperationException();
    }

    /// How many readings began in the period.
    public int size(Period period) {
        throw new UnsupportedOperationException();
    }

    /// All readings of one article, newest first.
    public List<Entry> ofArticle(int row) {
        throw new UnsupportedOperationException();
    }

    /// From the first to the last local day with a reading, or null where there is none.
    public @Nullable Period days() {
        throw new UnsupportedOperationException();
    }
}
