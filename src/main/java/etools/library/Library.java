package etools.library;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Passage;
import etools.article.Picture;
import etools.article.Reading;
import etools.article.Statistics;
import etools.store.ArticleReader;
import etools.store.ArticleReader.StoredCategory;
import etools.store.ArticleState;
import etools.store.ArticleWriter;
import etools.store.Backups;
import etools.store.Database;
import etools.store.Folded;
import etools.store.ImportStore;
import etools.store.Incoming;
import etools.store.Migrations;
import etools.store.ReadingStore;
import etools.store.StateReader;
import etools.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The one door to everything kept. Call it from any thread but the JavaFX one.
public final class Library implements AutoCloseable {

    /// Most headlines fetched by one query.
    private static final int PAGE = 5_000;

    private final Database database;
    private final InstantSource clock;
    private final Catalog catalog = new Catalog();
    private final ReadingLog readings = new ReadingLog();
    private final Publisher publisher = new Publisher();
    private final TitleOrder titles;
    private final FirstRowsKeeper firstRows;
    private volatile Map<Integer, Category> categories = Map.of();

    private Library(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        titles = new TitleOrder(database);
        firstRows = new FirstRowsKeeper(database.folder());
    }

    /// Opens the library in `folder`, making it where there is none.
    ///
    /// @param owner who we are, for a second process that is turned away: `the reader's window`
    /// @throws LibraryException in use by another process, written by a newer version, damaged
    public static Library open(Path folder, InstantSource clock, String owner) {
        return open(() -> Database.open(folder, owner, clock, Migrations.ALL), clock);
    }

    static Library open(Supplier<Database> databases, InstantSource clock) {
        return telling(() -> {
            Library library = new Library(databases.get(), clock);
            try {
                library.database.read(library::load);
                library.database.onReopened(library::load);
            } catch (RuntimeException e) {
                library.publisher.close();
                throw library.database.failedToLoad(e);
            }
            return library;
        });
    }

    /// The backups that were made by themselves, newest first.
    public static List<Path> backups(Path folder) {
        return telling(() -> Backups.in(folder));
    }

    /// Puts a backup in the library's place; what stood there is set aside, never deleted.
    ///
    /// @return where it lies now, or nothing where there was no library
    /// @throws LibraryException in use, or the backup cannot be read; nothing was changed
    public static Optional<Path> restore(Path folder, Path backup, InstantSource clock) {
        return new FirstRowsKeeper(folder)
                .changing(() ->
                        telling(() -> Database.restore(folder, backup, clock, Migrations.ALL)));
    }

    /// Makes an empty library where a damaged one was set aside.
    public static void startEmpty(Path folder, InstantSource clock) {
        new FirstRowsKeeper(folder)
                .changing(() ->
                        telling(() -> {
                            Database.startEmpty(folder, clock, Migrations.ALL);
                            return folder;
                        }));
    }

    private Library load(Connection connection) throws SQLException {
        catalog.clear();
        StateReader.readAll(connection, catalog::putOne);
        ReadingStore store = new ReadingStore(connection);
        readings.load(store.days(), store.newestEnded(ReadingLog.MOST_LOOKED_AT));
        categories = numbered(new ArticleReader(connection).categories());
        titles.changed();
        return this;
    }

    public Path folder() {
        return database.folder();
    }

    /// Makes today's backup in the background, unless there is one already, no article to keep, or
    /// no room. [#close] waits for it.
    ///
    /// The window asks for it when it opens, and every import before it begins; a command that only
    /// looks does not make anyone wait for a backup.
    public void backUpOnceADay() {
        if (catalog.totals().articles() > 0) {
            telling(() -> {
                database.backUpOnceADay();
                return database;
            });
        }
    }

    /// Starts an import that can be undone as one.
    public long beginImport(String what) {
        backUpOnceADay();
        return write(connection -> new ImportStore(connection).begin(what, clock.instant()));
    }

    /// Adds or updates; when it returns everything is on disk. Drafts of one call are one
    /// transaction. Publishes [LibraryChange.ArticlesAdded].
    ///
    /// @return one for each draft, in their order
    /// @throws LibraryException the disk is full or failed; nothing of this call was kept
    public List<Addition> add(List<ArticleDraft> drafts, long importId) {
        List<Incoming> incoming = drafts.stream().map(Incoming::of).toList();
        telling(() -> {
            database.requireSpaceFor(drafts);
            return database;
        });
        return write(
                connection -> {
                    try (ArticleWriter writer =
                            new ArticleWriter(connection, catalog, importId, clock.instant())) {
                        ArticleWriter.Result result = writer.add(incoming);
                        return new Pending<>(
                                result.added().stream().map(Library::addition).toList(),
                                numbered(new ArticleReader(connection).categories()),
                                result);
                    }
                },
                pending -> {
                    catalog.put(pending.result.states());
                    categories = pending.categories;
                    if (pending.result.contentChanged()) {
                        titles.changed();
                    }
                    int added = count(pending.additions, Addition.Outcome.ADDED);
                    int updated = count(pending.additions, Addition.Outcome.UPDATED);
                    if (added + updated > 0) {
                        publisher.publish(new LibraryChange.ArticlesAdded(added, updated));
                    }
                    return pending.additions;
                });
    }

    private record Pending<T>(
            List<T> additions, Map<Integer, Category> categories, ArticleWriter.Result result) {}

    private static Addition addition(ArticleWriter.Added added) {
        return new Addition(
                added.id(),
                switch (added.outcome()) {
                    case ADDED -> Addition.Outcome.ADDED;
                    case UPDATED -> Addition.Outcome.UPDATED;
                    case UNCHANGED -> Addition.Outcome.UNCHANGED;
                });
    }

    private static int count(List<Addition> additions, Addition.Outcome outcome) {
        return (int) additions.stream().filter(a -> a.outcome() == outcome).count();
    }

    private static Map<Integer, Category> numbered(List<StoredCategory> stored) {
        Map<Integer, Category> numbered = new HashMap<>();
        stored.forEach(one -> numbered.put(one.number(), one.category()));
        return Map.copyOf(numbered);
    }

    /// Takes the articles an import added out of the library and gives those it updated their
    /// former content back, except what a later import brought too. Their reading record is kept
    /// and returns with them.
    ///
    /// @return how many articles were removed or put back
    public int undoImport(long importId) {
        return write(
                connection -> new ImportStore(connection).undo(importId, clock.instant()),
                undone -> {
                    catalog.put(undone.states());
                    titles.changed();
                    if (undone.removed() > 0) {
                        publisher.publish(new LibraryChange.ArticlesRemoved(undone.removed(), 0));
                    }
                    if (undone.putBack() > 0) {
                        publisher.publish(new LibraryChange.ArticlesAdded(0, undone.putBack()));
                    }
                    return undone.removed() + undone.putBack();
                });
    }

    public Optional<Article> article(ArticleId id) {
        return row(id).flatMap(row -> articles(new int[] {row}).stream().findFirst());
    }

    /// Whole articles, in the order of `rows`; a row that is gone is left out. Ask for some hundred
    /// at a time.
    public List<Article> articles(int[] rows) {
        int[] listed = Arrays.stream(rows).filter(row -> listedState(row) != null).toArray();
        return read(connection -> new ArticleReader(connection).articles(listed));
    }

    /// What the publisher said before, newest first.
    public List<Article> revisions(ArticleId id) {
        return row(id).map(row -> read(connection -> new ArticleReader(connection).revisions(row)))
                .orElse(List.of());
    }

    public Optional<Reading> reading(ArticleId id) {
        return row(id).map(this::listedState).map(Catalog::reading);
    }

    public Optional<Headline> headline(ArticleId id) {
        return row(id).flatMap(row -> headlines(new int[] {row}).stream().findFirst());
    }

    /// The row of an article in the lists.
    private Optional<Integer> row(ArticleId id) {
        int[] candidates = candidates(id);
        if (candidates.length == 0) {
            return Optional.empty();
        }
        OptionalInt row = read(connection -> new ArticleReader(connection).seq(id, candidates));
        return row.isEmpty() ? Optional.empty() : Optional.of(row.getAsInt());
    }

    /// Rows in the lists that may have that id.
    private int[] candidates(ArticleId id) {
        return catalog.withIdKey(Incoming.idKey(id.value()))
                .filter(row -> listedState(row) != null)
                .toArray();
    }

    private @Nullable ArticleState listedState(int row) {
        ArticleState state = catalog.state(row);
        return state == null || state.has(ArticleState.REMOVED) ? null : state;
    }

    public Optional<Picture> picture(String hash) {
        return read(connection -> new ArticleReader(connection).picture(hash));
    }

    /// Records one reading that begins now: count + 1, last read = now, marked read. On disk when
    /// it returns. Publishes [LibraryChange.ArticleRead].
    ///
    /// @return the reading's number, for [#endReading]
    /// @throws LibraryException the article is not in the library
    public long recordReading(ArticleId id) {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.systemDefault();
        return write(
                connection -> {
                    OptionalInt row = new ArticleReader(connection).seq(id, candidates(id));
                    ArticleState state = row.isEmpty() ? null : listedState(row.getAsInt());
                    if (state == null) {
                        throw new LibraryException("No article " + id + " in the library");
                    }
                    return new ReadingStore(connection).record(state, now, zone);
                },
                recorded -> {
                    ArticleState state = recorded.state();
                    catalog.put(List.of(state));
                    readings.add(LocalDate.ofInstant(now, zone), state.words());
                    publisher.publish(
                            new LibraryChange.ArticleRead(state.seq(), id, Catalog.reading(state)));
                    return recorded.number();
                });
    }

    /// Says how long the article of that reading stayed open; the reader's pace is made of it.
    public void endReading(long readingNumber, Duration open) {
        write(
                connection -> new ReadingStore(connection).end(readingNumber, open),
                pace -> {
                    pace.ifPresent(readings::ended);
                    return pace;
                });
    }

    /// Marks these rows; publishes [LibraryChange.ArticlesMarked].
    ///
    /// @return the rows whose mark changed, for undo
    public int[] mark(int[] rows, Mark mark) {
        return change(
                rows,
                state ->
                        state.has(ArticleState.REMOVED)
                                ? state
                                : switch (mark) {
                                    case READ -> state.with(ArticleState.READ, true);
                                    case UNREAD -> state.with(ArticleState.READ, false);
                                    case STAR -> state.with(ArticleState.STARRED, true);
                                    case UNSTAR -> state.with(ArticleState.STARRED, false);
                                },
                changed -> new LibraryChange.ArticlesMarked(changed.clone(), mark));
    }

    /// Marks these articles.
    ///
    /// @return those that are not in the library
    public List<ArticleId> mark(Collection<ArticleId> ids, Mark mark) {
        List<ArticleId> missing = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (ArticleId id : ids) {
            row(id).ifPresentOrElse(rows::add, () -> missing.add(id));
        }
        mark(rows.stream().mapToInt(Integer::intValue).toArray(), mark);
        return missing;
    }

    /// Takes these rows out of the lists, or back into them; their articles and readings stay on
    /// disk. Publishes [LibraryChange.ArticlesRemoved].
    ///
    /// @return the rows that changed
    public int[] remove(int[] rows, boolean removed) {
        return change(
                rows,
                state -> state.with(ArticleState.REMOVED, removed),
                changed ->
                        removed
                                ? new LibraryChange.ArticlesRemoved(changed.length, 0)
                                : new LibraryChange.ArticlesRemoved(0, changed.length));
    }

    private int[] change(
            int[] rows, UnaryOperator<ArticleState> change, Function<int[], LibraryChange> told) {
        return write(
                connection -> {
                    List<ArticleState> changed = new ArrayList<>();
                    for (int row : Arrays.stream(rows).distinct().toArray()) {
                        ArticleState state = catalog.state(row);
                        if (state != null && !change.apply(state).equals(state)) {
                            changed.add(change.apply(state));
                        }
                    }
                    new ReadingStore(connection).update(changed);
                    return changed;
                },
                changed -> {
                    catalog.put(changed);
                    int[] changedRows = changed.stream().mapToInt(ArticleState::seq).toArray();
                    if (changedRows.length > 0) {
                        publisher.publish(told.apply(changedRows));
                    }
                    return changedRows;
                });
    }

    public ArticleList find(Query query) {
        Integer category = null;
        if (query.category() != null) {
            category = categoryNumber(query.category());
            if (category == null) {
                return ArticleList.EMPTY;
            }
        }
        int[] titleOrder = query.sort() == Query.Sort.TITLE ? titles.places() : new int[0];
        BitSet among = query.tag() == null ? null : tagged(query.tag());
        int[] rows = catalog.rows(query.show(), category, among);
        if (!query.text().isBlank()) {
            rows = withWords(rows, query.text());
        }
        return new ArticleList(catalog.sorted(rows, query.sort(), query.descending(), titleOrder));
    }

    private @Nullable Integer categoryNumber(String id) {
        if (id.isEmpty()) {
            return 0;
        }
        return categories.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private BitSet tagged(String tag) {
        return read(connection -> {
            BitSet rows = new BitSet();
            new ArticleReader(connection).tagged(tag, rows::set);
            return rows;
        });
    }

    /// Those of `rows` in whose title, summary or category each word of `text` stands, letter case
    /// and accents aside.
    private int[] withWords(int[] rows, String text) {
        TextFilter filter = new TextFilter(text);
        BitSet asked = new BitSet();
        Arrays.stream(rows).forEach(asked::set);
        Map<Integer, String> names = new HashMap<>();
        categories.forEach((number, category) -> names.put(number, Folded.text(category.name())));
        BitSet found =
                read(connection -> {
                    BitSet matching = new BitSet();
                    new ArticleReader(connection)
                            .texts((row, folded) -> {
                                ArticleState state = asked.get(row) ? catalog.state(row) : null;
                                if (state != null
                                        && filter.matches(
                                                folded, names.getOrDefault(state.category(), ""))) {
                                    matching.set(row);
                                }
                            });
                    return matching;
                });
        return Arrays.stream(rows).filter(found::get).toArray();
    }

    /// The pieces of these articles that show why `text` found them; a row without one is left out.
    /// Ask for those on screen.
    public Map<Integer, Passage> passages(String text, int[] rows) {
        throw new UnsupportedOperationException(text + rows.length);
    }

    /// Finds in any text what the search `text` looks for: a function of one thread.
    public Function<String, List<Passage.Span>> marker(String text) {
        throw new UnsupportedOperationException(text);
    }

    /// What was typed with its unknown words put right, for when nothing was found.
    public Optional<String> didYouMean(String text) {
        throw new UnsupportedOperationException(text);
    }

    /// What the word at `caret` of a search may become.
    public List<Completion> completions(String text, int caret) {
        throw new UnsupportedOperationException(text + caret);
    }

    /// Searches kept under a name, by name. What they find is counted in the background after every
    /// change; [LibraryChange.SavedSearchesChanged] tells when it is.
    public List<SavedSearch> savedSearches() {
        throw new UnsupportedOperationException();
    }

    /// Keeps a question under a name. Publishes [LibraryChange.SavedSearchesChanged].
    ///
    /// @return its number
    public int saveSearch(String name, Query query) {
        throw new UnsupportedOperationException(name + query);
    }

    /// Gives a saved search another name or question; one that was deleted comes back.
    public void changeSearch(int number, String name, Query query) {
        throw new UnsupportedOperationException(name + number + query);
    }

    public void deleteSearch(int number) {
        throw new UnsupportedOperationException("" + number);
    }

    /// How far the search index has followed; [LibraryChange.IndexFollowed] tells of it.
    public IndexProgress indexProgress() {
        throw new UnsupportedOperationException();
    }

    /// What stands in these rows, in their order; a row that is gone is left out.
    public List<Headline> headlines(int[] rows) {
        List<Headline> headlines = new ArrayList<>(rows.length);
        for (int from = 0; from < rows.length; from += PAGE) {
            int[] page = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + PAGE));
            Map<Integer, ArticleReader.Line> lines = new HashMap<>();
            read(connection -> new ArticleReader(connection).lines(page))
                    .forEach(line -> lines.put(line.seq(), line));
            @Nullable ArticleState[] states = catalog.listedStates(page);
            for (int i = 0; i < page.length; i++) {
                ArticleState state = states[i];
                ArticleReader.Line line = lines.get(page[i]);
                if (state != null && line != null) {
                    headlines.add(headline(line, Catalog.reading(state)));
                }
            }
        }
        return headlines;
    }

    private static Headline headline(ArticleReader.Line line, Reading reading) {
        return new Headline(
                line.seq(),
                line.id(),
                line.category(),
                line.title(),
                line.url(),
                line.date(),
                line.summary(),
                line.words(),
                line.created(),
                line.updated(),
                reading);
    }

    /// The categories with articles, by name; those without one last.
    public List<CategoryCount> categories() {
        Map<Integer, Category> known = categories;
        int highest = known.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        Catalog.Count[] counts = catalog.countByCategory(highest);
        List<CategoryCount> result = new ArrayList<>();
        for (int number = 0; number < counts.length; number++) {
            Catalog.Count count = counts[number];
            if (count.articles() > 0) {
                result.add(
                        new CategoryCount(
                                known.get(number),
                                count.articles(),
                                count.unread(),
                                count.starred()));
            }
        }
        result.sort(
                Comparator.comparing(
                        CategoryCount::category,
                        Comparator.nullsLast(
                                Comparator.comparing(
                                                (Category category) -> Folded.text(category.name()))
                                        .thenComparing(Category::id))));
        return List.copyOf(result);
    }

    /// @param zone where the reader's days begin
    public Statistics statistics(ZoneId zone) {
        return readings.statistics(catalog.totals(), LocalDate.ofInstant(clock.instant(), zone));
    }

    /// Keeps the top of the whole list in that order and the counts, for a window to show while it
    /// opens this library the next time; [FirstRows#read] finds them until something changes.
    ///
    /// @param zone where the reader's days begin
    /// @return false where the library was changed meanwhile, or the disk failed
    public boolean keepFirstRows(Query.Sort sort, boolean descending, ZoneId zone) {
        return firstRows.keep(() -> {
            ArticleList all = find(Query.ALL.withSort(sort, descending));
            int[] top = all.rows(0, Math.min(FirstRows.MOST, all.size()));
            return new FirstRows(
                    sort,
                    descending,
                    all.size(),
                    headlines(top),
                    statistics(zone),
                    LocalDate.ofInstant(clock.instant(), zone),
                    categories());
        });
    }

    /// Writes the library as one file; it may be in use meanwhile. A file of that name is replaced
    /// once the new one is whole.
    public void backup(Path file) {
        telling(() -> {
            database.backup(file);
            return file;
        });
    }

    /// @param listener called on a thread of the library, change by change
    /// @return call it to be told no more
    public Runnable onChange(Consumer<LibraryChange> listener) {
        return publisher.add(listener);
    }

    /// Waits for what is under way. Must not be called by a listener.
    @Override
    public void close() {
        database.close();
        publisher.close();
    }

    private <T> T read(Database.Work<T> work) {
        return telling(() -> database.read(work));
    }

    private <T> T write(Database.Work<T> work) {
        return write(work, result -> result);
    }

    /// Writes, and once that is on disk lets `after` tell the catalog and the listeners, in the
    /// order of the writes.
    private <T, R> R write(Database.Work<T> work, Function<T, R> after) {
        return firstRows.changing(() -> telling(() -> database.write(work, after)));
    }

    private static <T> T telling(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException.InUse e) {
            throw new LibraryInUseException(message(e), e);
        } catch (StoreException.Damaged e) {
            throw new LibraryDamagedException(
                    message(e), e.setAside(), e.newestBackup().orElse(null), e);
        } catch (StoreException e) {
            throw new LibraryException(message(e), e);
        }
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
