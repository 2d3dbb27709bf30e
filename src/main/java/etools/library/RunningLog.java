package etools.library;

import etools.article.Category;
import etools.reading.LoggedReading;
import etools.reading.Names;
import etools.reading.ReadingBlocks;
import etools.reading.ReadingLog;
import etools.store.BlockStore;
import etools.store.BlockStore.Block;
import etools.store.Database;
import etools.store.Labels;
import etools.store.ReadingStep;
import etools.store.ReadingStore;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/// The readings in memory, as they are on disk: loaded in the background when the library opens,
/// from then on told of every change. Sees to the blocks they are loaded from.
final class RunningLog implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("etools.library");

    /// Blocks read at once.
    private static final int BLOCKS = 16;

    /// Once there are enough, a reading that goes on for long may hold them up.
    private static final int PACK_EVERY = 256;

    private final Database database;
    private final LongPredicate underWay;
    private final ReadingLog log = new ReadingLog();
    private final Map<Integer, String> labels = new ConcurrentHashMap<>();
    private final Names names;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("library-readings")::unstarted);
    private volatile CompletableFuture<ReadingLog> loaded = new CompletableFuture<>();
    private volatile boolean closed;

    /// What changes while the readings are being loaded; null when they are.
    private @Nullable List<Consumer<ReadingLog>> waiting = new ArrayList<>();

    /// The highest number in the log.
    private long highest;

    /// How many readings stand in no block.
    private final AtomicInteger loose = new AtomicInteger();

    /// How often loading was asked for.
    private int asked;

    /// Whether the blocks on disk cannot be used.
    private volatile boolean damaged;

    /// @param underWay whether the reading of a number may still go on; asked by the writer
    RunningLog(
            Database database,
            Supplier<Map<Integer, Category>> categories,
            LongPredicate underWay) {
        this.database = database;
        this.underWay = underWay;
        names =
                new Names() {
                    @Override
                    public String categoryId(int category) {
                        Category known = categories.get().get(category);
                        return known == null ? "" : known.id();
                    }

                    @Override
                    public String categoryName(int category) {
                        Category known = categories.get().get(category);
                        return known == null ? "" : known.name();
                    }

                    @Override
                    public String label(int label) {
                        return labels.getOrDefault(label, "");
                    }
                };
    }

    /// Waits until the readings are loaded.
    ReadingLog get() {
        try {
            return loaded.join();
        } catch (CompletionException e) {
            return Library.telling(() -> {
                throw e.getCause() instanceof RuntimeException known ? known : e;
            });
        }
    }

    /// Begins to load, in the background; what was being loaded is loaded anew.
    void load() {
        synchronized (this) {
            asked++;
            if (waiting == null) {
                waiting = new ArrayList<>();
            }
            if (loaded.isDone()) {
                loaded = new CompletableFuture<>();
            }
        }
        inBackground(this::loadNow);
    }

    /// Runs after what was begun before.
    void inBackground(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.log(
                            closed ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
                            "the readings' work in the background failed",
                            e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the library is being closed", e);
        }
    }

    private void loadNow() {
        int mine;
        synchronized (this) {
            mine = asked;
            if (waiting == null) {
                return;
            }
        }
        RuntimeException failure = null;
        try {
            database.read(this::read);
        } catch (RuntimeException e) {
            failure = e;
            if (!closed) {
                LOG.log(System.Logger.Level.ERROR, "the readings cannot be loaded", e);
            }
        }
        synchronized (this) {
            if (asked != mine) {
                return; // that load is the next to run
            }
            if (failure != null) {
                loaded.completeExceptionally(failure);
                return;
            }
            List<Consumer<ReadingLog>> meanwhile = waiting == null ? List.of() : waiting;
            waiting = null;
            meanwhile.forEach(change -> change.accept(log));
            loaded.complete(log);
        }
        pack();
    }

    private ReadingLog read(Connection connection) throws SQLException {
        labels.clear();
        labels.putAll(new Labels(connection).all());
        ReadingStore store = new ReadingStore(connection);
        ReadingLog.Loader loader = new ReadingLog.Loader(store.count());
        if (!readBlocks(new BlockStore(connection), loader)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "packed readings are damaged or of another version and are made anew");
            damaged = true;
            loader = new ReadingLog.Loader(store.count());
        }
        int packed = loader.size();
        while (true) {
            stopIfClosed();
            List<LoggedReading> rows = store.after(loader.latest(), BlockStore.READINGS);
            rows.forEach(loader::add);
            if (rows.isEmpty()) {
                break;
            }
        }
        loose.set(loader.size() - packed);
        highest = loader.latest();
        log.replace(loader, names);
        return log;
    }

    private void stopIfClosed() {
        if (closed) {
            throw new LibraryException("The library is closed");
        }
    }

    /// @return false where a block cannot be used
    private boolean readBlocks(BlockStore store, ReadingLog.Loader loader) throws SQLException {
        int after = 0;
        while (true) {
            stopIfClosed();
            List<Block> blocks = store.after(after, BLOCKS);
            if (blocks.isEmpty()) {
                return true;
            }
            for (Block block : blocks) {
                try {
                    if (!ReadingBlocks.decode(block.content(), loader)
                            || loader.latest() != block.lastReading()) {
                        return false;
                    }
                } catch (IllegalArgumentException e) {
                    LOG.log(System.Logger.Level.DEBUG, "block " + block.number(), e);
                    return false;
                }
                after = block.number();
            }
        }
    }

    /// Puts readings that are over into blocks, some thousand at a time.
    private void pack() {
        try {
            while (!closed && packOne()) {
                LOG.log(System.Logger.Level.DEBUG, "readings were packed");
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(System.Logger.Level.WARNING, "readings cannot be packed", e);
            }
        }
    }

    /// @return whether there may be more
    private boolean packOne() {
        return database.write(
                connection -> {
                    BlockStore blocks = new BlockStore(connection);
                    if (damaged) {
                        blocks.keep(0);
                        damaged = false;
                    }
                    List<LoggedReading> readings =
                            new ReadingStore(connection)
                                    .after(blocks.lastReading(), BlockStore.READINGS);
                    if (readings.size() < BlockStore.READINGS
                            || readings.stream()
                                    .anyMatch(reading -> underWay.test(reading.number()))) {
                        return false;
                    }
                    blocks.add(readings.getLast().number(), ReadingBlocks.encode(readings));
                    return true;
                },
                added -> {
                    if (added) {
                        loose.addAndGet(-BlockStore.READINGS);
                    }
                    return added;
                });
    }

    void add(ReadingStore.Recorded recorded) {
        labels.putAll(recorded.labels());
        LoggedReading reading = recorded.reading();
        tell(to -> {
            if (reading.number() > highest) { // else it was on disk when the others were read
                to.add(reading);
                highest = reading.number();
                int unpacked = loose.incrementAndGet();
                if (unpacked >= BlockStore.READINGS && unpacked % PACK_EVERY == 0) {
                    inBackground(this::pack);
                }
            }
        });
    }

    /// The log, where it is loaded; for the writer, before which all changes have been told.
    synchronized Optional<ReadingLog> loaded() {
        return waiting == null ? Optional.of(log) : Optional.empty();
    }

    Names names() {
        return names;
    }

    void change(long number, ReadingStep step) {
        tell(to ->
                to.change(number, step.openMs(), step.activeMs(), step.began(), step.furthest()));
    }

    private synchronized void tell(Consumer<ReadingLog> change) {
        if (waiting == null) {
            change.accept(log);
        } else {
            waiting.add(change);
        }
    }

    /// Waits for what is under way; must be called before the store closes.
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
    }
}
