package etools.reading;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The readings of a period, in the order of time.
final class Selection {

    private final Columns columns;

    /// Positions in the columns; [#size] of them count.
    final int[] at;

    final int size;

    private int @Nullable [] byArticle;

    private Selection(Columns columns, int[] at, int size) {
        this.columns = columns;
        this.at = at;
        this.size = size;
    }

    /// A day may begin and end up to 18 hours from where it does at Greenwich.
    private static final long MOST_OFFSET_MS = 18 * 3_600_000L;

    static Selection of(Columns columns, Period period) {
        long firstDay = period.from().toEpochDay();
        long lastDay = period.to().toEpochDay();
        int from = columns.before(firstDay * Columns.DAY_MS - MOST_OFFSET_MS);
        int to = columns.before((lastDay + 1) * Columns.DAY_MS + MOST_OFFSET_MS);
        int[] order = columns.byTime();
        int[] at = new int[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            int position = order == null ? i : order[i];
            int day = columns.epochDay[columns.day[position]];
            if (day >= firstDay && day <= lastDay) {
                at[size++] = position;
            }
        }
        return new Selection(columns, at, size);
    }

    /// Indices of [#at], those of an article beside each other and in the order of time. The first
    /// of each article [#isOther]; [#index] gives the index.
    synchronized int[] byArticle() {
        if (byArticle == null) {
            byArticle = size < columns.articles / 16 ? sortedByArticle() : countedByArticle();
        }
        return byArticle;
    }

    static boolean isOther(int entry) {
        return entry < 0;
    }

    static int index(int entry) {
        return entry < 0 ? ~entry : entry;
    }

    private int[] sortedByArticle() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = ((long) columns.article[at[i]] << 32) | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            boolean other = i == 0 || keys[i] >> 32 != keys[i - 1] >> 32;
            sorted[i] = other ? ~(int) keys[i] : (int) keys[i];
        }
        return sorted;
    }

    private int[] countedByArticle() {
        int[] places = new int[columns.articles + 1];
        for (int i = 0; i < size; i++) {
            places[columns.article[at[i]] + 1]++;
        }
        for (int i = 1; i <= columns.articles; i++) {
            places[i] += places[i - 1];
        }
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[places[columns.article[at[i]]]++] = i;
        }
        int start = 0;
        for (int article = 0; article < columns.articles; article++) {
            if (places[article] > start) {
                sorted[start] = ~sorted[start];
                start = places[article];
            }
        }
        return sorted;
    }
}
