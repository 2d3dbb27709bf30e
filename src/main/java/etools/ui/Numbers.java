package etools.ui;

import java.util.Locale;

/// Numbers as the screen writes them.
final class Numbers {

    /// `48,213`
    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// The same up to ten millions; `48.2 M` from there on.
    static String inBrief(long number) {
        return number < 10_000_000
                ? count(number)
                : String.format(Locale.ENGLISH, "%,.1f M", number / 1e6);
    }

    /// `1 word`, `261 words`
    static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /// Whole minutes it takes to read so many words, at least one.
    static long minutes(long words, int wordsPerMinute) {
        return Math.max(1, Math.round((double) words / Math.max(1, wordsPerMinute)));
    }

    /// `89 %`, whole ones only: what is not quite at its end does not look as if it were.
    static String percent(double part) {
        return (long) Math.floor(100 * part + 1e-9) + " %";
    }

    /// Whole minutes; one that has begun does not count, as it does not for the daily goal.
    static long minutes(long millis) {
        return millis / 60_000;
    }

    private Numbers() {}
}
