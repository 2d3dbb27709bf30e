package etools.library;

import etools.article.Statistics;
import etools.store.ReadingStore.Day;
import etools.store.ReadingStore.Pace;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The readings recorded here, summed up by day, and the reader's pace.
final class ReadingLog {

    /// How far back plausible readings are looked for.
    static final int MOST_LOOKED_AT = 500;

    private static final int PACES = 50;
    private static final int FEWEST_PACES = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final int SLOWEST = 60;
    private static final int FASTEST = 1000;

    private final NavigableMap<LocalDate, Day> days = new TreeMap<>();
    private final Deque<Integer> wordsPerMinute = new ArrayDeque<>();

    /// @param ended newest first
    synchronized void load(NavigableMap<LocalDate, Day> recorded, List<Pace> ended) {
        days.clear();
        days.putAll(recorded);
        wordsPerMinute.clear();
        ended.reversed().forEach(this::ended);
    }

    synchronized void add(LocalDate day, int words) {
        days.put(day, days.getOrDefault(day, Day.NONE).plus(words));
    }

    /// Someone who left the page open, or only looked, was not reading.
    synchronized void ended(Pace pace) {
        if (pace.open().compareTo(SHORTEST) < 0) {
            return;
        }
        long perMinute = pace.words() * 60_000L / pace.open().toMillis();
        if (perMinute >= SLOWEST && perMinute <= FASTEST) {
            wordsPerMinute.addLast((int) perMinute);
            if (wordsPerMinute.size() > PACES) {
                wordsPerMinute.removeFirst();
            }
        }
    }

    synchronized Statistics statistics(Catalog.Totals totals, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Statistics(
                totals.articles(),
                totals.unread(),
                totals.starred(),
                totals.words(),
                totals.importedReadings() + days.values().stream().mapToLong(Day::readings).sum(),
                totals.importedWords() + days.values().stream().mapToLong(Day::words).sum(),
                days.getOrDefault(today, Day.NONE).words(),
                days.subMap(monday, true, today, true).values().stream()
                        .mapToLong(Day::words)
                        .sum(),
                pace());
    }

    private int pace() {
        if (wordsPerMinute.size() < FEWEST_PACES) {
            return Statistics.USUAL_PACE;
        }
        int[] sorted = wordsPerMinute.stream().mapToInt(Integer::intValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
