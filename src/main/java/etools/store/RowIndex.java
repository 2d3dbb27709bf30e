package etools.store;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows by a hash of each: a table of rows with open addressing, 16 bytes an article.
public final class RowIndex {

    private long[] keys = new long[1024];
    private int[] table = new int[4096];
    private int used;

    /// Makes room at once for rows up to `highest`: growing bit by bit leaves as much again behind.
    public void reserve(int highest) {
        if (highest >= keys.length) {
            keys = Arrays.copyOf(keys, highest + 1);
        }
        if (used == 0) {
            table = new int[tableFor(highest)];
        }
    }

    /// More than twice as many places as rows.
    private static int tableFor(int rows) {
        return Integer.highestOneBit(Math.max(rows, 1024)) * 4;
    }

    /// @param row more than 0
    /// @param key 0 for none; replaces the row's former key
    public void put(int row, long key) {
        if (row >= keys.length) {
            keys = Arrays.copyOf(keys, Math.max(row + 1, keys.length + (keys.length >> 1)));
        }
        if (keys[row] == key) {
            return;
        }
        keys[row] = key;
        if (key != 0) {
            if (2 * used >= table.length) {
                rebuild();
            } else {
                insert(row, key);
            }
        }
    }

    public long key(int row) {
        return keys[row];
    }

    public IntStream rows(long key) {
        IntStream.Builder rows = IntStream.builder();
        for (int slot = slot(key); table[slot] != 0; slot = next(slot)) {
            if (keys[table[slot]] == key) { // a row's former keys lead here too
                rows.add(table[slot]);
            }
        }
        return rows.build();
    }

    public void clear() {
        Arrays.fill(keys, 0);
        Arrays.fill(table, 0);
        used = 0;
    }

    private void rebuild() {
        int rows = (int) Arrays.stream(keys).filter(key -> key != 0).count();
        table = new int[tableFor(rows + 1)];
        used = 0;
        for (int row = 0; row < keys.length; row++) {
            if (keys[row] != 0) {
                insert(row, keys[row]);
            }
        }
    }

    private void insert(int row, long key) {
        int slot = slot(key);
        while (table[slot] != 0) {
            slot = next(slot);
        }
        table[slot] = row;
        used++;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }
}
