package etools.library;

import etools.article.Article;
import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Marginalia;
import etools.article.Passage;
import etools.article.Picture;
import etools.article.Reading;
import etools.article.RecordedReading;
import etools.article.Statistics;
import etools.reading.Period;
import etools.reading.ReadingLog;
import etools.reading.Sums;
import etools.search.Ask;
import etools.search.Found;
import etools.search.IndexedArticle;
import etools.search.Marker;
import etools.search.SearchIndex;
import etools.store.ArticleReader;
import etools.store.ArticleReader.Searchable;
import etools.store.ArticleReader.StoredCategory;
import etools.store.ArticleState;
import etools.store.ArticleWriter;
import etools.store.Backups;
import etools.store.CanonicalUrl;
import etools.store.Database;
import etools.store.FlagBlocks;
import etools.store.Folded;
import etools.store.ImportStore;
import etools.store.Incoming;
import etools.store.MarginaliaStore;
import etools.store.Migrations;
import etools.store.ReadingStore;
import etools.store.SavedQuestion;
import etools.store.SearchStore;
import etools.store.StateReader;
import etools.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The one door to everything kept. Call it from any thread but the JavaFX one.
public final class Library implements AutoCloseable {

    private static final int MOST_ALIKE = 50;

    /// In per cent of the words; below it two texts on one subject look like one story.
    private static final int LEAST_ALIKE = 60;

    /// Most headlines fetched by one query.
    private static final int PAGE = 5_000;

    /// So many stand in the order of their relevance, the others after them by date.
    private static final int RANKED = 300;

    private static final int PASSAGE_CHARS = 200;

    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final InstantSource clock;
    private final Catalog catalog = new Catalog();
    private final Publisher publisher = new Publisher();
    private final TitleOrder titles;
    private final FirstRowsKeeper firstRows;
    private final Indexing indexing;
    private final SavedSearches searches;
    private final Imports imports;
    private final Vocabulary vocabulary;
    private final ReadingRecord record;
    private volatile Map<Integer, Category> categories = Map.of();

    private Library(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        titles = new TitleOrder(database);
        firstRows = new FirstRowsKeeper(database.folder());
        indexing =
                new Indexing(
                        searchFolder(database.folder()),
                        database,
                        catalog,
                        progress -> publish(new LibraryChange.IndexFollowed(progress)));
        searches =
                new SavedSearches(
                        this::rows,
                        catalog::unread,
                        () -> publisher.publish(new LibraryChange.SavedSearchesChanged()));
        imports =
                new Imports(database, clock, this::backUpOnceADay, this::rowOfAny, this::isListed);
        vocabulary =
                new Vocabulary(
                        database,
                        this::readingLog,
                        () -> publish(new LibraryChange.ReadingsChanged()));
        record =
                new ReadingRecord(
                        database,
                        clock,
                        catalog,
                        this::write,
                        this::publish,
                        () -> categories,
                        this::row,
                        vocabulary);
    }

    private ReadingLog readingLog() {
        return record.log();
    }

    private static Path searchFolder(Path library) {
        return library.resolve("search");
    }

    private void publish(LibraryChange change) {
        publisher.publish(change);
        if (!(change instanceof LibraryChange.ReadingsChanged)) {
            searches.changed();
        }
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
                library.record.close();
                library.publisher.close();
                library.searches.close();
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
                        telling(() -> {
                            Optional<Path> former =
                                    Database.restore(folder, backup, clock, Migrations.ALL);
                            SearchIndex.delete(searchFolder(folder)); // it was another library's
                            return former;
                        }));
    }

    /// Makes an empty library where a damaged one was set aside.
    public static void startEmpty(Path folder, InstantSource clock) {
        new FirstRowsKeeper(folder)
                .changing(() ->
                        telling(() -> {
                            Database.startEmpty(folder, clock, Migrations.ALL);
                            SearchIndex.delete(searchFolder(folder));
                            return folder;
                        }));
    }

    private Library load(Connection connection) throws SQLException {
        catalog.clear();
        catalog.reserve(ArticleWriter.highestSeq(connection));
        StateReader.readAll(connection, catalog::putOne);
        record.load(connection);
        categories = numbered(new ArticleReader(connection).categories());
        searches.load(new SearchStore(connection).all());
        titles.changed();
        record.begin();
        vocabulary.reloaded();
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

    /// Starts an import that can be undone as one; for callers without files, see [#imports].
    public long beginImport(String what) {
        return imports.begin(what, List.of());
    }

    /// A draft made ready to be added: all that can be worked out without the library.
    public static final class Prepared {
        private final Incoming incoming;

        private Prepared(Incoming incoming) {
            this.incoming = incoming;
        }

        public ArticleDraft draft() {
            return incoming.draft();
        }

        /// The id that its article gets where the library does not know it by another.
        public ArticleId id() {
            return incoming.id();
        }

        private IndexedArticle indexed(int row) {
            ArticleDraft draft = incoming.draft();
            return new IndexedArticle(
                    row,
                    draft.title(),
                    incoming.text(),
                    draft.summary(),
                    draft.tags(),
                    draft.url(),
                    draft.credits());
        }
    }

    /// Counts words, makes hashes and the summary; many threads may at once.
    public static Prepared prepare(ArticleDraft draft) {
        return new Prepared(Incoming.of(draft));
    }

    /// Prepares and adds.
    public List<Addition> add(List<ArticleDraft> drafts, long importId) {
        return addPrepared(drafts.stream().map(Library::prepare).toList(), importId);
    }

    /// Adds or updates; when it returns everything is on disk, and waits to be indexed. Drafts of
    /// one call are one transaction. Publishes [LibraryChange.ArticlesAdded].
    ///
    /// @return one for each draft, in their order
    /// @throws LibraryException the disk is full or failed; nothing of this call was kept
    public List<Addition> addPrepared(List<Prepared> drafts, long importId) {
        return addFiled(
                drafts.stream().map(draft -> new Filed(draft, ArticleWriter.NO_FILE)).toList(),
                importId);
    }

    /// @param blended texts that are not those of the drafts, by row
    private record Pending(
            ArticleWriter.Result result,
            Map<Integer, Category> categories,
            Map<Integer, IndexedArticle> blended) {}

    private static Map<Integer, IndexedArticle> blended(
            Connection connection, ArticleWriter.Result result) throws SQLException {
        int[] rows =
                result.added().stream()
                        .filter(ArticleWriter.Added::blended)
                        .mapToInt(ArticleWriter.Added::seq)
                        .distinct()
                        .toArray();
        Map<Integer, IndexedArticle> texts = new HashMap<>();
        if (rows.length > 0) {
            new ArticleReader(connection)
                    .searchable(rows)
                    .forEach(one -> texts.put(one.seq(), Indexing.indexed(one)));
        }
        return texts;
    }

    private List<Addition> added(List<Prepared> drafts, Pending pending) {
        ArticleWriter.Result result = pending.result;
        int before = catalog.end() - 1;
        catalog.put(result.states());
        categories = pending.categories;
        Map<Integer, IndexedArticle> fresh = new TreeMap<>();
        Map<Integer, IndexedArticle> replaced = new TreeMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            ArticleWriter.Added one = result.added().get(i);
            if (one.newText()) { // the last of several wins
                IndexedArticle text = pending.blended.get(one.seq());
                (one.seq() > before ? fresh : replaced)
                        .put(one.seq(), text == null ? drafts.get(i).indexed(one.seq()) : text);
            }
        }
        if (result.contentChanged()) {
            titles.changed();
            indexing.added(
                    List.copyOf(fresh.values()),
                    List.copyOf(replaced.values()),
                    catalog.end() - 1,
                    result.revision());
        }
        List<Addition> additions = result.added().stream().map(Library::addition).toList();
        int added = count(additions, Addition.Outcome.ADDED);
        int updated = count(additions, Addition.Outcome.UPDATED);
        if (added + updated > 0) {
            publish(new LibraryChange.ArticlesAdded(added, updated));
        }
        return additions;
    }

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

    /// A draft and the number of the file that brought it, see [ImportedFile].
    public record Filed(Prepared draft, int file) {}

    /// [#addPrepared] that puts down which file of the import each article came from.
    public List<Addition> addFiled(List<Filed> filed, long importId) {
        List<Prepared> drafts = filed.stream().map(Filed::draft).toList();
        vocabulary.busy();
        telling(() -> {
            database.requireSpaceFor(drafts.stream().map(Prepared::draft).toList());
            return database;
        });
        List<Incoming> incoming = drafts.stream().map(prepared -> prepared.incoming).toList();
        int[] files = filed.stream().mapToInt(Filed::file).toArray();
        List<Addition> additions =
                write(
                        connection -> {
                            try (ArticleWriter writer =
                                    new ArticleWriter(
                                            connection,
                                            catalog,
                                            importId,
                                            clock.instant(),
                                            imports.cutOff(importId))) {
                                ArticleWriter.Result result = writer.add(incoming, files);
                                record.keepBacklog(connection, result.states());
                                return new Pending(
                                        result,
                                        numbered(new ArticleReader(connection).categories()),
                                        blended(connection, result));
                            }
                        },
                        pending -> added(drafts, pending));
        indexing.awaitRoom();
        return additions;
    }

    /// The record of all readings.
    public ReadingRecord record() {
        return record;
    }

    /// Waits until the words of all readings are gathered; for those who ask once.
    public void awaitWords() {
        vocabulary.awaitFollowed();
    }

    /// The record of all imports.
    public Imports imports() {
        return imports;
    }

    /// What the reader left in an article.
    public Marginalia marginalia(ArticleId id) {
        return marginaliaByRow(row(id).stream().mapToInt(Integer::intValue).toArray())
                .values()
                .stream()
                .findFirst()
                .orElse(Marginalia.NONE);
    }

    /// [#marginalia] of many, for exports; an article without any is left out.
    public Map<ArticleId, Marginalia> marginalia(int[] rows) {
        Map<Integer, Marginalia> byRow = marginaliaByRow(rows);
        int[] some = byRow.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        Map<ArticleId, Marginalia> all = new LinkedHashMap<>();
        headlines(some).forEach(one -> all.put(one.id(), byRow.get(one.row())));
        return all;
    }

    private Map<Integer, Marginalia> marginaliaByRow(int[] rows) {
        return read(connection -> {
            try (MarginaliaStore store = new MarginaliaStore(connection)) {
                return store.of(rows);
            }
        });
    }

    /// Every version of an article, the one of now first.
    public List<Version> versions(ArticleId id) {
        Optional<Integer> row = row(id);
        if (row.isEmpty()) {
            return List.of();
        }
        return read(connection -> {
            ArticleReader reader = new ArticleReader(connection);
            List<Version> versions = new ArrayList<>();
            reader.articles(new int[] {row.get()})
                    .forEach(article -> versions.add(new Version(article, null)));
            reader.revisions(row.get())
                    .forEach(former ->
                            versions.add(new Version(former.article(), former.replaced())));
            return versions;
        });
    }

    /// Other articles that tell the same story, the likest first: at the same address, with the
    /// same text, or with nearly the same. At most 50.
    public List<Alike> alike(ArticleId id) {
        Integer row = row(id).orElse(null);
        ArticleState state = row == null ? null : listedState(row);
        if (row == null || state == null) {
            return List.of();
        }
        Searchable self =
                read(connection -> new ArticleReader(connection).searchable(new int[] {row}))
                        .getFirst();
        String text = self.body().plainText();
        IntStream atAddress =
                state.urlKey() == 0 ? IntStream.empty() : catalog.withUrlKey(state.urlKey());
        int[] likely =
                text.isBlank()
                        ? new int[0]
                        : indexing.ask(index -> index.alike(text, MOST_ALIKE * 2));
        int[] candidates =
                IntStream.concat(atAddress.limit(MOST_ALIKE), Arrays.stream(likely))
                        .filter(other -> other != row && listedState(other) != null)
                        .distinct()
                        .sorted()
                        .toArray();
        Map<Integer, Integer> percents = new HashMap<>();
        Map<Integer, Alike.Reason> reasons = new HashMap<>();
        for (Searchable other :
                read(connection -> new ArticleReader(connection).searchable(candidates))) {
            String theirs = other.body().plainText();
            int percent = text.isBlank() || theirs.isBlank() ? 0 : Likeness.percent(text, theirs);
            boolean sameAddress = CanonicalUrl.same(self.url(), other.url());
            if (sameAddress || percent >= LEAST_ALIKE) {
                percents.put(other.seq(), percent);
                reasons.put(
                        other.seq(),
                        percent == 100
                                ? Alike.Reason.SAME_TEXT
                                : sameAddress
                                        ? Alike.Reason.SAME_ADDRESS
                                        : Alike.Reason.SIMILAR_TEXT);
            }
        }
        return headlines(percents.keySet().stream().mapToInt(Integer::intValue).toArray()).stream()
                .map(headline ->
                        new Alike(
                                headline,
                                Objects.requireNonNull(reasons.get(headline.row())),
                                Objects.requireNonNull(percents.get(headline.row()))))
                .sorted(
                        Comparator.comparingInt(Alike::percent)
                                .reversed()
                                .thenComparingInt(alike -> alike.headline().row()))
                .limit(MOST_ALIKE)
                .toList();
    }

    /// Takes the articles an import added out of the library and gives those it updated their
    /// former content back, except what a later import brought too. Their reading record is kept
    /// and returns with them.
    ///
    /// @return how many articles were removed or put back
    public int undoImport(long importId) {
        return write(
                connection -> {
                    ImportStore.Undone undone =
                            new ImportStore(connection).undo(importId, clock.instant());
                    record.keepBacklog(connection, undone.states());
                    return new TakenBack(
                            undone,
                            new ArticleReader(connection)
                                    .searchable(undone.changed()).stream()
                                            .map(Indexing::indexed)
                                            .toList());
                },
                taken -> {
                    ImportStore.Undone undone = taken.undone;
                    catalog.put(undone.states());
                    titles.changed();
                    if (undone.removed() > 0) {
                        publish(new LibraryChange.ArticlesRemoved(undone.removed(), 0));
                    }
                    if (undone.putBack() > 0) {
                        indexing.added(
                                List.of(), taken.texts, catalog.end() - 1, undone.revision());
                        publish(new LibraryChange.ArticlesAdded(0, undone.putBack()));
                    }
                    return undone.removed() + undone.putBack();
                });
    }

    private record TakenBack(ImportStore.Undone undone, List<IndexedArticle> texts) {}

    public Optional<Article> article(ArticleId id) {
        return row(id).flatMap(row -> articles(new int[] {row}).stream().findFirst());
    }

    /// What is shown of an article when it is opened; empty where the row is gone. One look at the
    /// disk: somebody waits for it.
    public Optional<Opened> opened(int row) {
        ArticleState state = listedState(row);
        if (state == null) {
            return Optional.empty();
        }
        long[] readings = record.newestFirst(row);
        return read(connection -> {
            ArticleReader reader = new ArticleReader(connection);
            Optional<Article> found = reader.articles(new int[] {row}).stream().findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Article article = found.get();
            try (MarginaliaStore store = new MarginaliaStore(connection)) {
                return Optional.of(
                        new Opened(
                                headline(row, article, Catalog.reading(state)),
                                article,
                                store.of(new int[] {row}).getOrDefault(row, Marginalia.NONE),
                                reader.revisionCount(row),
                                ReadingRecord.place(connection, readings).orElse(null)));
            }
        });
    }

    private static Headline headline(int row, Article article, Reading reading) {
        return new Headline(
                row,
                article.id(),
                article.category(),
                article.title(),
                article.url(),
                article.date(),
                article.summary(),
                article.words(),
                article.created(),
                article.updated(),
                reading);
    }

    /// Whole articles, in the order of `rows`; a row that is gone is left out. Ask for some hundred
    /// at a time.
    public List<Article> articles(int[] rows) {
        int[] listed = Arrays.stream(rows).filter(row -> listedState(row) != null).toArray();
        return read(connection -> new ArticleReader(connection).articles(listed));
    }

    /// What the publisher said before, newest first.
    public List<Article> revisions(ArticleId id) {
        return versions(id).stream().skip(1).map(Version::article).toList();
    }

    /// How often an article has changed; what it said then is not read.
    public int changes(ArticleId id) {
        return row(id).map(
                        row -> read(connection -> new ArticleReader(connection).revisionCount(row)))
                .orElse(0);
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

    /// The row of an article, even one that was removed.
    private Optional<Integer> rowOfAny(ArticleId id) {
        int[] candidates = catalog.withIdKey(Incoming.idKey(id.value())).toArray();
        OptionalInt row = read(connection -> new ArticleReader(connection).seq(id, candidates));
        return row.isEmpty() ? Optional.empty() : Optional.of(row.getAsInt());
    }

    private boolean isListed(int row) {
        return listedState(row) != null;
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
    /// it returns. Publishes [LibraryChange.ArticleRead]. While recording is paused, does nothing.
    ///
    /// @return the reading's number, for [ReadingRecord#step] and [#endReading]; 0 while paused
    /// @throws LibraryException the article is not in the library
    public long recordReading(ArticleId id) {
        return recordReading(id, null);
    }

    /// Records one reading that has come so far by now, in one with its beginning: what is known of
    /// a reading is known from the first on, also after a crash.
    ///
    /// @param stand null where nobody knows
    /// @see #recordReading(ArticleId)
    public long recordReading(ArticleId id, ReadingRecord.@Nullable Stand stand) {
        if (record.isPaused()) {
            return 0;
        }
        Instant now = clock.instant();
        ZoneId zone = SystemZone.now();
        return write(
                connection -> {
                    OptionalInt row = new ArticleReader(connection).seq(id, candidates(id));
                    ArticleState state = row.isEmpty() ? null : listedState(row.getAsInt());
                    if (state == null) {
                        throw new LibraryException("No article " + id + " in the library");
                    }
                    return record.record(connection, state, now, zone, stand);
                },
                begun -> {
                    if (begun.isEmpty()) {
                        return 0L;
                    }
                    ReadingStore.Recorded recorded = begun.get();
                    ArticleState state = recorded.state();
                    catalog.put(List.of(state));
                    record.recorded(recorded);
                    publish(new LibraryChange.ArticleRead(state.seq(), id, Catalog.reading(state)));
                    return recorded.reading().number();
                });
    }

    /// Says how long the article of that reading stayed open, where its place is not known; the
    /// first word on the end stands.
    public void endReading(long readingNumber, Duration open) {
        record.end(readingNumber, open);
    }

    /// Marks these rows; publishes [LibraryChange.ArticlesMarked].
    ///
    /// @return the rows whose mark changed, for undo
    public int[] mark(int[] rows, Mark mark) {
        return change(
                rows,
                flags ->
                        (flags & ArticleState.REMOVED) != 0
                                ? flags
                                : switch (mark) {
                                    case READ -> flags | ArticleState.READ;
                                    case UNREAD -> flags & ~ArticleState.READ;
                                    case STAR -> flags | ArticleState.STARRED;
                                    case UNSTAR -> flags & ~ArticleState.STARRED;
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
                flags -> removed ? flags | ArticleState.REMOVED : flags & ~ArticleState.REMOVED,
                changed ->
                        removed
                                ? new LibraryChange.ArticlesRemoved(changed.length, 0)
                                : new LibraryChange.ArticlesRemoved(0, changed.length));
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on once
    private record Flagged(int[] rows, byte[] flags) {}

    private int[] change(
            int[] rows, IntUnaryOperator newFlags, Function<int[], LibraryChange> told) {
        return write(
                connection -> {
                    Flagged changed = flagged(rows, newFlags);
                    FlagBlocks blocks = new FlagBlocks(connection);
                    for (int i = 0; i < changed.rows.length; i++) {
                        blocks.put(changed.rows[i], changed.flags[i]);
                    }
                    blocks.write();
                    record.keepBacklog(connection, changed.rows, i -> changed.flags[i]);
                    return changed;
                },
                changed -> {
                    catalog.putFlags(changed.rows, changed.flags);
                    if (changed.rows.length > 0) {
                        publish(told.apply(changed.rows));
                    }
                    return changed.rows;
                });
    }

    /// Those of `rows` whose flags change, each once.
    private Flagged flagged(int[] rows, IntUnaryOperator newFlags) {
        BitSet seen = new BitSet();
        int[] changed = new int[rows.length];
        byte[] flags = new byte[rows.length];
        int count = 0;
        for (int row : rows) {
            int before = row < 0 || seen.get(row) ? -1 : catalog.flags(row);
            if (before >= 0) {
                seen.set(row);
                int after = newFlags.applyAsInt(before);
                if (after != before) {
                    changed[count] = row;
                    flags[count++] = (byte) after;
                }
            }
        }
        return new Flagged(Arrays.copyOf(changed, count), Arrays.copyOf(flags, count));
    }

    /// The readings recorded here, in their order, also of articles that are no longer listed.
    ///
    /// @param after the number before the first of them, 0 at the beginning
    public List<RecordedReading> readings(long after, int limit) {
        return record.recorded(after, limit);
    }

    /// The same articles, newest first and those of one time by their ids: an order that does not
    /// depend on how they came into this library.
    public ArticleList inFixedOrder(ArticleList list) {
        return new ArticleList(
                catalog.inFixedOrder(list.rows(0, list.size())), list.isEverything());
    }

    /// The articles of these ids that are in the lists.
    public ArticleList find(Collection<ArticleId> ids) {
        return new ArticleList(
                ids.stream()
                        .flatMap(id -> row(id).stream())
                        .distinct()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                false);
    }

    /// The articles that fit, in order. A text that is looked for in articles waits until the
    /// search index is open, not until it has caught up: see [#indexProgress].
    ///
    /// @throws LibraryException the search index cannot be used
    public ArticleList find(Query query) {
        return new ArticleList(telling(() -> rows(query)), query.isEverything());
    }

    private int[] rows(Query query) {
        Integer category = null;
        if (query.category() != null) {
            category = categoryNumber(query.category());
            if (category == null) {
                return new int[0];
            }
        }
        IntPredicate listed = catalog.listed(query.show(), category);
        int[] byTitle = query.sort() == Query.Sort.TITLE ? titles.rows() : new int[0];
        Ask ask = ask(query);
        RowFacts facts = new RowFacts(catalog, categories, listed);
        if (!ask.needsIndex()) {
            return catalog.ordered(
                    query.sort(),
                    query.descending(),
                    ask instanceof Ask.Everything ? listed : listed.and(facts.test(ask)),
                    null,
                    byTitle);
        }
        boolean ranked = query.sort() == Query.Sort.RELEVANCE;
        Found found =
                indexing.ask(index ->
                        index.find(
                                new Ask.All(List.of(ask, new Ask.Fact(Ask.Kind.LISTED, 1, 2))),
                                facts,
                                ranked ? RANKED : 0));
        if (!ranked) {
            return catalog.ordered(
                    query.sort(), query.descending(), row -> true, found.rows(), byTitle);
        }
        return ranked(found, query.descending());
    }

    /// The most relevant, best first, then the others, newest first.
    private int[] ranked(Found found, boolean descending) {
        BitSet others = (BitSet) found.rows().clone();
        for (int row : found.best()) {
            others.clear(row);
        }
        int[] rest = catalog.ordered(Query.Sort.DATE, true, row -> true, others, new int[0]);
        int[] rows = Arrays.copyOf(found.best(), found.best().length + rest.length);
        System.arraycopy(rest, 0, rows, found.best().length, rest.length);
        if (!descending) {
            for (int i = 0; i < rows.length / 2; i++) {
                int row = rows[i];
                rows[i] = rows[rows.length - 1 - i];
                rows[rows.length - 1 - i] = row;
            }
        }
        return rows;
    }

    private Ask ask(Query query) {
        Ask ask = ask(query.text());
        return query.tag() == null
                ? ask
                : new Ask.All(List.of(ask, new Ask.Text(Ask.Field.TAG, query.tag(), true, false)));
    }

    private Ask ask(String text) {
        if (text.isBlank()) {
            return new Ask.Everything();
        }
        ZoneId zone = ZoneId.systemDefault();
        return Ask.parse(text, zone, LocalDate.ofInstant(clock.instant(), zone));
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

    /// The pieces of these articles that show why `text` found them; a row without one is left out.
    /// Ask for those on screen.
    public Map<Integer, Passage> passages(String text, int[] rows) {
        Ask ask = ask(text);
        if (!ask.needsIndex()) {
            return Map.of();
        }
        Marker marker = indexing.ask(index -> index.marker(ask));
        Map<Integer, Passage> passages = new HashMap<>();
        read(connection -> new ArticleReader(connection).searchable(rows))
                .forEach(article -> {
                    Passage passage = marker.passage(article.body().plainText(), PASSAGE_CHARS);
                    if (passage == null && article.givenSummary() != null) {
                        passage = marker.passage(article.givenSummary(), PASSAGE_CHARS);
                    }
                    if (passage != null) {
                        passages.put(article.seq(), passage);
                    }
                });
        return passages;
    }

    /// Finds in any text what the search `text` looks for: a function of one thread.
    public Function<String, List<Passage.Span>> marker(String text) {
        Ask ask = ask(text);
        return ask.needsIndex()
                ? indexing.ask(index -> index.marker(ask))::matches
                : words -> List.of();
    }

    /// What was typed with its unknown words put right, for when nothing was found.
    public Optional<String> didYouMean(String text) {
        return ask(text).needsIndex()
                ? indexing.ask(index -> index.didYouMean(text))
                : Optional.empty();
    }

    /// What the word at `caret` of a search may become.
    public List<Completion> completions(String text, int caret) {
        List<String> names =
                categories().stream()
                        .map(CategoryCount::category)
                        .filter(Objects::nonNull)
                        .map(Category::name)
                        .distinct()
                        .toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        return indexing.ask(index -> index.completions(text, caret, names, today)).stream()
                .filter(one -> !text.substring(one.from(), one.to()).equals(one.replacement()))
                .map(one ->
                        new Completion(
                                one.from(),
                                one.to(),
                                one.replacement(),
                                one.label(),
                                one.meaning()))
                .toList();
    }

    /// Searches kept under a name, by name. What they find is counted in the background after every
    /// change; [LibraryChange.SavedSearchesChanged] tells when it is.
    public List<SavedSearch> savedSearches() {
        return searches.all();
    }

    /// Keeps a question under a name. Publishes [LibraryChange.SavedSearchesChanged].
    ///
    /// @return its number
    /// @throws LibraryException the name is empty, longer than 100 characters or taken, or the
    ///   query asks for everything
    public int saveSearch(String name, Query query) {
        String plain = searchName(name, query, 0);
        return changeSearches(store -> store.add(plain, SavedSearches.values(query)));
    }

    private String searchName(String name, Query query, int number) {
        String plain = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw new LibraryException(
                    "A saved search needs a name of 1 to " + LONGEST_NAME + " characters");
        }
        if (query.isEverything()) {
            throw new LibraryException("A saved search needs a text, a filter or a category");
        }
        String folded = Folded.text(plain);
        for (SavedSearch other : searches.known()) {
            if (other.number() != number && Folded.text(other.name()).equals(folded)) {
                throw new LibraryException("There is a saved search called " + other.name());
            }
        }
        return plain;
    }

    /// Gives a saved search another name or question; one that was deleted comes back.
    ///
    /// @throws LibraryException as for [#saveSearch], or there never was one of that number
    public void changeSearch(int number, String name, Query query) {
        String plain = searchName(name, query, number);
        if (!changeSearches(store -> store.change(number, plain, SavedSearches.values(query)))) {
            throw new LibraryException("There is no saved search " + number);
        }
    }

    /// Takes a saved search away; [#changeSearch] brings it back.
    public void deleteSearch(int number) {
        changeSearches(store -> store.delete(number));
    }

    private interface SearchWork<T> {
        T on(SearchStore store) throws SQLException;
    }

    private <T> T changeSearches(SearchWork<T> work) {
        record Changed<T>(T result, List<SavedQuestion> all) {}
        return write(
                connection -> {
                    SearchStore store = new SearchStore(connection);
                    T result = work.on(store);
                    return new Changed<>(result, store.all());
                },
                changed -> {
                    searches.load(changed.all);
                    publish(new LibraryChange.SavedSearchesChanged());
                    return changed.result;
                });
    }

    /// How far the search index has followed; [LibraryChange.IndexFollowed] tells of it.
    public IndexProgress indexProgress() {
        return indexing.progress();
    }

    /// Opens the search index and has it and the reader's words catch up, in the background. A
    /// first search does so too, but then waits until it is open.
    public void openIndex() {
        indexing.begin();
        vocabulary.wake();
    }

    /// Waits until `query` finds all that was added by now; for those who ask once.
    ///
    /// @return false where `atMost` was over before
    public boolean awaitIndex(Query query, Duration atMost) {
        return !ask(query).needsIndex() || indexing.awaitDone(atMost);
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Catalog.Totals totals = catalog.totals();
        ReadingLog readings = record.log();
        Sums ever = readings.total(Period.ALL);
        return new Statistics(
                totals.articles(),
                totals.unread(),
                totals.starred(),
                totals.words(),
                ever.readings(),
                ever.words(),
                readings.total(new Period(today, today)).words(),
                readings.total(new Period(monday, today)).words(),
                readings.pace(),
                totals.importedReadings());
    }

    /// Keeps the top of the whole list in that order and the counts, for a window to show while it
    /// opens this library the next time; [FirstRows#read] finds them until something changes.
    ///
    /// @param zone where the reader's days begin
    /// @return false where the library was changed meanwhile: ask again later
    public boolean keepFirstRows(Query.Sort sort, boolean descending, ZoneId zone) {
        Query everything = Query.ALL.withSort(sort, descending);
        return firstRows.keep(
                everything,
                () -> {
                    ArticleList all = find(everything);
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
        record.close();
        vocabulary.close();
        searches.close();
        indexing.close();
        imports.close();
        database.close();
        publisher.close();
    }

    private <T> T read(Database.Work<T> work) {
        return telling(() -> database.read(work));
    }

    /// Writes, and once that is on disk lets `after` tell the catalog and the listeners, in the
    /// order of the writes.
    private <T, R> R write(Database.Work<T> work, Function<T, R> after) {
        return firstRows.changing(() -> telling(() -> database.write(work, after)));
    }

    static <T> T telling(Supplier<T> work) {
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
