package etools.library;

import etools.store.ArticleReader;
import etools.store.Database;
import etools.store.Folded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where each row stands among all titles: sorted when first asked for, and again after titles
/// changed. Seldom asked for, so neither memory nor disk keeps the titles for it.
final class TitleOrder {

    /// Titles that are the same up to here stand in the order of their rows.
    private static final int KEY_CHARS = 60;

    private record Title(int row, String key) {}

    private final Database database;
    private int[] places = new int[0];
    private long sorted = -1;
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
        if (sorted != now) {
            places = sort();
            sorted = now;
        }
        return places;
    }

    private int[] sort() {
        List<Title> titles = new ArrayList<>();
        database.read(connection -> {
            new ArticleReader(connection)
                    .texts((row, folded) -> titles.add(new Title(row, key(folded))));
            return titles;
        });
        int end = titles.isEmpty() ? 0 : titles.getLast().row() + 1;
        titles.sort(Comparator.comparing(Title::key));
        int[] result = new int[end];
        for (int place = 0; place < titles.size(); place++) {
            result[titles.get(place).row()] = place;
        }
        return result;
    }

    private static String key(String folded) {
        String title = folded.substring(0, folded.indexOf('\n'));
        String key = Folded.sortKey(title);
        return key.substring(0, Math.min(key.length(), KEY_CHARS));
    }
}
