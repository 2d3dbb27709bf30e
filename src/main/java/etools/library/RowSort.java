package etools.library;

import java.util.Arrays;

/// Sorts rows by a number of each, fast: number and row are packed into one `long` where they fit.
final class RowSort {

    /// @param rows ascending
    /// @param keys one for each row
    static int[] sort(int[] rows, long[] keys, boolean descending) {
        int count = rows.length;
        if (count == 0) {
            return rows;
        }
        long least = Arrays.stream(keys).min().orElseThrow();
        long most = Arrays.stream(keys).max().orElseThrow();
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        long[] packed = most - least < 0 ? new long[0] : pack(keys, least, most, placeBits);
        if (packed.length == 0) {
            packed = pack(ranks(keys), 0, count, placeBits);
        }
        Arrays.sort(packed);
        int[] sorted = new int[count];
        int mask = (int) ((1L << placeBits) - 1);
        for (int i = 0; i < count; i++) {
            sorted[descending ? count - 1 - i : i] = rows[(int) packed[i] & mask];
        }
        return sorted;
    }

    /// Number first, place among the rows in the low bits; empty where 63 bits are too few.
    private static long[] pack(long[] keys, long least, long most, int placeBits) {
        int keyBits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        if (keyBits + placeBits >= Long.SIZE) {
            return new long[0];
        }
        long[] packed = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            packed[i] = (keys[i] - least) << placeBits | i;
        }
        return packed;
    }

    /// The same order in small numbers.
    private static long[] ranks(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int different = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[different++] = sorted[i];
            }
        }
        long[] ranks = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, 0, different, keys[i]);
        }
        return ranks;
    }

    private RowSort() {}
}
