package etools.reading;

import java.util.Locale;

/// What the reader wants to reach each day.
public record Goal(Unit unit, int amount) {

    /// What is counted.
    public enum Unit {
        /// at articles, the reader moving
        MINUTES,
        WORDS
    }

    private static final int MOST_WORDS = 1_000_000;

    /// A day has no more.
    private static final int MOST_MINUTES = 1_440;

    public Goal {
        if (amount < 1 || amount > most(unit)) {
            throw new IllegalArgumentException(
                    "a daily goal in "
                            + unit.name().toLowerCase(Locale.ROOT)
                            + " is from 1 to "
                            + most(unit));
        }
    }

    /// The highest amount there is.
    public static int most(Unit unit) {
        return switch (unit) {
            case MINUTES -> MOST_MINUTES;
            case WORDS -> MOST_WORDS;
        };
    }

    public boolean reachedBy(Sums day) {
        return amountOf(day) >= amount;
    }

    /// So much of the goal's unit; begun minutes do not count.
    public long amountOf(Sums day) {
        return unit == Unit.MINUTES ? day.activeMs() / 60_000 : day.words();
    }

    /// `20 minutes`
    @Override
    public String toString() {
        String what = unit.name().toLowerCase(Locale.ROOT);
        return amount + " " + (amount == 1 ? what.substring(0, what.length() - 1) : what);
    }
}
