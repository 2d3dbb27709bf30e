package etools.ui;

import etools.library.ImportedFile;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of one answer about an import, for a list that shows a hundred thousand of them: a row
/// asked for is there at once, and what it shows is loaded with the page around it.
final class FileRows extends ObservableListBase<FileRows.Row> {

    static final int PAGE = 100;
    private static final int KEPT_PAGES = 40;
    private static final int WAITING_PAGES = 3;

    /// One row; what it shows follows when it is loaded.
    static final class Row {
        private final int index;
        private final ReadOnlyObjectWrapper<@Nullable ImportedFile> file =
                new ReadOnlyObjectWrapper<>();

        private Row(int index) {
            this.index = index;
        }

        int index() {
            return index;
        }

        ReadOnlyObjectProperty<@Nullable ImportedFile> fileProperty() {
            return file.getReadOnlyProperty();
        }

        @Nullable ImportedFile file() {
            return file.get();
        }
    }

    /// Loads some of the files.
    interface Loader {
        /// @param after runs last, also where there was no answer
        void load(
                int from,
                int most,
                java.util.function.Consumer<List<ImportedFile>> found,
                Runnable after);
    }

    private final int size;
    private final Loader loader;
    private final Map<Integer, Row[]> pages = new Recent();
    private final Map<Integer, ImportedFile> byNumber = new HashMap<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private boolean loading;

    FileRows(int size, Loader loader) {
        this.size = size;
        this.loader = loader;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row get(int index) {
        int page = index / PAGE;
        Row[] rows = pages.get(page);
        if (rows == null) {
            rows = new Row[Math.min(PAGE, size - page * PAGE)];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new Row(page * PAGE + i);
            }
            pages.put(page, rows);
            want(page);
        }
        return rows[index - page * PAGE];
    }

    /// How many archives, as far as they are known, the file lay in.
    int depth(ImportedFile file) {
        int depth = 0;
        ImportedFile each = file;
        while (each != null && each.container() != null && depth < 8) {
            depth++;
            each = byNumber.get(each.container());
        }
        return depth;
    }

    /// The archive that a file lay in, where it is loaded.
    @Nullable ImportedFile container(ImportedFile file) {
        return file.container() == null ? null : byNumber.get(file.container());
    }

    private void want(int page) {
        waiting.addFirst(page);
        if (waiting.size() > WAITING_PAGES) {
            pages.remove(waiting.removeLast()); // asked for again when it comes into view
        }
        loadNext();
    }

    private void loadNext() {
        if (loading || waiting.isEmpty()) {
            return;
        }
        int page = waiting.removeFirst();
        Row[] rows = pages.get(page);
        if (rows == null) {
            loadNext();
            return;
        }
        loading = true;
        loader.load(
                page * PAGE,
                PAGE,
                files -> {
                    for (ImportedFile file : files) {
                        byNumber.put(file.number(), file);
                    }
                    for (int i = 0; i < Math.min(rows.length, files.size()); i++) {
                        rows[i].file.set(files.get(i));
                    }
                },
                () -> {
                    loading = false;
                    loadNext();
                });
    }

    private static final class Recent extends LinkedHashMap<Integer, Row[]> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Row[]> eldest) {
            return size() > KEPT_PAGES;
        }
    }
}
