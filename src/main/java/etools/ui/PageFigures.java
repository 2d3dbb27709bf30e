package etools.ui;

import etools.library.ReadingRecord.Title;
import etools.reading.BacklogDay;
import etools.reading.By;
import etools.reading.Goal;
import etools.reading.Pace;
import etools.reading.Period;
import etools.reading.Ranked;
import etools.reading.ReadingLog;
import etools.reading.Slice;
import etools.reading.Streaks;
import etools.reading.Sums;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All figures of the statistics page, as they were at one moment.
///
/// @param recorded from the first to the last day with a reading, or null where there is none
/// @param chosen the period's figures
/// @param times the period's days, weeks, months or years, those without a reading too
/// @param hours all 24
/// @param weekdays all seven
/// @param paces those of `paceUnit` in which a pace is known
/// @param pace the reader's own, now
/// @param streaks of days with a reading
/// @param goalStreaks of days on which the goal was reached, or null without one
/// @param reached on how many days of the calendar's year the goal was reached
/// @param days all days of the calendar's year, those without a reading too
/// @param longest by active time
/// @param titles of all articles named here, by row
/// @param other what the period is compared with, or null
/// @param pairs the two periods' parts, side by side; none where there is no other
record PageFigures(
        PageQuestion asked,
        @Nullable Period recorded,
        Whole chosen,
        By unit,
        List<Slice> times,
        List<Slice> categories,
        List<Slice> sources,
        List<Slice> tags,
        List<Slice> hours,
        List<Slice> weekdays,
        By paceUnit,
        List<Pace> paces,
        int pace,
        List<BacklogDay> backlog,
        Streaks streaks,
        @Nullable Goal goal,
        @Nullable Streaks goalStreaks,
        int reached,
        List<Slice> days,
        List<Ranked> longest,
        List<Ranked> reread,
        List<Ranked> unfinished,
        Map<Integer, Title> titles,
        @Nullable Whole other,
        By pairUnit,
        List<Pair> pairs) {

    /// Categories, sources and tags beyond these are left out.
    static final int MOST_SLICES = 1_000;

    private static final int MOST_ARTICLES = 10;
    private static final long DAYS_OF_PAIRS = 31;
    private static final long DAYS_OF_WEEKS = 400;

    /// A period's figures.
    ///
    /// @param days with a reading
    /// @param pace the median, or 0 where none is known
    record Whole(Period period, Sums sums, int days, int pace) {
        static Whole of(ReadingLog log, Period period) {
            return new Whole(
                    period,
                    log.total(period),
                    log.by(By.DAY, period, Integer.MAX_VALUE).size(),
                    log.pace(period));
        }
    }

    /// The same part of two periods, such as the first day of each; null where one is shorter.
    record Pair(@Nullable Slice chosen, @Nullable Slice other) {}

    /// What the log does not know.
    interface Further {
        List<BacklogDay> backlog(Period period);

        Map<Integer, Title> titles(int[] rows);
    }

    /// Asks for all of it.
    static PageFigures of(
            ReadingLog log, PageQuestion asked, @Nullable Goal goal, Further further) {
        Period recorded = log.days();
        Period period = asked.period(recorded);
        By unit = asked.unitOf(period);
        Period year = yearOf(asked.year());
        By paceUnit = period.days() > DAYS_OF_WEEKS ? By.MONTH : By.WEEK;
        List<Slice> days = filled(log, By.DAY, year);
        List<Ranked> longest = log.longest(period, MOST_ARTICLES);
        List<Ranked> reread = log.mostReread(period, MOST_ARTICLES);
        List<Ranked> unfinished = log.neverFinished(period, MOST_ARTICLES);
        int[] named =
                Stream.of(longest, reread, unfinished)
                        .flatMap(List::stream)
                        .mapToInt(Ranked::row)
                        .distinct()
                        .toArray();
        Period other = asked.other(period);
        By pairUnit = pairUnit(period, other);
        return new PageFigures(
                asked,
                recorded,
                Whole.of(log, period),
                unit,
                filled(log, unit, period),
                log.by(By.CATEGORY, period, MOST_SLICES),
                log.by(By.SOURCE, period, MOST_SLICES),
                log.by(By.TAG, period, MOST_SLICES + 1).stream()
                        .filter(slice -> !slice.key().isEmpty())
                        .limit(MOST_SLICES)
                        .toList(),
                all(log.by(By.HOUR, period, 24), IntStream.range(0, 24), "%02d"),
                all(log.by(By.WEEKDAY, period, 7), IntStream.rangeClosed(1, 7), "%d"),
                paceUnit,
                log.paces(paceUnit, period),
                log.pace(),
                further.backlog(period),
                log.streaks(asked.today(), null),
                goal,
                goal == null ? null : log.streaks(asked.today(), goal),
                goal == null
                        ? 0
                        : (int) days.stream().filter(day -> goal.reachedBy(day.sums())).count(),
                days,
                longest,
                reread,
                unfinished,
                further.titles(named),
                other == null ? null : Whole.of(log, other),
                pairUnit,
                other == null ? List.of() : pairs(log, pairUnit, period, other));
    }

    static Period yearOf(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    boolean isEmpty() {
        return recorded == null;
    }

    /// The first and the last year there is something to see in.
    int firstYear() {
        return recorded == null
                ? asked.today().getYear()
                : Math.min(recorded.from().getYear(), asked.today().getYear());
    }

    int lastYear() {
        return recorded == null
                ? asked.today().getYear()
                : Math.max(recorded.to().getYear(), asked.today().getYear());
    }

    /// Of a unit of time, one for each, also where nothing was read.
    private static List<Slice> filled(ReadingLog log, By unit, Period period) {
        Map<String, Slice> found = new HashMap<>();
        for (Slice slice : log.by(unit, period, Integer.MAX_VALUE)) {
            found.put(slice.key(), slice);
        }
        List<Slice> all = new ArrayList<>();
        for (LocalDate start : TimeKeys.starts(unit, period)) {
            String key = TimeKeys.of(unit, start);
            all.add(found.getOrDefault(key, new Slice(key, key, Sums.NONE)));
        }
        return List.copyOf(all);
    }

    private static List<Slice> all(List<Slice> found, IntStream numbers, String format) {
        Map<String, Slice> byKey = new HashMap<>();
        found.forEach(slice -> byKey.put(slice.key(), slice));
        return numbers.mapToObj(
                        number -> {
                            String key = String.format(java.util.Locale.ROOT, format, number);
                            return byKey.getOrDefault(key, new Slice(key, key, Sums.NONE));
                        })
                .toList();
    }

    private static By pairUnit(Period period, @Nullable Period other) {
        long days = Math.max(period.days(), other == null ? 0 : other.days());
        return days <= DAYS_OF_PAIRS
                ? By.DAY
                : days <= Year.of(2024).length() * 3L ? By.MONTH : By.YEAR;
    }

    private static List<Pair> pairs(ReadingLog log, By unit, Period period, Period other) {
        List<Slice> these = filled(log, unit, period);
        List<Slice> those = filled(log, unit, other);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(these.size(), those.size()); i++) {
            pairs.add(
                    new Pair(
                            i < these.size() ? these.get(i) : null,
                            i < those.size() ? those.get(i) : null));
        }
        return List.copyOf(pairs);
    }
}
