package etools.library;

import etools.store.ArticleReader;
import etools.store.Database;

import java.util.Arrays;

/// Where each row stands among all titles; read from the store's index when first asked for, and
/// again after titles changed.
final class TitleOrder {

    private final Database database;
    private int[] places = new int[0];
    private long read = -1;
    private volatile long changes;

    TitleOrder(Database database) {
        this.database = database;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the writing thread calls this
    void changed() {
        changes++;
    }

    /// A place for each row; do not change it.
    synchronized int[] places() {
        long now = changes;
        if (read != now) {
            places = database.read(connection -> load(new ArticleReader(connection)));
            read = now;
        }
        return places;
    }

    private static int[] load(ArticleReader reader) throws java.sql.SQLException {
        Places result = new Places();
        reader.titleOrder(result::add);
        return result.byRow;
    }

    private static final class Places {
        private int[] byRow = new int[1024];
        private int next;

        private void add(int row) {
            if (row >= byRow.length) {
                byRow = Arrays.copyOf(byRow, Math.max(row + 1, byRow.length * 2));
            }
            byRow[row] = next++;
        }
    }
}
