package etools.ui;

import etools.article.Article;
import etools.article.ArticleId;
import etools.article.Headline;
import etools.article.Passage;
import etools.article.Picture;
import etools.article.Reading;
import etools.article.Statistics;
import etools.importing.ExportKind;
import etools.importing.FileExport;
import etools.importing.FileImport;
import etools.importing.ImportReport;
import etools.importing.ImportWatcher;
import etools.importing.Source;
import etools.library.ArticleList;
import etools.library.CategoryCount;
import etools.library.FirstRows;
import etools.library.IndexProgress;
import etools.library.Library;
import etools.library.LibraryChange;
import etools.library.Mark;
import etools.library.Query;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// What the window shows, and what can be done in it. Panes bind to its properties and call its
/// verbs; it asks and changes the [Library] in the [Background].
///
/// Lives on the JavaFX thread.
final class ReaderModel {

    /// Shortest time between two questions the model asks by itself, while an import goes on.
    private static final long REFRESH_MILLIS = 100;

    /// What the list shows until the first answer, so that its cells are there by then.
    private static final int[] BLANK_ROWS = IntStream.rangeClosed(1, 12).map(i -> -i).toArray();

    /// A list that takes longer than this is not left beside the question it does not answer.
    private static final Duration SLOW = Duration.millis(300);

    private static final int MOST_UNDO = 100;

    private final InstantSource clock;

    /// Read by the background too.
    private volatile ZoneId zone;

    private final Background background;
    private @Nullable Library library;
    private Runnable stopListening = () -> {};

    private final ReadOnlyBooleanWrapper opened = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Query> query = new ReadOnlyObjectWrapper<>(Query.ALL);
    private final HeadlineList headlines;
    private final ReadOnlyObjectWrapper<@Nullable HeadlineRow> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Statistics> statistics =
            new ReadOnlyObjectWrapper<>(Statistics.EMPTY);
    private final ObservableList<CategoryCount> categories = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ImportProgress> importProgress =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> lastReport =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper undoable = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<IndexProgress> indexProgress =
            new ReadOnlyObjectWrapper<>(new IndexProgress(0, 0));
    private final Passages passages = new Passages(this);
    private final SavedSearches saved = new SavedSearches(this);
    private final ImportRecord imported = new ImportRecord(this);
    private final ReadingFigures figures;
    private final ReadOnlyObjectWrapper<@Nullable Picked> picked = new ReadOnlyObjectWrapper<>();
    private Order listOrder = Order.of(Query.ALL);
    private Order searchOrder = new Order(Query.Sort.RELEVANCE, true);
    private final Recorder recorder;
    private final Privacy privacy;

    private final Background.Latest listQuestion = new Background.Latest();
    private final Background.Latest articleQuestion = new Background.Latest();
    private final Background.Latest nextQuestion = new Background.Latest();
    private final Background.Latest statisticsQuestion = new Background.Latest();

    private final PauseTransition refresh = new PauseTransition();
    private final PauseTransition slow = new PauseTransition(SLOW);
    private final ReadOnlyStringWrapper noAnswer = new ReadOnlyStringWrapper("");
    private long lastRefresh = System.nanoTime() - 1_000_000_000L;
    private boolean listIsOld;
    private LocalDate lastDay;
    private final LongWork work = new LongWork();
    private final Deque<Undo> undos = new ArrayDeque<>();
    private final List<Source> early = new ArrayList<>();
    private int imports;
    private AtomicBoolean cancelImport = new AtomicBoolean();

    /// @param nanos a clock that only goes forward, such as `System::nanoTime`
    /// @param dwellTime how long an article is shown before that is a reading; null where nothing
    ///   that is shown shall be recorded
    ReaderModel(
            InstantSource clock,
            LongSupplier nanos,
            ZoneId zone,
            Background background,
            java.time.@Nullable Duration dwellTime) {
        this.clock = clock;
        this.zone = zone;
        lastDay = today();
        this.background = background;
        this.recorder = new Recorder(this, nanos, dwellTime);
        this.privacy = new Privacy(this);
        this.headlines = new HeadlineList(background);
        this.figures = new ReadingFigures(this, clock);
        headlines.replace(BLANK_ROWS);
        refresh.setOnFinished(done -> refresh());
        slow.setOnFinished(done -> askedLongAgo());
        answered.addListener((property, was, is) ->
                ifOpened(open ->
                        background.load(
                                () -> {
                                    open.openIndex();
                                    return open.indexProgress();
                                },
                                indexProgress::set,
                                () -> {})));
    }

    // What the window shows.

    ReadOnlyBooleanProperty openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// True as soon as there are rows to show: those kept from the last time, or an answer.
    ReadOnlyBooleanProperty filledProperty() {
        return filled.getReadOnlyProperty();
    }

    /// True from the first answer on.
    ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Query> queryProperty() {
        return query.getReadOnlyProperty();
    }

    Query query() {
        return query.get();
    }

    HeadlineList headlines() {
        return headlines;
    }

    /// The row the reader opened last; its article is [#shownProperty] as soon as it is loaded.
    ReadOnlyObjectProperty<@Nullable HeadlineRow> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    @Nullable HeadlineRow chosen() {
        return chosen.get();
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Statistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    ObservableList<CategoryCount> categories() {
        return categories;
    }

    SavedSearches saved() {
        return saved;
    }

    ImportRecord imported() {
        return imported;
    }

    ReadingFigures figures() {
        return figures;
    }

    /// The articles that a list is narrowed to, or null for all.
    ReadOnlyObjectProperty<@Nullable Picked> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    Passages passages() {
        return passages;
    }

    /// How far the search index has followed the library. Why there is no answer to the newest
    /// question, or "".
    ReadOnlyStringProperty noAnswerProperty() {
        return noAnswer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<IndexProgress> indexProgressProperty() {
        return indexProgress.getReadOnlyProperty();
    }

    /// What was done or went wrong last, in one line.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Null while nothing is imported.
    ReadOnlyObjectProperty<@Nullable ImportProgress> importProgressProperty() {
        return importProgress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable ImportReport> lastReportProperty() {
        return lastReport.getReadOnlyProperty();
    }

    /// What [#undo] would take back, or "".
    ReadOnlyStringProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// What else takes its time.
    LongWork work() {
        return work;
    }

    /// What records the readings of what is shown.
    Recorder recorder() {
        return recorder;
    }

    Privacy privacy() {
        return privacy;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    ZoneId zone() {
        return zone;
    }

    // Verbs.

    /// The window came to the front in this zone: another day may have begun, or its reader have
    /// travelled.
    void cameToFront(ZoneId now) {
        boolean same = now.equals(zone);
        zone = now;
        if (!same || !today().equals(lastDay)) {
            lastDay = today();
            refreshCounts();
            figures.changed();
        }
    }

    /// Shows what was kept of the library the last time, while it is being opened.
    void showFirst(FirstRows first) {
        Query wanted = query.get();
        if (library != null
                || first.total() == 0
                || !wanted.equals(Query.ALL.withSort(first.sort(), first.descending()))) {
            return;
        }
        headlines.showFirst(first.headlines(), first.total());
        filled.set(true);
        statistics.set(first.statisticsOn(LocalDate.ofInstant(clock.instant(), zone)));
        categories.setAll(first.categories());
    }

    /// From now on this library is shown.
    void opened(Library open) {
        library = open;
        headlines.setLibrary(open);
        stopListening = open.onChange(change -> Platform.runLater(() -> changed(change)));
        opened.set(true);
        HeadlineRow chosenBefore = chosen.get();
        if (chosenBefore != null) {
            load(open, chosenBefore, false);
        }
        ask(chosenBefore == null);
        refreshCounts();
        privacy.refresh();
        figures.changed();
        List<Source> first = List.copyOf(early);
        early.clear();
        imported.lookForCutOff(() -> importFiles(first));
    }

    /// Says `line` in the status bar.
    void say(String line) {
        message.set("");
        message.set(line);
    }

    void search(Query wanted) {
        Query before = query.get();
        if (!wanted.equals(before)) {
            if (before.text().isBlank()) {
                listOrder = Order.of(before);
            }
            query.set(wanted);
            ask(true);
        }
    }

    /// Searches for a text, best first unless the reader chose another order for what is searched;
    /// without a text, shows the list in its own order again.
    void searchText(String text) {
        Query q = query.get();
        if (q.text().isBlank() == text.isBlank()) {
            search(q.withText(text));
        } else {
            Order order = text.isBlank() ? listOrder : searchOrder;
            search(q.withText(text).withSort(order.sort(), order.descending()));
        }
    }

    /// How the lists of searched texts are ordered from now on.
    void orderSearches(Query.Sort sort, boolean descending) {
        searchOrder = new Order(sort, descending);
    }

    void show(Query.Show show) {
        search(query.get().withShow(show));
    }

    void showCategory(@Nullable String category) {
        search(query.get().withCategory(category));
    }

    void sort(Query.Sort sort, boolean descending) {
        Query q = query.get();
        if (!q.text().isBlank()) {
            orderSearches(sort, descending);
        }
        search(q.withSort(sort, descending));
    }

    /// Asks for everything again, in the list's own order.
    void clearFilter() {
        boolean narrowed = picked.get() != null;
        picked.set(null);
        if (wholeList().equals(query.get())) {
            if (narrowed) {
                ask(true);
            }
        } else {
            search(wholeList());
        }
    }

    /// Lists these articles alone, until another list is chosen; they can be searched and sorted
    /// like any list.
    void showOnly(Picked articles) {
        picked.set(articles);
        Query whole = wholeList();
        if (whole.equals(query.get())) {
            ask(true);
        } else {
            search(whole);
        }
    }

    /// Lists what the query asks for, of all articles.
    void showPickedNoMore() {
        if (picked.get() != null) {
            picked.set(null);
            ask(true);
        }
    }

    /// Everything in the list's own order, which a search may have put aside.
    Query wholeList() {
        Order order = query.get().text().isBlank() ? Order.of(query.get()) : listOrder;
        return Query.ALL.withSort(order.sort(), order.descending());
    }

    /// Shows an article; after the dwell that is a reading.
    void open(HeadlineRow row) {
        HeadlineRow before = chosen.get();
        boolean shown = library != null || row.headline() != null;
        if (!shown || (before != null && before.row() == row.row())) {
            return;
        }
        show(row, false);
    }

    private void show(HeadlineRow row, boolean goesOn) {
        recorder.left();
        headlines.pin(row);
        chosen.set(row);
        ifOpened(from -> load(from, row, goesOn)); // else as soon as it is
    }

    private void load(Library from, HeadlineRow row, boolean goesOn) {
        boolean atPlace = recorder.isRecording();
        String searched = goesOn ? "" : query.get().text();
        background.ask(
                articleQuestion,
                () -> loadArticle(from, row, atPlace, searched),
                loaded -> loaded.ifPresent(found -> arrived(row, found)));
    }

    /// Shows the article with this id, where there is one.
    void open(ArticleId id) {
        ifOpened(from ->
                background.load(
                        () -> from.headline(id),
                        found -> found.ifPresent(headline -> open(headlines.rowOf(headline.row()))),
                        () -> {}));
    }

    /// Shows the article of this row where its reader stopped, whatever is searched.
    void goOn(int row) {
        HeadlineRow before = chosen.get();
        if (before == null || before.row() != row) {
            show(headlines.rowOf(row), true);
        }
    }

    /// Shows no article.
    void close() {
        recorder.left();
        articleQuestion.forget();
        headlines.pin(null);
        chosen.set(null);
        shown.set(null);
    }

    /// Finds the next article that is unread, from `from` on and then from the top.
    ///
    /// @param found told its index
    void nextUnread(int from, IntConsumer found) {
        ifOpened(open -> {
            Query q = query.get();
            Query unread =
                    new Query(
                            q.text(),
                            Query.Show.UNREAD,
                            q.category(),
                            q.tag(),
                            q.sort(),
                            q.descending());
            int[] rows = headlines.rows();
            background.ask(
                    nextQuestion,
                    () -> firstOf(open.find(unread), rows, from),
                    index -> {
                        if (index < 0) {
                            say("Nothing is left unread here.");
                        } else if (index < headlines.size()
                                && headlines.rowAt(index) == rows[index]) {
                            found.accept(index);
                        }
                    });
        });
    }

    void mark(int[] rows, Mark mark) {
        mark(rows, mark, () -> say("Nothing to change: " + already(rows.length, mark)));
    }

    /// Marks all these rows, or takes the mark off them where all have it.
    void toggle(int[] rows, Mark mark) {
        mark(rows, mark, () -> mark(rows, mark.opposite()));
    }

    private void mark(int[] rows, Mark mark, Runnable ifNone) {
        change(
                doing(rows.length, mark),
                rows,
                (open, part) -> open.mark(part, mark),
                changed -> {
                    if (changed.length == 0) {
                        ifNone.run();
                        return;
                    }
                    String what = did(changed.length, mark);
                    say(what + ".");
                    push(what, changed, (open, part) -> open.mark(part, mark.opposite()));
                });
    }

    /// Takes articles out of the list; [#undo] brings them back.
    void remove(int[] rows) {
        HeadlineRow current = chosen.get();
        if (current != null && contains(rows, current.row())) {
            close();
        }
        change(
                "Removing " + articles(rows.length),
                rows,
                (open, part) -> open.remove(part, true),
                removed -> {
                    if (removed.length > 0) {
                        String what = "Removed " + articles(removed.length);
                        say(what + ". Ctrl+Z brings them back.");
                        push(what, removed, (open, part) -> open.remove(part, false));
                    }
                });
    }

    /// Puts removed articles back into the library; [#undo] takes them out again.
    ///
    /// @param done told how many came back
    void bringBack(int[] rows, IntConsumer done) {
        change(
                "Bringing back " + articles(rows.length),
                rows,
                (open, part) -> open.remove(part, false),
                back -> {
                    if (back.length > 0) {
                        String what = "Brought back " + articles(back.length);
                        say(what + ".");
                        push(what, back, (open, part) -> open.remove(part, true));
                    }
                    done.accept(back.length);
                });
    }

    /// Changes rows in the background, part by part.
    ///
    /// @param done told the rows that changed
    private void change(
            String doing,
            int[] rows,
            BiFunction<Library, int[], int[]> change,
            Consumer<int[]> done) {
        ifOpened(open -> {
            LongWork.Step step = work.begin(doing, InParts.areSeveral(rows.length));
            background.change(
                    () -> InParts.change(rows, part -> change.apply(open, part), step),
                    result -> {
                        step.end();
                        done.accept(result.rows());
                        if (result.failure() != null) {
                            background.failed(result.failure());
                        }
                    });
        });
    }

    /// Takes the newest change back; one that is still under way counts as the newest.
    void undo() {
        ifOpened(open ->
                background.change(
                        () -> true,
                        allDone -> {
                            Undo last = undos.peekLast();
                            if (last == null) {
                                say("There is nothing to undo.");
                            } else {
                                takeBack(last);
                            }
                        }));
    }

    /// Takes back the import of this report, wherever it stands among what can be undone.
    void undoImport(ImportReport report) {
        undos.stream()
                .filter(undo -> undo.importId() == report.importId())
                .findFirst()
                .ifPresent(this::takeBack);
    }

    /// An import was taken back by other means.
    void forgetImport(long importId) {
        undos.removeIf(undo -> undo.importId() == importId);
        undoable.set(undos.isEmpty() ? "" : undos.getLast().what());
    }

    private void takeBack(Undo change) {
        undos.remove(change);
        undoable.set(undos.isEmpty() ? "" : undos.getLast().what());
        ifOpened(open -> {
            LongWork.Step step = work.begin("Taking back: " + lowerFirst(change.what()), false);
            background.change(
                    () -> change.how().apply(open, step),
                    done -> say("Taken back: " + lowerFirst(change.what()) + "."),
                    step::end);
        });
    }

    boolean canUndoImport(ImportReport report) {
        return undos.stream().anyMatch(undo -> undo.importId() == report.importId());
    }

    /// Imports, as soon as the library is open.
    void importFiles(List<Source> sources) {
        if (sources.isEmpty()) {
            return;
        }
        if (library == null) {
            early.addAll(sources);
            return;
        }
        runImport((importing, watcher) -> importing.run(sources, watcher));
    }

    static List<Source> named(List<Path> files) {
        return files.stream().<Source>map(Source.Named::new).toList();
    }

    void runImport(BiFunction<FileImport, ImportWatcher, ImportReport> work) {
        ifOpened(open -> {
            if (imports++ == 0) {
                cancelImport = new AtomicBoolean();
                importProgress.set(ImportProgress.BEGUN);
            }
            AtomicBoolean cancel = cancelImport;
            Watcher watcher = new Watcher(cancel);
            background.importing(
                    () -> work.apply(new FileImport(open), watcher),
                    this::imported,
                    () -> {
                        if (--imports == 0) {
                            importProgress.set(null);
                        }
                    });
        });
    }

    /// Ends what is being imported; what is on disk by then stays.
    void cancelImport() {
        cancelImport.set(true);
    }

    /// Adds the sample articles to the library; they are files like any other.
    void addSamples() {
        runImport((importing, watcher) -> {
            try {
                Path folder = Files.createTempDirectory("etools-samples-");
                List<Path> samples = Samples.copyTo(folder);
                try {
                    return importing.run(named(samples), watcher);
                } finally {
                    for (Path sample : samples) {
                        Files.deleteIfExists(sample);
                    }
                    Files.deleteIfExists(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The samples cannot be read: " + e.getMessage(), e);
            }
        });
    }

    /// Writes articles into a file.
    ///
    /// @param done told in one line what came of it
    void export(Path file, ExportKind kind, int[] rows, Consumer<String> done) {
        boolean everything =
                picked.get() == null
                        && query().isEverything()
                        && rows.length == headlines.rows().length;
        ifOpened(open -> {
            LongWork.Step step = work.begin("Exporting " + articles(rows.length), true);
            FileExport.Watcher watcher =
                    new FileExport.Watcher() {
                        @Override
                        public void progress(int written, int of) {
                            step.progress(written, of);
                        }

                        @Override
                        public boolean cancelled() {
                            return step.isCancelled();
                        }
                    };
            background.importing(
                    () -> {
                        try {
                            return new FileExport(open)
                                    .run(ArticleList.of(rows, everything), kind, file, watcher);
                        } catch (IOException e) {
                            throw new UncheckedIOException(
                                    file + " cannot be written: " + e.getMessage(), e);
                        }
                    },
                    written ->
                            done.accept(
                                    written < 0
                                            ? "The export was cancelled; no file was written."
                                            : "Exported "
                                                    + kind.counted(written)
                                                    + " to "
                                                    + file
                                                    + "."),
                    step::end);
        });
    }

    /// What stands in the first `limit` of these rows; `found` hears of it a little later.
    void headlines(int[] rows, int limit, Consumer<List<Headline>> found) {
        int[] first = Arrays.copyOf(rows, Math.min(limit, rows.length));
        ifOpened(open -> background.load(() -> open.headlines(first), found, () -> {}));
    }

    /// Runs `work` on the library and then says `done`.
    void change(Consumer<Library> work, String done) {
        ifOpened(open ->
                background.change(
                        () -> {
                            work.accept(open);
                            return true;
                        },
                        yes -> say(done)));
    }

    /// A picture that came with an article; `found` hears of it where it is there.
    void picture(String hash, Consumer<Picture> found) {
        ifOpened(open ->
                background.load(
                        () -> open.picture(hash), picture -> picture.ifPresent(found), () -> {}));
    }

    /// The window closes: what is shown is left, an import ends.
    void end() {
        recorder.left();
        cancelImport();
        work.cancelAll();
        stopListening.run();
        refresh.stop();
    }

    // How the answers arrive.

    private void ask(boolean byReader) {
        Library from = library;
        if (from == null) {
            if (filled.get()) { // what was kept answers another question
                filled.set(false);
                headlines.replace(BLANK_ROWS);
            }
            return;
        }
        Query wanted = query.get();
        Picked only = picked.get();
        HeadlineRow current = byReader ? null : chosen.get();
        if (byReader) {
            slow.playFromStart();
        }
        background.ask(
                listQuestion,
                () -> {
                    ArticleList all = from.find(wanted);
                    ArticleList found = only == null ? all : all.in(ArticleList.of(only.rows()));
                    boolean kept =
                            current != null && !from.headlines(new int[] {current.row()}).isEmpty();
                    return new Answer(found.rows(0, found.size()), kept);
                },
                answer -> {
                    if (current != null && !answer.keepChosen() && current.equals(chosen.get())) {
                        close(); // it was taken out of the library
                    }
                    passages.found(wanted.text());
                    arrived(answer.keepChosen() ? withChosen(answer.rows()) : answer.rows(), "");
                },
                why -> arrived(new int[0], why));
    }

    /// The newest question has its answer, or none.
    private void arrived(int[] rows, String why) {
        slow.stop();
        noAnswer.set(why);
        headlines.replace(rows);
        filled.set(true);
        if (!answered.get()) {
            headlines.reload(); // what was kept is replaced by what is
            answered.set(true);
        }
        Platform.runLater(() -> { // by then the question is no longer under way
            if (listIsOld) {
                refreshSoon();
            }
        });
    }

    /// What is listed answers another question, and the answer to this one takes its time: nothing
    /// that is done to the list may be done to those rows.
    private void askedLongAgo() {
        if (listQuestion.isUnderWay() && answered.get()) {
            filled.set(false);
            headlines.replace(new int[0]);
        }
    }

    /// The article being read stays in the list until its reader asks for another list.
    private int[] withChosen(int[] rows) {
        HeadlineRow current = chosen.get();
        if (current == null) {
            return rows;
        }
        int at = headlines.indexOfRow(current.row());
        if (at < 0 || contains(rows, current.row())) {
            return rows;
        }
        int place = 0;
        if (at > 0) {
            int neighbour = headlines.rowAt(at - 1);
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] == neighbour) {
                    place = i + 1;
                    break;
                }
            }
        }
        int[] more = new int[rows.length + 1];
        System.arraycopy(rows, 0, more, 0, place);
        more[place] = current.row();
        System.arraycopy(rows, place, more, place + 1, rows.length - place);
        return more;
    }

    private void changed(LibraryChange change) {
        if (ReadingFigures.mayChangeWith(change)) {
            figures.changed();
        }
        switch (change) {
            case LibraryChange.ArticlesAdded added -> {
                if (added.updated() > 0) {
                    headlines.reload();
                    reloadShown();
                }
                refreshSoon();
            }
            case LibraryChange.ArticleRead read -> {
                headlines.update(read.row(), headline -> with(headline, read.reading()));
                refreshCounts();
            }
            case LibraryChange.ArticlesMarked marked -> {
                if (marked.rows().length > HeadlineList.KEPT_ROWS) {
                    headlines.reload();
                } else {
                    for (int row : marked.rows()) {
                        headlines.update(row, headline -> marked(headline, marked.mark()));
                    }
                }
                refreshCounts();
            }
            case LibraryChange.ArticlesRemoved removed -> {
                headlines.reload();
                refreshSoon();
            }
            case LibraryChange.ReadingsChanged _ -> {
                refreshCounts();
                privacy.refresh();
            }
            case LibraryChange.SavedSearchesChanged _ -> saved.refresh();
            case LibraryChange.IndexFollowed followed -> indexFollowed(followed.progress());
        }
    }

    /// The search index has followed so far: what is searched may find more.
    void indexFollowed(IndexProgress progress) {
        indexProgress.set(progress);
        if (!query.get().text().isBlank()) {
            refreshSoon();
        }
    }

    private void refreshSoon() {
        listIsOld = true;
        if (refresh.getStatus() != javafx.animation.Animation.Status.RUNNING
                && !listQuestion.isUnderWay()) {
            long since = (System.nanoTime() - lastRefresh) / 1_000_000;
            refresh.setDuration(Duration.millis((double) Math.max(0, REFRESH_MILLIS - since)));
            refresh.playFromStart();
        }
    }

    private void refresh() {
        if (!listQuestion.isUnderWay()) {
            lastRefresh = System.nanoTime();
            listIsOld = false;
            ask(false);
            refreshCounts();
        }
    }

    private void refreshCounts() {
        ifOpened(open ->
                background.ask(
                        statisticsQuestion,
                        () -> new Counts(open.statistics(zone), open.categories()),
                        counts -> {
                            statistics.set(counts.statistics());
                            if (!categories.equals(counts.categories())) {
                                categories.setAll(counts.categories());
                            }
                        }));
    }

    /// @param searched opens the article at its top where it has a match
    private static Optional<Loaded> loadArticle(
            Library from, HeadlineRow row, boolean atPlace, String searched) {
        Fonts.loadForArticles(); // they come after the first rows
        return from.opened(row.row())
                .map(opened -> {
                    Shown shown = new Shown(row, opened);
                    boolean atTop =
                            !atPlace
                                    || (shown.place() != null
                                            && hasMatch(from, opened.article(), searched));
                    return new Loaded(opened.headline(), atTop ? shown.at(null) : shown);
                });
    }

    private static boolean hasMatch(Library from, Article article, String searched) {
        if (searched.isBlank()) {
            return false;
        }
        Function<String, List<Passage.Span>> marker = from.marker(searched);
        return !marker.apply(article.title()).isEmpty()
                || !marker.apply(article.body().plainText()).isEmpty();
    }

    private void arrived(HeadlineRow row, Loaded loaded) {
        row.set(loaded.headline());
        shown.set(loaded.shown());
        recorder.opened(loaded.shown().article().id());
    }

    /// An import may have changed the article that is being read.
    private void reloadShown() {
        HeadlineRow row = chosen.get();
        Shown before = shown.get();
        Library from = library;
        if (row == null || before == null || before.row() != row || from == null) {
            return;
        }
        background.ask(
                articleQuestion,
                () -> loadArticle(from, row, false, ""),
                loaded ->
                        loaded.ifPresent(found -> {
                            row.set(found.headline());
                            Shown now = found.shown().at(before.place());
                            if (!now.equals(before)) {
                                shown.set(now);
                            }
                        }));
    }

    private void imported(ImportReport report) {
        lastReport.set(report);
        if (report.added() + report.updated() > 0) {
            String what =
                    "Imported " + articles(Math.toIntExact(report.added() + report.updated()));
            push(what, report.importId(), (open, step) -> open.undoImport(report.importId()));
        }
    }

    private void push(String what, int[] rows, BiFunction<Library, int[], int[]> how) {
        push(
                what,
                -1,
                (open, step) -> {
                    InParts result = InParts.change(rows, part -> how.apply(open, part), step);
                    if (result.failure() != null) {
                        throw result.failure();
                    }
                    return result;
                });
    }

    /// From now on [#undo] takes this back.
    void push(String what, Function<Library, Object> how) {
        push(what, -1, (open, step) -> how.apply(open));
    }

    private void push(String what, long importId, BiFunction<Library, LongWork.Step, Object> how) {
        undos.addLast(new Undo(what, importId, how));
        if (undos.size() > MOST_UNDO) {
            undos.removeFirst();
        }
        undoable.set(what);
    }

    /// Does nothing before the library is open.
    void ifOpened(Consumer<Library> work) {
        Library open = library;
        if (open != null) {
            work.accept(open);
        }
    }

    Background background() {
        return background;
    }

    private static int firstOf(ArticleList wanted, int[] rows, int from) {
        BitSet those = new BitSet();
        for (int i = 0; i < wanted.size(); i++) {
            those.set(wanted.row(i));
        }
        int start = Math.clamp(from, 0, Math.max(0, rows.length));
        for (int i = 0; i < rows.length; i++) {
            int index = (start + i) % rows.length;
            if (those.get(rows[index])) {
                return index;
            }
        }
        return -1;
    }

    private static boolean contains(int[] rows, int row) {
        return Arrays.stream(rows).anyMatch(each -> each == row);
    }

    private static Headline marked(Headline headline, Mark mark) {
        Reading was = headline.reading();
        Reading is =
                switch (mark) {
                    case READ -> new Reading(true, was.starred(), was.count(), was.lastRead());
                    case UNREAD -> new Reading(false, was.starred(), was.count(), was.lastRead());
                    case STAR -> new Reading(was.read(), true, was.count(), was.lastRead());
                    case UNSTAR -> new Reading(was.read(), false, was.count(), was.lastRead());
                };
        return with(headline, is);
    }

    private static Headline with(Headline headline, Reading reading) {
        return new Headline(
                headline.row(),
                headline.id(),
                headline.category(),
                headline.title(),
                headline.url(),
                headline.date(),
                headline.summary(),
                headline.words(),
                headline.created(),
                headline.updated(),
                reading);
    }

    private static String articles(int count) {
        return count == 1 ? "one article" : Numbers.count(count) + " articles";
    }

    private static String did(int count, Mark mark) {
        return switch (mark) {
            case READ -> "Marked " + articles(count) + " read";
            case UNREAD -> "Marked " + articles(count) + " unread";
            case STAR -> "Starred " + articles(count);
            case UNSTAR -> "Took the star off " + articles(count);
        };
    }

    private static String doing(int count, Mark mark) {
        return switch (mark) {
            case READ -> "Marking " + articles(count) + " read";
            case UNREAD -> "Marking " + articles(count) + " unread";
            case STAR -> "Starring " + articles(count);
            case UNSTAR -> "Taking the star off " + articles(count);
        };
    }

    private static String already(int count, Mark mark) {
        String they = count == 1 ? "it is" : "they are";
        return switch (mark) {
            case READ -> they + " read.";
            case UNREAD -> they + " unread.";
            case STAR -> they + " starred.";
            case UNSTAR -> they + " not starred.";
        };
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private record Order(Query.Sort sort, boolean descending) {
        static Order of(Query query) {
            return new Order(query.sort(), query.descending());
        }
    }

    /// Articles that somebody picked.
    ///
    /// @param name what they are, for the list's heading
    /// @param rows never changed
    /// @param back to where they were picked, or null
    @SuppressWarnings("ArrayRecordComponent") // up to a million rows, never compared
    record Picked(String name, int[] rows, @Nullable Way back) {
        Picked(String name, int[] rows) {
            this(name, rows, null);
        }
    }

    /// @param name of the place it leads to
    record Way(String name, Runnable go) {}

    /// @param keepChosen whether the article being read is still in the library
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    private record Answer(int[] rows, boolean keepChosen) {}

    private record Counts(Statistics statistics, List<CategoryCount> categories) {}

    private record Loaded(Headline headline, Shown shown) {}

    /// @param importId or -1
    private record Undo(
            String what, long importId, BiFunction<Library, LongWork.Step, Object> how) {}

    /// Brings an import's progress to the JavaFX thread, the newest only.
    private final class Watcher implements ImportWatcher {
        private final AtomicBoolean cancel;
        private final long begun = System.nanoTime();
        private final AtomicReference<@Nullable ImportProgress> newest = new AtomicReference<>();

        Watcher(AtomicBoolean cancel) {
            this.cancel = cancel;
        }

        @Override
        public void progress(long files, long articles, long bytesDone, long bytesFound) {
            double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
            ImportProgress progress =
                    new ImportProgress(files, articles, bytesDone, bytesFound, articles / seconds);
            if (newest.getAndSet(progress) == null) {
                Platform.runLater(() -> {
                    ImportProgress now = newest.getAndSet(null);
                    if (now != null && importProgress.get() != null) {
                        importProgress.set(now);
                    }
                });
            }
        }

        @Override
        public boolean cancelled() {
            return cancel.get();
        }
    }
}
