package etools.ui;

import etools.article.Headline;
import etools.library.Library;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The rows of the newest answer, for a list that shows a million of them: a row asked for is there
/// at once, and what it shows is loaded when someone looks: the rows in view first, then the page
/// around them.
final class HeadlineList extends ObservableListBase<HeadlineRow> {

    static final int PAGE = 200;
    static final int KEPT_ROWS = 50 * PAGE;

    /// Rows and pages waiting to be loaded; who scrolls fast has left the older ones behind.
    private static final int WAITING_ROWS = 64;

    private static final int WAITING_PAGES = 4;

    private static final int LOOKED_AT = 3;

    private final Background background;
    private final Map<Integer, HeadlineRow> known = new Recent();
    private final Set<Integer> inView = new LinkedHashSet<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Deque<Integer> lookedAt = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper replacing = new ReadOnlyBooleanWrapper(false);
    private @Nullable Library library;
    private @Nullable HeadlineRow pinned;
    private int[] rows = new int[0];
    private boolean loading;
    private boolean begins;

    HeadlineList(Background background) {
        this.background = background;
    }

    void setLibrary(Library value) {
        library = value;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public HeadlineRow get(int index) {
        HeadlineRow row = rowOf(rows[index]);
        int page = index / PAGE;
        if (lookedAt.isEmpty() || lookedAt.getFirst() != page) {
            lookedAt.removeFirstOccurrence(page);
            lookedAt.addFirst(page);
            if (lookedAt.size() > LOOKED_AT) {
                lookedAt.removeLast();
            }
        }
        if (row.isStale() && row.row() > 0) {
            want(index);
        }
        return row;
    }

    int rowAt(int index) {
        return rows[index];
    }

    /// All of them, in their order; nobody changes this array, a new answer brings another.
    int[] rows() {
        return rows;
    }

    /// What is known of a row without asking for it.
    @Nullable Headline loaded(int row) {
        HeadlineRow there = pinned != null && pinned.row() == row ? pinned : known.get(row);
        return there == null ? null : there.headline();
    }

    int indexOfRow(int row) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof HeadlineRow that ? indexOfRow(that.row()) : -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /// The object that stands for this row, here and from now on.
    HeadlineRow rowOf(int row) {
        if (pinned != null && pinned.row() == row) {
            return pinned;
        }
        return known.computeIfAbsent(row, HeadlineRow::new);
    }

    /// Keeps this row's object, however far the list is scrolled.
    void pin(@Nullable HeadlineRow row) {
        if (pinned != null) {
            known.put(pinned.row(), pinned);
        }
        pinned = row;
    }

    /// Shows the top of a list of `total` rows; the others are blank.
    void showFirst(List<Headline> top, int total) {
        int[] newRows = new int[Math.max(top.size(), total)];
        for (int i = 0; i < newRows.length; i++) {
            newRows[i] = i < top.size() ? top.get(i).row() : -1 - i;
        }
        top.forEach(headline -> rowOf(headline.row()).set(headline));
        replace(newRows);
    }

    /// Shows another answer.
    ///
    /// @param newRows from now on ours
    void replace(int[] newRows) {
        if (Arrays.equals(rows, newRows)) {
            return;
        }
        int[] oldRows = rows;
        replacing.set(true);
        rows = newRows;
        waiting.clear();
        inView.clear();
        fireChange(ListChange.ofAll(this, new Former(oldRows)));
        replacing.set(false);
    }

    /// True while listeners hear of a new answer.
    ReadOnlyBooleanProperty replacingProperty() {
        return replacing.getReadOnlyProperty();
    }

    /// Changes what a row shows, where it is loaded.
    void update(int row, UnaryOperator<Headline> change) {
        HeadlineRow there = pinned != null && pinned.row() == row ? pinned : known.get(row);
        if (there != null) {
            Headline headline = there.headline();
            if (headline != null) {
                there.set(change.apply(headline));
            }
        }
    }

    /// Loads the pages looked at last once more, and the others when they come into view.
    void reload() {
        known.values().forEach(HeadlineRow::markStale);
        if (pinned != null) {
            pinned.markStale();
        }
        for (int page : lookedAt) {
            if (page * PAGE < rows.length) {
                wantPage(page);
            }
        }
        begin();
    }

    private void want(int index) {
        inView.remove(index);
        inView.add(index);
        if (inView.size() > WAITING_ROWS) {
            inView.remove(inView.iterator().next());
        }
        begin();
    }

    private void wantPage(int page) {
        if (!waiting.contains(page)) {
            waiting.addFirst(page);
            if (waiting.size() > WAITING_PAGES) {
                waiting.removeLast();
            }
        }
    }

    /// Loads a little later, when all rows in view have been asked for.
    private void begin() {
        if (!begins && !loading && library != null) {
            begins = true;
            Platform.runLater(() -> {
                begins = false;
                loadNext();
            });
        }
    }

    private void loadNext() {
        Library from = library;
        if (loading || from == null) {
            return;
        }
        int[] asked = rowsInView();
        while (asked.length == 0 && !waiting.isEmpty()) {
            int start = waiting.removeFirst() * PAGE;
            asked = stale(IntStream.range(start, Math.min(start + PAGE, rows.length)));
        }
        if (asked.length == 0) {
            return;
        }
        int[] wanted = asked;
        loading = true;
        background.load(
                () -> from.headlines(wanted),
                headlines -> {
                    for (Headline headline : headlines) {
                        rowOf(headline.row()).set(headline);
                    }
                    for (int row : wanted) { // gone meanwhile: do not ask again
                        HeadlineRow there = known.get(row);
                        if (there != null && there.isStale()) {
                            there.set(there.headline());
                        }
                    }
                },
                () -> {
                    loading = false;
                    loadNext();
                });
    }

    private int[] rowsInView() {
        for (int index : inView) {
            wantPage(index / PAGE);
        }
        int[] asked = stale(inView.stream().mapToInt(Integer::intValue));
        inView.clear();
        return asked;
    }

    private int[] stale(IntStream indices) {
        return indices.filter(index -> index < rows.length)
                .map(index -> rows[index])
                .filter(row -> rowOf(row).isStale())
                .toArray();
    }

    private static final class Recent extends LinkedHashMap<Integer, HeadlineRow> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(1024, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, HeadlineRow> eldest) {
            return size() > KEPT_ROWS;
        }
    }

    /// The rows of the answer before, without an object for each.
    private final class Former extends AbstractList<HeadlineRow> {
        private final int[] rows;

        Former(int[] rows) {
            this.rows = rows;
        }

        @Override
        public HeadlineRow get(int index) {
            return rowOf(rows[index]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }
}
