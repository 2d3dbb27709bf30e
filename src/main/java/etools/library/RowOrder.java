package etools.library;

import java.util.BitSet;

/// All rows in one order, kept while rows change: those that changed are sorted again and merged
/// in. Called under the catalog's lock; [#rows] by several threads at once.
final class RowOrder {

    /// What rows are ordered by; equals stand in the order of their rows.
    @FunctionalInterface
    interface Keys {
        long of(int row);
    }

    /// More changes than one in so many rows, and everything is sorted anew.
    private static final int MANY = 4;

    private final BitSet changed = new BitSet();
    private int[] rows = new int[0];
    private int end = 1; // there is no row 0

    synchronized void changed(int row) {
        if (row < end) {
            changed.set(row);
        }
    }

    /// @param newEnd one more than the highest row there is
    /// @return ascending; do not change it
    synchronized int[] rows(int newEnd, Keys keys) {
        if (newEnd > end) {
            changed.set(end, newEnd);
            end = newEnd;
        }
        int many = changed.cardinality();
        if (many > 0) {
            int[] again = sorted(changed, keys);
            rows = many > end / MANY && many < end - 1 ? sortAll(keys) : merged(again, keys);
            changed.clear();
        }
        return rows;
    }

    private int[] sortAll(Keys keys) {
        BitSet all = new BitSet();
        all.set(1, end);
        return sorted(all, keys);
    }

    private static int[] sorted(BitSet which, Keys keys) {
        int[] rows = which.stream().toArray();
        long[] numbers = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            numbers[i] = keys.of(rows[i]);
        }
        return RowSort.sort(rows, numbers, false);
    }

    private int[] merged(int[] again, Keys keys) {
        int[] merged = new int[end - 1];
        int count = 0;
        int next = 0;
        for (int row : rows) {
            if (changed.get(row)) {
                continue;
            }
            long key = keys.of(row);
            while (next < again.length && isBefore(again[next], row, key, keys)) {
                merged[count++] = again[next++];
            }
            merged[count++] = row;
        }
        while (next < again.length) {
            merged[count++] = again[next++];
        }
        return merged;
    }

    private static boolean isBefore(int one, int row, long key, Keys keys) {
        long its = keys.of(one);
        return its < key || (its == key && one < row);
    }
}
