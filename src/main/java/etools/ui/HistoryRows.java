package etools.ui;

import etools.library.ReadingRecord.Title;
import etools.reading.Entry;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Readings, newest first, under the days on which they began: for a list that shows a million of
/// them. A row asked for is there at once, and what it shows is loaded with the page around it.
final class HistoryRows extends ObservableListBase<HistoryRows.Row> {

    static final int PAGE = 100;
    private static final int KEPT_PAGES = 200;

    /// More than a screen has days: what is in view is not given up.
    private static final int WAITING_PAGES = 64;

    /// A day with readings, and what they add up to.
    record Day(LocalDate day, int readings, long words, long activeMs) {}

    /// A reading and the article that was read.
    ///
    /// @param title null where nothing is known of the article any more
    record Read(Entry entry, @Nullable Title title) {}

    /// One row: the heading of a day, or a reading of it.
    static final class Row {
        private final Day day;
        private final boolean heading;
        private final ReadOnlyObjectWrapper<@Nullable Read> read = new ReadOnlyObjectWrapper<>();

        private Row(Day day, boolean heading) {
            this.day = day;
            this.heading = heading;
        }

        Day day() {
            return day;
        }

        boolean isHeading() {
            return heading;
        }

        ReadOnlyObjectProperty<@Nullable Read> readProperty() {
            return read.getReadOnlyProperty();
        }

        /// Null for a heading, and until it is loaded.
        @Nullable Read read() {
            return read.get();
        }
    }

    /// Loads some of a day's readings.
    interface Loader {
        /// @param after runs last, also where there was no answer
        void load(LocalDate day, int from, int most, Consumer<List<Read>> found, Runnable after);
    }

    private record Part(int day, int page) {}

    private final List<Day> days;

    /// The row of each day's heading, and last the number of all rows.
    private final int[] starts;

    private final Row[] headings;
    private final Loader loader;
    private final Map<Part, Row[]> parts = new Recent();
    private final Deque<Part> waiting = new ArrayDeque<>();
    private boolean loading;

    /// @param days newest first
    HistoryRows(List<Day> days, Loader loader) {
        this.days = List.copyOf(days);
        this.loader = loader;
        starts = new int[days.size() + 1];
        headings = new Row[days.size()];
        for (int i = 0; i < headings.length; i++) {
            starts[i + 1] = starts[i] + 1 + days.get(i).readings();
            headings[i] = new Row(days.get(i), true);
        }
    }

    List<Day> days() {
        return days;
    }

    @Override
    public int size() {
        return starts[days.size()];
    }

    @Override
    public Row get(int index) {
        int day = dayAt(index);
        int inDay = index - starts[day] - 1;
        if (inDay < 0) {
            return headings[day];
        }
        Part part = new Part(day, inDay / PAGE);
        Row[] rows = parts.get(part);
        if (rows == null) {
            int from = part.page() * PAGE;
            rows = new Row[Math.min(PAGE, days.get(day).readings() - from)];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new Row(days.get(day), false);
            }
            parts.put(part, rows);
            want(part);
        }
        return rows[inDay % PAGE];
    }

    private int dayAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }

    /// The heading of a day, or of the last one with a reading before it; -1 where there is none.
    int headingOf(LocalDate wanted) {
        for (int i = 0; i < headings.length; i++) {
            if (!days.get(i).day().isAfter(wanted)) {
                return starts[i];
            }
        }
        return -1;
    }

    /// Where the reading of a row of earlier rows is now. Of a day, readings come in before those
    /// that are there, as time goes on; where it is forgotten, the one in its place.
    int indexLike(HistoryRows before, int index) {
        int then = before.dayAt(index);
        int now = headingOf(before.days.get(then).day());
        if (now < 0 || index == before.starts[then]) {
            return Math.max(0, now);
        }
        int ofDay = dayAt(now);
        return days.get(ofDay).day().equals(before.days.get(then).day())
                ? Math.max(now + 1, starts[ofDay + 1] - (before.starts[then + 1] - index))
                : now + 1;
    }

    private void want(Part part) {
        waiting.addFirst(part);
        if (waiting.size() > WAITING_PAGES) {
            parts.remove(waiting.removeLast()); // asked for again when it comes into view
        }
        loadNext();
    }

    private void loadNext() {
        if (loading || waiting.isEmpty()) {
            return;
        }
        Part part = waiting.removeFirst();
        Row[] rows = parts.get(part);
        if (rows == null) {
            loadNext();
            return;
        }
        loading = true;
        loader.load(
                days.get(part.day()).day(),
                part.page() * PAGE,
                PAGE,
                found -> {
                    for (int i = 0; i < Math.min(rows.length, found.size()); i++) {
                        rows[i].read.set(found.get(i));
                    }
                },
                () -> {
                    loading = false;
                    loadNext();
                });
    }

    private static final class Recent extends LinkedHashMap<Part, Row[]> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Part, Row[]> eldest) {
            return size() > KEPT_PAGES;
        }
    }
}
