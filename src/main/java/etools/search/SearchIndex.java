package etools.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FileSwitchDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The index of one library, in a folder of its own. Any thread may call it; none of its calls is
/// interrupted. A call that cannot read or write its files throws an [UncheckedIOException] with a
/// line for the reader; the index is then to be closed and opened again, and goes on from its last
/// commit.
public final class SearchIndex implements AutoCloseable {

    /// Lucene would say on standard error that it runs without an incubating module. Held here, as
    /// a logger that nobody holds forgets its level.
    private static final java.util.logging.Logger LUCENE =
            java.util.logging.Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(java.util.logging.Level.SEVERE);
    }

    private static final Logger LOG = System.getLogger(SearchIndex.class.getName());

    private static final double BUFFER_MB = 48;

    /// Endings of the files with the dictionary, lengths of texts and rows: 45 MB at a million.
    private static final Set<String> MAPPED = Set.of("tim", "tip", "nvd", "dvd");

    private static final ThreadLocal<ArticleDocument> DOCUMENTS =
            ThreadLocal.withInitial(ArticleDocument::new);

    /// A file that says so, for the next opening.
    private static final String DAMAGED = "damaged";

    private static final String VERSION = "version";
    private static final String ROW = "row";
    private static final String REVISION = "revision";
    private static final String CHECK = "check";

    private final Path folder;
    private final Rows rows = new Rows();
    private final ExecutorService executor =
            Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("search-", 1).factory());

    /// Emptying exchanges the files; everything else may go on side by side.
    private final ReentrantReadWriteLock files = new ReentrantReadWriteLock();

    private final AtomicLong changes = new AtomicLong();
    private volatile long changesSeen;
    private Open open;

    /// What is open of the folder.
    private record Open(Directory directory, IndexWriter writer, SearcherManager searchers) {

        /// Gives up what was not committed, and merges under way: they are done again some time.
        void close() throws IOException {
            try (directory) {
                searchers.close();
                writer.rollback();
            }
        }
    }

    private SearchIndex(Path folder) throws IOException {
        this.folder = folder;
        open = openOrMakeAnew();
    }

    /// Opens the index in `folder`; where there is none, a damaged one or one of another version of
    /// E-Tools, makes an empty one in its place.
    public static SearchIndex open(Path folder) {
        try {
            return new SearchIndex(folder);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private Open openOrMakeAnew() throws IOException {
        try {
            if (Files.exists(folder.resolve(DAMAGED))) {
                throw new CorruptIndexException("seen while it was used", folder.toString());
            }
            Open known = openFolder();
            if (isOfThisVersion(known)) {
                return known;
            }
            known.close();
            LOG.log(Logger.Level.INFO, "The search index in {0} is of another version", folder);
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!(e instanceof NoSuchFileException) && !isInTheWay()) {
                throw e;
            }
            warnOfDamage(e);
        } catch (IOException | RuntimeException e) {
            warnOfDamage(e);
        }
        deleteFiles(folder);
        return openFolder();
    }

    private void warnOfDamage(Exception e) {
        LOG.log(
                Logger.Level.WARNING,
                "The search index in {0} is damaged, it is made anew: {1}",
                folder,
                e.toString());
    }

    /// Whether something that is no folder has its name.
    private boolean isInTheWay() {
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder);
    }

    private Open openFolder() throws IOException {
        Files.createDirectories(folder);
        Directory directory = directory(folder);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, config());
            // reads the ends of all files, so that damage is known now
            SearcherManager searchers =
                    new SearcherManager(
                            writer,
                            new SearcherFactory() {
                                @Override
                                public IndexSearcher newSearcher(
                                        IndexReader reader, @Nullable IndexReader previous) {
                                    return new Searcher(reader, rows, executor);
                                }
                            });
            Open opened = new Open(directory, writer, searchers);
            IndexPoint point = point(opened);
            // rows that a commit caught beyond its point come again
            writer.deleteDocuments(
                    IntPoint.newRangeQuery(Fields.ROW, point.row() + 1, Integer.MAX_VALUE));
            searchers.maybeRefreshBlocking();
            return opened;
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /// What is read here and there is mapped into memory, what is read from end to end comes
    /// through buffers. At a million articles and after many questions of every kind the process
    /// had 1,030 MB resident with all files mapped, 440 MB with this and 410 MB with none; but with
    /// none, two words by relevance took half as much CPU time again.
    private static Directory directory(Path folder) throws IOException {
        return new FileSwitchDirectory(
                MAPPED, new MMapDirectory(folder), new NIOFSDirectory(folder), true);
    }

    private static IndexWriterConfig config() {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(8, 1);
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(8);
        return new IndexWriterConfig()
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(merges)
                .setMergePolicy(policy)
                .setUseCompoundFile(false)
                .setCommitOnClose(false);
    }

    private static boolean isOfThisVersion(Open open) {
        Map<String, String> data = commitData(open.writer);
        return data.isEmpty()
                ? open.writer.getDocStats().maxDoc == 0
                : Integer.toString(Tokens.VERSION).equals(data.get(VERSION));
    }

    private static Map<String, String> commitData(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        Map<String, String> data = new HashMap<>();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    private static void deleteFiles(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Deletes the index in `folder`, which nobody has open; there need not be one.
    public static void delete(Path folder) {
        try {
            deleteFiles(folder);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /// What the last commit held.
    public IndexPoint point() {
        return reading(SearchIndex::point);
    }

    private static IndexPoint point(Open open) {
        Map<String, String> data = commitData(open.writer);
        return data.isEmpty()
                ? IndexPoint.NOTHING
                : new IndexPoint(
                        Integer.parseInt(data.getOrDefault(ROW, "")),
                        Long.parseLong(data.getOrDefault(REVISION, "")),
                        Long.parseLong(data.getOrDefault(CHECK, "")));
    }

    /// Adds articles whose rows the index does not hold yet; several threads may at once.
    public void add(List<IndexedArticle> articles) {
        if (articles.isEmpty()) {
            return;
        }
        reading(current -> {
            long sequence = current.writer.addDocuments(documents(articles));
            changes.incrementAndGet();
            return sequence;
        });
    }

    /// Adds articles in place of what the index holds for their rows.
    public void replace(List<IndexedArticle> articles) {
        if (articles.isEmpty()) {
            return;
        }
        int[] replaced = articles.stream().mapToInt(IndexedArticle::row).toArray();
        reading(current -> {
            long sequence =
                    current.writer.updateDocuments(
                            IntPoint.newSetQuery(Fields.ROW, replaced), documents(articles));
            changes.incrementAndGet();
            return sequence;
        });
    }

    /// Each is made when Lucene asks for it, and taken in before it asks for the next.
    private Iterable<Document> documents(List<IndexedArticle> articles) {
        ArticleDocument document = DOCUMENTS.get();
        return () -> {
            Iterator<IndexedArticle> next = articles.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return next.hasNext();
                }

                @Override
                public Document next() {
                    return document.of(next.next());
                }
            };
        };
    }

    /// Empties the index.
    public void clear() {
        files.writeLock().lock();
        try {
            open.close();
            deleteFiles(folder);
            open = openFolder();
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            files.writeLock().unlock();
        }
    }

    /// Writes to disk what was added so far.
    public synchronized void commit(IndexPoint point) {
        reading(current -> {
            current.writer.setLiveCommitData(
                    Map.of(
                                    VERSION, Integer.toString(Tokens.VERSION),
                                    ROW, Integer.toString(point.row()),
                                    REVISION, Long.toString(point.revision()),
                                    CHECK, Long.toString(point.check()))
                            .entrySet());
            return current.writer.commit();
        });
    }

    /// The rows that fit `ask`, among all that were added before this call.
    ///
    /// @param best how many of the most relevant are wanted in order, or 0
    public Found find(Ask ask, Facts facts, int best) {
        return searching(searcher -> searcher.find(ask, facts, best));
    }

    public Marker marker(Ask ask) {
        return new Marking(ask);
    }

    /// What was typed with its unknown words put right, where such words are in the index.
    public Optional<String> didYouMean(String typed) {
        return searching(searcher -> new Corrections(searcher).of(typed));
    }

    /// What the word at `caret` may become: field names, and the values of a field.
    ///
    /// @param categories their ids and names
    public List<Completion> completions(
            String typed, int caret, List<String> categories, LocalDate today) {
        return searching(
                searcher -> new Completions(typed, caret, categories, today, searcher).list());
    }

    /// Rows of articles whose text may be nearly `body`, the likeliest first. A short text has
    /// none.
    public int[] alike(String body, int most) {
        long sketch = Sketch.of(body);
        return sketch == Sketch.NONE
                ? new int[0]
                : searching(searcher -> searcher.alike(sketch, most));
    }

    private interface Reading<T> {
        T read(Open open) throws IOException;
    }

    private interface Searching<T> {
        T search(Searcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        files.readLock().lock();
        try {
            try {
                return reading.read(open);
            } catch (AlreadyClosedException e) {
                Throwable why = open.writer.getTragicException();
                throw why instanceof IOException failure ? failure : new IOException(e);
            }
        } catch (CorruptIndexException | EOFException e) {
            rememberDamage();
            throw failed(folder, e);
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            files.readLock().unlock();
        }
    }

    private <T> T searching(Searching<T> searching) {
        return reading(current -> {
            long now = changes.get();
            if (now != changesSeen) {
                current.searchers.maybeRefreshBlocking();
                changesSeen = now;
            }
            Searcher searcher = (Searcher) current.searchers.acquire();
            try {
                return searching.search(searcher);
            } catch (AlreadyClosedException e) {
                throw e;
            } catch (RuntimeException | AssertionError e) {
                // a damaged list of articles is read until something overflows
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    leaf.reader().checkIntegrity();
                }
                throw e;
            } finally {
                current.searchers.release(searcher);
            }
        });
    }

    private void rememberDamage() {
        try {
            Files.writeString(folder.resolve(DAMAGED), "");
        } catch (IOException e) {
            LOG.log(Logger.Level.WARNING, "The damage of {0} cannot be noted: {1}", folder, e);
        }
    }

    private static UncheckedIOException failed(Path folder, IOException cause) {
        String why =
                switch (cause) {
                    case LockObtainFailedException _ -> "another E-Tools has it open";
                    case AccessDeniedException denied ->
                            "E-Tools may not write " + denied.getFile();
                    default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
                };
        return new UncheckedIOException(
                "The search index in " + folder + " cannot be used: " + why, cause);
    }

    @Override
    public void close() {
        files.writeLock().lock();
        try {
            executor.shutdown();
            open.close();
        } catch (IOException e) {
            throw failed(folder, e);
        } finally {
            files.writeLock().unlock();
        }
    }
}
