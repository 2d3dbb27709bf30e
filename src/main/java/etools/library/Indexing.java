package etools.library;

import etools.search.IndexPoint;
import etools.search.IndexedArticle;
import etools.search.SearchIndex;
import etools.store.ArticleReader;
import etools.store.ArticleReader.Searchable;
import etools.store.ArticleState;
import etools.store.ArticleWriter;
import etools.store.Database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Keeps the search index at the library's heels: first catches up with what the store has and the
/// index has not, then takes what is added, in the order of the writes.
///
/// The store is written first and acknowledges; the index is committed every few seconds together
/// with the point it has reached. So after a kill a few seconds' articles are read again from the
/// store, and a missing or damaged index is made of it whole.
final class Indexing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("etools.library");

    /// Articles indexed between two commits: what a kill makes the next start read again.
    private static final int COMMIT_ARTICLES = 16_000;

    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int WAITING_JOBS = 4;

    /// So many in a row without a commit between, and the index is given up until the next start.
    private static final int MOST_FAILURES = 3;

    private static final int CHUNK = 1000;

    /// What one write brought.
    ///
    /// @param texts the new articles, or null where they are to be read from the store
    private record Job(
            @Nullable List<IndexedArticle> texts,
            List<IndexedArticle> replaced,
            int highestRow,
            long revision) {}

    private final Path folder;
    private final Database database;
    private final Catalog catalog;
    private final Consumer<IndexProgress> told;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final ExecutorService second =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("library-index-2")::unstarted);
    private final ExecutorService committer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("library-index-commit")::unstarted);
    private @Nullable Future<?> committing;
    private @Nullable Thread thread;
    private volatile @Nullable SearchIndex index;
    private volatile @Nullable RuntimeException failure;
    private volatile int indexedRow;
    private volatile int wantedRow;
    private volatile boolean closing;
    private volatile boolean caughtUp;
    private volatile boolean broken;
    private volatile long revision;
    private volatile long wantedRevision;
    private int failures;
    private int uncommitted;
    private long uncommittedSince;
    private long lastTold;

    Indexing(Path folder, Database database, Catalog catalog, Consumer<IndexProgress> told) {
        this.folder = folder;
        this.database = database;
        this.catalog = catalog;
        this.told = told;
    }

    /// Opens the index and has it catch up, both on a thread of its own; the first call does.
    synchronized void begin() {
        if (thread == null && !closing) {
            wantedRow = catalog.end() - 1;
            thread = Thread.ofPlatform().daemon().name("library-index").start(this::run);
        }
    }

    /// Asks the index, however far it is; waits until it is open.
    ///
    /// @throws LibraryException it cannot be used
    <T> T ask(Function<SearchIndex, T> question) {
        begin();
        SearchIndex open = awaitOpen();
        try {
            return question.apply(open);
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "asking the search index in " + folder, e);
            synchronized (this) {
                broken |= index == open;
                notifyAll();
            }
            throw new LibraryException(
                    "The search index in "
                            + folder
                            + " could not be read and is being put right; search again in a moment",
                    e);
        }
    }

    private SearchIndex awaitOpen() {
        boolean interrupted = false;
        try {
            synchronized (this) {
                while (true) {
                    SearchIndex open = index;
                    if (open != null) {
                        return open;
                    }
                    RuntimeException why = failure;
                    if (why != null || closing) {
                        throw why == null
                                ? new LibraryException("The library is being closed")
                                : new LibraryException(
                                        "Searching does not work: " + why.getMessage(), why);
                    }
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Called on the writing thread, in the order of the writes, once the catalog knows the rows.
    synchronized void added(
            List<IndexedArticle> fresh,
            List<IndexedArticle> replaced,
            int highestRow,
            long newRevision) {
        if (failure != null || closing) {
            return;
        }
        begin();
        wantedRow = Math.max(wantedRow, highestRow);
        wantedRevision = Math.max(wantedRevision, newRevision);
        boolean full = jobs.size() >= WAITING_JOBS && !caughtUp;
        jobs.add(new Job(full ? null : fresh, replaced, highestRow, newRevision));
        notifyAll();
    }

    /// Waits while much is waiting, so that those who add do not run ahead of the index. While it
    /// still catches up nobody waits: what is added then is read from the store later.
    synchronized void awaitRoom() {
        boolean interrupted = false;
        while (jobs.size() >= WAITING_JOBS && caughtUp && failure == null && !closing) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until all that was added by now is found, or nothing more can be.
    ///
    /// @return false where `atMost` was over before
    boolean awaitDone(Duration atMost) {
        begin();
        long end = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        synchronized (this) {
            int row = wantedRow;
            long replaced = wantedRevision;
            while (failure == null && !closing && !hasReached(row, replaced)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                try {
                    wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return failure != null || closing || hasReached(row, replaced);
        }
    }

    private boolean hasReached(int row, long replaced) {
        return caughtUp && indexedRow >= row && revision >= replaced;
    }

    IndexProgress progress() {
        boolean opening = index == null && failure == null;
        if (failure != null || opening) { // there is nothing to wait for, or not known yet
            return new IndexProgress(wantedRow, wantedRow);
        }
        return new IndexProgress(
                Math.min(indexedRow, wantedRow), Math.max(wantedRow, catalog.end() - 1));
    }

    private void run() {
        while (!follow() && !closing) {
            LOG.log(System.Logger.Level.INFO, "the search index is opened again");
        }
        second.shutdown();
        committer.shutdown();
    }

    /// Opens the index and follows the library with it.
    ///
    /// @return false where it broke and is worth another try
    private boolean follow() {
        SearchIndex open = null;
        try {
            open = SearchIndex.open(folder);
            IndexPoint point = open.point();
            if (!isOurs(point)) {
                open.clear();
                point = IndexPoint.NOTHING;
            }
            indexedRow = point.row();
            revision = point.revision();
            uncommitted = 0;
            synchronized (this) {
                broken = false;
                index = open;
                notifyAll();
            }
            catchUp(open);
            follow(open);
            commit(open);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the search index in " + folder, e);
            synchronized (this) {
                index = null;
                caughtUp = false;
                jobs.clear(); // the store has them
                if (++failures >= MOST_FAILURES || !(e instanceof UncheckedIOException)) {
                    failure =
                            e instanceof RuntimeException known
                                    ? known
                                    : new IllegalStateException(e);
                }
                notifyAll();
                return failure != null;
            }
        } finally {
            awaitLastCommit();
            close(open);
        }
    }

    /// After a failure: nothing may be under way when the index is closed.
    private void awaitLastCommit() {
        try {
            awaitCommit();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the last commit of the search index", e);
        }
    }

    private static void close(@Nullable SearchIndex open) {
        if (open != null) {
            try {
                open.close();
            } catch (UncheckedIOException e) {
                LOG.log(System.Logger.Level.WARNING, "closing the search index", e);
            }
        }
    }

    private void throwIfBroken() {
        if (broken) {
            throw new UncheckedIOException(new IOException("a search could not read it"));
        }
    }

    /// An index that knows more than the store, or another article in a row, is another library's.
    private boolean isOurs(IndexPoint point) {
        if (point.row() == 0) {
            return point.revision() == 0;
        }
        long highest = database.read(ArticleWriter::highestRevision);
        return point.revision() <= highest && point.check() == check(point.row());
    }

    private long check(int row) {
        ArticleState state = catalog.state(row);
        return state == null ? 0 : state.createdMs();
    }

    /// Reads from the store what the last commit did not hold.
    private void catchUp(SearchIndex open) {
        long newest = database.read(ArticleWriter::highestRevision);
        if (newest > revision) {
            long since = revision;
            int[] replaced =
                    database.read(connection -> new ArticleReader(connection).replacedSince(since));
            int known = indexedRow;
            int[] again = Arrays.stream(replaced).filter(row -> row <= known).toArray();
            for (int from = 0; from < again.length && !closing; from += CHUNK) {
                int[] chunk = Arrays.copyOfRange(again, from, Math.min(again.length, from + CHUNK));
                List<IndexedArticle> texts = read(chunk);
                open.replace(texts);
                uncommitted(texts.size());
            }
            if (closing) {
                return; // the point stays where it was
            }
            revision = newest;
        }
        addFromStore(open, catalog.end() - 1);
        synchronized (this) {
            caughtUp = !closing;
            notifyAll();
        }
        tell(true);
    }

    /// Reads one stretch while the one before is being indexed.
    private void addFromStore(SearchIndex open, int to) {
        @Nullable Future<?> before = null;
        int before_to = indexedRow;
        for (int from = indexedRow + 1; from <= to && !closing; from += CHUNK) {
            int last = Math.min(to, from + CHUNK - 1);
            List<IndexedArticle> texts = read(IntStream.rangeClosed(from, last).toArray());
            if (before != null) {
                reached(open, before, before_to);
            }
            before_to = last;
            before = second.submit(() -> open.add(texts));
        }
        if (before != null) {
            reached(open, before, before_to);
        }
    }

    private void reached(SearchIndex open, Future<?> indexed, int row) {
        throwIfBroken();
        get(indexed);
        uncommitted(row - indexedRow);
        indexedRow = row;
        commitIfDue(open, false);
        tell(false);
    }

    private List<IndexedArticle> read(int[] rows) {
        return database.read(connection -> new ArticleReader(connection).searchable(rows)).stream()
                .map(Indexing::indexed)
                .toList();
    }

    static IndexedArticle indexed(Searchable article) {
        return new IndexedArticle(
                article.seq(),
                article.title(),
                article.body().plainText(),
                article.givenSummary(),
                article.tags(),
                article.url(),
                article.credits());
    }

    private void follow(SearchIndex open) {
        while (true) {
            throwIfBroken();
            Job job = next();
            if (job == null) {
                if (closing) {
                    return;
                }
                commitIfDue(open, true);
                continue;
            }
            if (job.highestRow > indexedRow) {
                if (job.texts == null || !isNext(job)) {
                    addFromStore(open, job.highestRow);
                } else {
                    addHalves(open, job.texts);
                    uncommitted(job.texts.size());
                    indexedRow = job.highestRow;
                }
            }
            if (job.revision > revision) {
                open.replace(job.replaced);
                uncommitted(job.replaced.size());
                revision = job.revision;
            }
            synchronized (this) {
                jobs.remove();
                notifyAll();
            }
            commitIfDue(open, false);
            tell(jobsDone());
        }
    }

    private synchronized boolean jobsDone() {
        return jobs.isEmpty();
    }

    /// Whether its texts are all that lies between the index and its highest row.
    private boolean isNext(Job job) {
        return job.texts != null && indexedRow + job.texts.size() == job.highestRow;
    }

    /// The next job, which stays in the queue until it is done, or null after a while without one.
    private synchronized @Nullable Job next() {
        long end = System.nanoTime() + COMMIT_NANOS;
        long left = COMMIT_NANOS;
        while (jobs.isEmpty() && !closing && !broken && left > 0) {
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                LOG.log(System.Logger.Level.WARNING, "nobody interrupts the index", e);
            }
            left = end - System.nanoTime();
        }
        return jobs.peek();
    }

    private void addHalves(SearchIndex open, List<IndexedArticle> texts) {
        int half = texts.size() / 2;
        Future<?> first = second.submit(() -> open.add(texts.subList(0, half)));
        try {
            open.add(texts.subList(half, texts.size()));
        } finally {
            get(first);
        }
    }

    private void uncommitted(int more) {
        if (uncommitted == 0) {
            uncommittedSince = System.nanoTime();
        }
        uncommitted += more;
    }

    private void commitIfDue(SearchIndex open, boolean idle) {
        boolean due =
                uncommitted >= COMMIT_ARTICLES
                        || (idle
                                && uncommitted > 0
                                && System.nanoTime() - uncommittedSince >= COMMIT_NANOS);
        if (due && (committing == null || committing.isDone())) {
            beginCommit(open);
        }
    }

    /// Commits beside what is added next: a row that came too late for the point comes again.
    private void beginCommit(SearchIndex open) {
        awaitCommit();
        IndexPoint point = new IndexPoint(indexedRow, revision, check(indexedRow));
        uncommitted = 0;
        committing = committer.submit(() -> open.commit(point));
    }

    private void awaitCommit() {
        if (committing != null) {
            Future<?> last = committing;
            committing = null;
            get(last);
            failures = 0;
        }
    }

    private void commit(SearchIndex open) {
        if (uncommitted > 0) {
            beginCommit(open);
        }
        awaitCommit();
    }

    private void tell(boolean atEnd) {
        long now = System.nanoTime();
        if (atEnd || now - lastTold >= TELL_NANOS) {
            lastTold = now;
            told.accept(progress());
        }
    }

    private static void get(Future<?> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Takes in what is waiting, unless it still catches up, and commits. The store must still be
    /// open.
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closing = true;
            if (!caughtUp) {
                jobs.clear();
            }
            running = thread;
            notifyAll();
        }
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        second.shutdown();
        committer.shutdown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
