package etools.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/// Compares what a log answers with a plain recomputation from a list of readings.
public final class PlainFigures {

    private final PlainLog plain;
    private final Random random;
    private final String when;

    /// @param readings in the order of their numbers
    /// @param random chooses what is asked
    public PlainFigures(List<LoggedReading> readings, Names names, Random random, String when) {
        plain = new PlainLog(readings, names);
        this.random = random;
        this.when = when;
    }

    public Sums total(Period period) {
        return plain.total(period);
    }

    public int pace() {
        return plain.pace();
    }

    public List<Entry> history() {
        return plain.history(Period.ALL, 0, Integer.MAX_VALUE);
    }

    public void compare(ReadingLog log, LocalDate today) {
        same("pace", log.pace(), plain.pace());
        same("days", log.days(), plain.days());
        same("left", log.left(100), plain.left(100));
        same("history", log.history(Period.ALL, 0, 10_000), history());
        for (int row : plain.articles()) {
            same("article " + row, log.ofArticle(row), plain.ofArticle(row));
        }
        Goal goal = new Goal(Goal.Unit.WORDS, 1 + random.nextInt(300));
        same("streaks", log.streaks(today, null), plain.streaks(today, null));
        same("goals", log.streaks(today, goal), plain.streaks(today, goal));
        LocalDate from = today.minusDays(random.nextInt(9));
        compare(log, Period.ALL);
        compare(log, new Period(from, from.plusDays(random.nextInt(9))));
    }

    private void compare(ReadingLog log, Period period) {
        same("total", log.total(period), plain.total(period));
        same("size", log.size(period), plain.size(period));
        same("rows", log.rows(period), plain.rows(period));
        same("longest", log.longest(period, 100), plain.longest(period, 100));
        same("re-read", log.mostReread(period, 100), plain.mostReread(period, 100));
        same("never finished", log.neverFinished(period, 100), plain.neverFinished(period, 100));
        By by = By.values()[random.nextInt(By.values().length)];
        List<Slice> slices = plain.by(by, period, 1000);
        same("by " + by, log.by(by, period, 1000), slices);
        for (Slice slice : slices) {
            same(
                    by + " " + slice.key(),
                    log.rows(by, slice.key(), period),
                    plain.rows(by, slice.key(), period));
        }
        same("paces", log.paces(By.WEEK, period), plain.paces(By.WEEK, period));
    }

    private void same(String what, Object actual, Object expected) {
        assertThat(actual).as("%s: %s", when, what).isEqualTo(expected);
    }
}
