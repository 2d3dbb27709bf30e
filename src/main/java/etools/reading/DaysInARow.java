package etools.reading;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;

/// Finds [Streaks].
final class DaysInARow {

    private DaysInARow() {}

    static Streaks of(Columns columns, LocalDate today, @Nullable Goal goal) {
        int days = columns.days;
        long[] words = new long[days];
        long[] activeMs = new long[days];
        long[] first = new long[days];
        long[] last = new long[days];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        for (int at = 0; at < columns.size; at++) {
            int day = columns.day[at];
            words[day] += columns.wordsRead[at];
            activeMs[day] += Math.max(0, columns.active[at]);
            first[day] = Math.min(first[day], columns.opened[at]);
            last[day] = Math.max(last[day], columns.opened[at]);
        }
        long[] counted = new long[days];
        int count = 0;
        for (int day = 0; day < days; day++) {
            Sums sums = new Sums(0, 0, 0, 0, words[day], activeMs[day]);
            if (goal == null || goal.reachedBy(sums)) {
                counted[count++] = ((long) columns.epochDay[day] << 32) | day;
            }
        }
        Arrays.sort(counted, 0, count);

        int longest = 0;
        @Nullable Period longestDays = null;
        int current = 0;
        @Nullable Period currentDays = null;
        int start = 0;
        for (int i = 0; i < count; i++) {
            boolean goesOn = i > 0 && follows(counted[i - 1], counted[i], first, last);
            start = goesOn ? start : i;
            int length = i - start + 1;
            long day = counted[i] >> 32;
            if (length >= longest) {
                longest = length;
                longestDays = period(counted[start], counted[i]);
            }
            if (day <= today.toEpochDay()) {
                boolean lasts = day >= today.toEpochDay() - 1;
                current = lasts ? length : 0;
                currentDays = lasts ? period(counted[start], counted[i]) : null;
            }
        }
        return new Streaks(current, currentDays, longest, longestDays);
    }

    /// The days' ranges of time overlap by some hours at most, on a journey to the west; so the
    /// last reading of the one and the first of the other are their nearest, or nearer than a day.
    private static boolean follows(long one, long other, long[] first, long[] last) {
        long between = (other >> 32) - (one >> 32);
        return between == 1
                || (between == 2 && first[(int) other] - last[(int) one] < Columns.DAY_MS);
    }

    private static Period period(long from, long to) {
        return new Period(LocalDate.ofEpochDay(from >> 32), LocalDate.ofEpochDay(to >> 32));
    }
}
