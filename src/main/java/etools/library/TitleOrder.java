package etools.library;

import etools.store.ArticleReader;
import etools.store.Database;

import java.util.Arrays;

/// All rows by title: sorted when first asked for, and again after titles changed. Seldom asked
/// for, so memory does not keep the titles for it.
final class TitleOrder {

    private static final int INITIAL = 1024;

    /// Makes all rows numbers of ten digits.
    private static final long TEN_DIGITS = 1_000_000_000L;

    private final Database database;
    private int[] rows = new int[0];
    private long sorted = -1;
    private volatile long changes;

    TitleOrder(Database database) {
        this.database = database;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the writing thread calls this
    void changed() {
        changes++;
    }

    /// A to Z; do not change it.
    synchronized int[] rows() {
        long now = changes;
        if (sorted != now) {
            rows = sort();
            sorted = now;
        }
        return rows;
    }

    /// Each key carries its row behind its end, so that one array of strings is all that is sorted.
    private int[] sort() {
        String[][] keys = {new String[INITIAL]};
        int[] count = {0};
        database.read(connection -> {
            new ArticleReader(connection)
                    .titles((row, key) -> {
                        if (count[0] == keys[0].length) {
                            keys[0] = Arrays.copyOf(keys[0], 2 * count[0]);
                        }
                        keys[0][count[0]++] = key + '\0' + (TEN_DIGITS + row);
                    });
            return keys;
        });
        Arrays.sort(keys[0], 0, count[0]);
        int[] result = new int[count[0]];
        for (int i = 0; i < result.length; i++) {
            String key = keys[0][i];
            result[i] =
                    (int) (Long.parseLong(key, key.length() - 10, key.length(), 10) - TEN_DIGITS);
        }
        return result;
    }
}
